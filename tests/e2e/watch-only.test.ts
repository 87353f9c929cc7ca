/** An account that is only looked at: all of it readable, nothing signed, what it did elsewhere found on the chain. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { until } from '@/scripts/process/until';
import { getText } from '@/scripts/start/texts';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const watched = getAddressOf('ada');

let stage: StagedChromium;
beforeAll(async () => {
  stage = await startStagedChromium({ configuration: null });
  await stage.ask('settings.write', { consented: true });
  const url = stage.chain.rpcUrl;
  await stage.ask('network.add', { url, operator: 'Embedded chain', own: true });
});
afterAll(() => stage?.close());

/** What the pane shows beside a label. */
const readPart = (page: Page, label: string) =>
  page.locator('.copy-call .facts-row', { hasText: label }).locator('code').first().textContent();

describe('watch-only', () => {
  test('default: no keystore is needed to look, and holdings, votes and power are read', async () => {
    const page = await stage.openPage('options.html#section=accounts');
    await page.getByRole('button', { name: getText('account_choice_watch_button') }).click();
    await page.getByLabel(getText('account_address')).fill(watched);
    await page.getByRole('button', { name: getText('account_watch') }).click();
    await page.getByText(getText('account_kind_watch_only')).waitFor();
    expect(await stage.ask('account.read', {})).toMatchObject({
      status: 'none',
      selected: watched,
    });
    expect((await stage.ask('holding.list', {})).length).toBeGreaterThan(0);
    await page.close();
  });

  test('behaviour: a vote ends in its call; sent by another, it is found by its event', async () => {
    const page = await stage.openPage('popup.html');
    await page.getByRole('tab', { name: /^Votes/ }).click();
    await page.locator('.vote-item button').first().click();
    await page.getByRole('radio', { name: getText('vote_for'), exact: true }).check();
    await page.getByRole('button', { name: getText('vote_review') }).click();
    await page.getByText(getText('copy_call_title')).waitFor();
    expect(
      await page.getByRole('button', { name: getText('confirm_sign'), exact: true }).count(),
    ).toBe(0);
    const data = await readPart(page, getText('copy_call_data'));
    await page.getByRole('button', { name: getText('confirm_follow') }).click();
    const [requested] = await stage.ask('activity.list', {});
    expect(requested).toMatchObject({ kind: 'vote', state: 'requested', hash: null });

    const record = requested?.record;
    if (!record) throw new Error('Nothing is followed.');
    const holdings = await stage.ask('holding.list', {});
    const governor = holdings.find(({ model }) => model.record.id === record.id)?.model.governor;
    const hash = await stage.chain.rpc('eth_sendTransaction', [
      { from: watched, to: governor, data },
    ]);
    const found = await until(
      async () => {
        const [entry] = await stage.ask('activity.list', {});
        return entry?.hash ? entry : null;
      },
      { what: 'the vote to be found', timeoutMs: 40_000, intervalMs: 500 },
    );
    expect(found.hash).toBe(hash);
    await page.close();
  });

  test('error: nothing is signed for it, whatever is asked', async () => {
    const [holding] = await stage.ask('holding.list', {});
    const record = holding?.model.record;
    if (!record) throw new Error('The account holds nothing.');
    const action = { kind: 'delegate', delegatee: watched } as const;
    const { id } = await stage.ask('stake.prepare', { record, action });
    const requestId = crypto.randomUUID();
    await expect(stage.ask('stake.submit', { preparedId: id, requestId })).rejects.toThrow(
      /signer\.watch_only/,
    );
  });
});
