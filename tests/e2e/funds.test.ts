/** Coin, tokens and shares sent and an allowance taken back, counted on the node itself. */
import { encodeFunctionData, erc20Abi, type Hex } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Holding } from '@/lib/protocol/messages';
import { openExtensionPage } from '@/scripts/browser/extension-worker';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { until } from '@/scripts/process/until';
import { getText } from '@/scripts/start/texts';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const me = getAddressOf('demo');
const recipient = '0x00000000000000000000000000000000000000b7';

let stage: StagedChromium;
let holding: Holding;
beforeAll(async () => {
  stage = await startStagedChromium();
  const holdings = await stage.ask('holding.list', {});
  const found = holdings.find(
    ({ position }) => position.tokenBalance > 10n && position.shares > 10n,
  );
  if (!found) throw new Error('The demo account holds no tokens and shares of one model.');
  holding = found;
});
afterAll(() => stage?.close());

async function read(to: string, functionName: 'balanceOf' | 'allowance', args: readonly string[]) {
  const data = encodeFunctionData({ abi: erc20Abi, functionName, args } as Parameters<
    typeof encodeFunctionData
  >[0]);
  return BigInt((await stage.chain.rpc('eth_call', [{ to, data }, 'latest'])) as Hex);
}

async function settle(requestId: string) {
  await until(
    async () => {
      const all = await stage.ask('activity.list', {});
      const state = all.find(({ id }) => id === requestId)?.state;
      return state === 'included' || state === 'final' || null;
    },
    { what: 'it to be in a block', timeoutMs: 40_000, intervalMs: 300 },
  );
}

type Action = Parameters<typeof stage.ask<'stake.prepare'>>[1]['action'];
async function act(action: Action) {
  const { record } = holding.model;
  const { id } = await stage.ask('stake.prepare', { record, action });
  const requestId = crypto.randomUUID();
  await stage.ask('stake.submit', { preparedId: id, requestId });
  await settle(requestId);
}

describe('funds', () => {
  test('default: the popup shows the address in full, to be copied and to be read by a camera', async () => {
    const path = `popup.html#locator=${holding.model.locator}&section=stake`;
    const { context, extensionId } = stage;
    const popup = await openExtensionPage(context, { extensionId, path });
    await popup.getByText(getText('funds_title')).click();
    expect(await popup.locator('.funds-address code').textContent()).toBe(me);
    const code = popup.getByRole('img', { name: getText('funds_qr') });
    const box = await code.boundingBox();
    // 29 modules and four of nothing at either side, four pixels each, in a hairline.
    expect([box?.width, box?.height]).toEqual([150, 150]);
    await popup.close();
  });

  test.each(['token', 'share'] as const)('default: a %s is at the recipient', async (asset) => {
    const contract = (asset === 'token' ? holding.model.token : holding.model.vault) as string;
    const before = await read(contract, 'balanceOf', [recipient]);
    await act({ kind: 'send', asset, recipient, amount: 3n });
    expect(await read(contract, 'balanceOf', [recipient])).toBe(before + 3n);
  });

  test('args: the network’s coin', async () => {
    await act({ kind: 'send', asset: 'native', recipient, amount: 5n });
    expect(BigInt((await stage.chain.rpc('eth_getBalance', [recipient, 'latest'])) as Hex)).toBe(
      5n,
    );
  });

  test('behaviour: an allowance that is there is taken back', async () => {
    const { token, vault } = holding.model as { token: Hex; vault: Hex };
    const data = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [vault, 9n] });
    await stage.chain.rpc('eth_sendTransaction', [{ from: me, to: token, data }]);
    await until(async () => (await read(token, 'allowance', [me, vault])) === 9n, {
      what: 'the allowance is there',
    });
    await act({ kind: 'revoke' });
    expect(await read(token, 'allowance', [me, vault])).toBe(0n);
  });

  test('error: nothing is prepared that a contract of the model could not give back', async () => {
    const { record, vault } = holding.model;
    const action = { kind: 'send', asset: 'token', recipient: vault as Hex, amount: 1n } as const;
    await expect(stage.ask('stake.prepare', { record, action })).rejects.toThrow(
      /staking\.recipient/,
    );
  });

  test('behaviour: from the popup: filled in, looked at, signed', async () => {
    const before = await read(holding.model.token as string, 'balanceOf', [recipient]);
    const page = await stage.openPage(`popup.html#section=stake`);
    await page.getByRole('tab', { name: getText('popup_view_stake') }).click();
    await page.getByText(getText('funds_title')).click();
    await page.getByLabel(getText('funds_recipient'), { exact: true }).fill(recipient);
    await page.getByLabel(getText('funds_amount'), { exact: true }).fill('1');
    await page.getByRole('button', { name: getText('funds_review') }).click();
    await page.getByRole('button', { name: getText('confirm_sign'), exact: true }).click();
    await until(
      async () => {
        const [entry] = await stage.ask('activity.list', {});
        return (entry?.kind === 'send' && entry.state === 'included') || null;
      },
      { what: 'it to be in a block', timeoutMs: 40_000, intervalMs: 300 },
    );
    const all = await stage.ask('activity.list', {});
    expect(all[0]).toMatchObject({ kind: 'send' });
    expect(
      await read(holding.model.token as string, 'balanceOf', [recipient]),
    ).toBeGreaterThanOrEqual(before);
    await page.close();
  });
});
