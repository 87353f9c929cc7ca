/** Wallets of the browser: in a hub's page, and from extension to extension, against a double that can go wrong in every way. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { getUnpackedId } from '@/scripts/browser/unpacked-id';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { until } from '@/scripts/process/until';
import { getText } from '@/scripts/start/texts';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';
import {
  answerPorts,
  createWalletDouble,
  doubleRdns,
  injectWallet,
  type WalletDouble,
} from '@/tests/helpers/wallet-double';
import type { MinedTransaction } from '@/tests/helpers/world';
import { listTransactions } from '@/tests/helpers/world';

const governed = '/mistralai/Mistral-7B-v0.1';
const folder = 'tests/fixtures/wallet-extension';
const keptInPage = getAddressOf('ada');
const keptByExtension = getAddressOf('bruno');

let stage: StagedChromium;
let inPage: WalletDouble;
let byPort: WalletDouble;

beforeAll(async () => {
  stage = await startStagedChromium({ configuration: null, others: [folder] });
  await stage.ask('settings.write', { consented: true });
  const url = stage.chain.rpcUrl;
  await stage.ask('network.add', { url, operator: 'Embedded chain', own: true });
  const other = getAddressOf('chidi');
  inPage = createWalletDouble({ chain: stage.chain, account: keptInPage, other });
  byPort = createWalletDouble({ chain: stage.chain, account: keptByExtension, other });
  const page = await stage.context.newPage();
  await injectWallet(page, inPage);
  await page.goto(`https://${stage.hub.host}${governed}`);
  const wallet = await stage.context.newPage();
  await answerPorts(wallet, byPort);
  await wallet.goto(`chrome-extension://${getUnpackedId(folder)}/wallet.html`);
});
afterAll(() => stage?.close());
afterEach(() => {
  for (const { switches } of [inPage, byPort]) {
    for (const name of Object.keys(switches)) delete switches[name as keyof typeof switches];
  }
});

let delegates = 0;
/** A call that is another one each time. */
async function prepareNext() {
  const [holding] = await stage.ask('holding.list', {});
  if (!holding) throw new Error('The account holds nothing.');
  delegates += 1;
  const delegatee = `0x${delegates.toString(16).padStart(40, '0')}` as const;
  const action = { kind: 'delegate', delegatee } as const;
  return stage.ask('stake.prepare', { record: holding.model.record, action });
}

async function submitNext() {
  const { id } = await prepareNext();
  const requestId = crypto.randomUUID();
  const submitted = await stage.ask('stake.submit', { preparedId: id, requestId });
  return { requestId, preparedId: id, submitted };
}

/** Waits until the journal says so of a request; its state then. */
const settle = (requestId: string, states: readonly string[]) =>
  until(
    async () => {
      const all = await stage.ask('activity.list', {});
      const entry = all.find(({ id }) => id === requestId);
      return entry && states.includes(entry.state) ? entry : null;
    },
    { what: `the request to be ${states.join(' or ')}`, timeoutMs: 40_000, intervalMs: 300 },
  );

const done = ['included', 'final'] as const;
const countOf = async (account: MinedTransaction['from']) =>
  (await listTransactions(stage.chain, account)).length;

describe.each([
  ['in a page', 'injected', () => inPage, keptInPage, doubleRdns],
  ['of another extension', 'metamask', () => byPort, keptByExtension, getUnpackedId(folder)],
] as const)('a wallet %s', (_, kind, getDouble, account, wallet) => {
  test('behaviour: a person’s "no" to connecting leaves everything as it was', async () => {
    getDouble().switches.rejects = true;
    const before = await stage.ask('account.read', {});
    expect(await stage.ask('account.connect', { kind, wallet })).toEqual(before);
  });

  test('default: connected, it sends what was prepared: once, and the chain says so', async () => {
    const vault = await stage.ask('account.connect', { kind, wallet });
    expect(vault).toMatchObject({ status: 'none', selected: account });
    const before = await countOf(account);
    const { requestId, submitted } = await submitNext();
    expect(submitted).toMatchObject({ status: 'submitted' });
    await settle(requestId, done);
    expect(await countOf(account)).toBe(before + 1);
  });

  test('behaviour: a "no" to sending is quiet: nothing sent, nothing in the journal', async () => {
    getDouble().switches.rejects = true;
    const before = await countOf(account);
    const { requestId, submitted } = await submitNext();
    expect(submitted).toEqual({ status: 'rejected' });
    const all = await stage.ask('activity.list', {});
    expect(all.some(({ id }) => id === requestId)).toBe(false);
    expect(await countOf(account)).toBe(before);
  });

  test('T20 one that says it changed the chain and did not is not asked to send', async () => {
    const double = getDouble();
    double.switches.wrongChain = true;
    const before = double.asked.length;
    await expect(submitNext()).rejects.toThrow(/signer\.wallet_chain/);
    expect(double.asked.slice(before)).not.toContain('eth_sendTransaction');
  });

  test('T11 another transaction than was asked for is told as such', async () => {
    getDouble().switches.mutates = true;
    const { requestId } = await submitNext();
    const entry = await settle(requestId, ['failed']);
    expect(entry.error?.code).toBe('transactions.altered');
  });

  test('T11 the hash of somebody else’s transaction is told as such, and never counts', async () => {
    getDouble().switches.tellsOtherHash = true;
    const { requestId } = await submitNext();
    const entry = await settle(requestId, ['failed']);
    expect(entry.error?.code).toBe('transactions.altered');
    // What was asked for was sent besides: it is found by its event, under a hash of its own.
    const found = await settle(requestId, done);
    expect(found.hash).not.toBe(entry.hash);
  });

  test('behaviour: one that sends and vanishes: perhaps sent, not asked again, found by its event', async () => {
    getDouble().switches.vanishes = true;
    const before = await countOf(account);
    const { id } = await prepareNext();
    const request = { preparedId: id, requestId: crypto.randomUUID() };
    const first = stage.ask('stake.submit', request).catch(() => null);
    if (kind === 'injected') {
      await until(async () => (await countOf(account)) > before, { what: 'it is sent' });
      // The page goes away with the answer.
      const [page] = stage.context.pages().filter((one) => one.url().includes(stage.hub.host));
      await page?.reload();
    }
    expect(await first).toMatchObject({ status: 'submitted', hash: null });
    expect(await stage.ask('stake.submit', request)).toMatchObject({ status: 'submitted' });
    await settle(request.requestId, done);
    expect(await countOf(account)).toBe(before + 1);
  });

  test('T11 a signature of another account is not used', async () => {
    getDouble().switches.signsAsOther = true;
    const [holding] = await stage.ask('holding.list', {});
    if (!holding) throw new Error('The account holds nothing.');
    const action = { kind: 'stake', assets: 1000n, delegatee: null } as const;
    const { id } = await stage.ask('stake.prepare', { record: holding.model.record, action });
    const request = { preparedId: id, requestId: crypto.randomUUID() };
    await expect(stage.ask('stake.submit', request)).rejects.toThrow(/signer\.wallet_answer/);
  });

  test('behaviour: a stake is signed and sent by it, in one transaction', async () => {
    const [holding] = await stage.ask('holding.list', {});
    if (!holding) throw new Error('The account holds nothing.');
    const action = { kind: 'stake', assets: 2000n, delegatee: null } as const;
    const { id } = await stage.ask('stake.prepare', { record: holding.model.record, action });
    const request = { preparedId: id, requestId: crypto.randomUUID() };
    expect(await stage.ask('stake.submit', request)).toMatchObject({ status: 'submitted' });
    await settle(request.requestId, done);
  });

  test('behaviour: garbage in place of a hash is no answer: perhaps sent, and found', async () => {
    getDouble().switches.garbage = true;
    const { requestId, submitted } = await submitNext();
    expect(submitted).toMatchObject({ status: 'submitted', hash: null });
    await settle(requestId, done);
  });

  test('behaviour: removed, the permission is given back', async () => {
    await stage.ask('account.remove', { address: account });
    await until(async () => getDouble().asked.includes('wallet_revokePermissions'), {
      what: 'the permission is given back',
    });
  });
});

describe('what tells wallets apart', () => {
  test('T11 two in a page under one name: both are told to be doubtful, neither is asked', async () => {
    inPage.switches.twice = true;
    const [page] = stage.context.pages().filter((one) => one.url().includes(stage.hub.host));
    await page?.reload();
    await page?.waitForLoadState();
    const { wallets } = await until(
      async () => {
        const list = await stage.ask('wallet.list', {});
        return list.wallets.length === 2 ? list : null;
      },
      { what: 'both are announced' },
    );
    expect(wallets.map(({ isTwice }) => isTwice)).toEqual([true, true]);
    const before = inPage.asked.length;
    const connecting = stage.ask('account.connect', { kind: 'injected', wallet: doubleRdns });
    await expect(connecting).rejects.toThrow(/signer\.wallet_twice/);
    expect(inPage.asked.length).toBe(before);
  });

  test('T11 a name with markup is text and an icon with a script is a picture', async () => {
    const page = await stage.openPage('options.html#section=accounts');
    await page
      .getByRole('button', { name: getText('account_choice_wallet_button') })
      .nth(0)
      .click();
    await page.getByText('Double <b>Wallet</b>').first().waitFor();
    expect(await page.title()).not.toBe('ran');
    await page.close();
  });

  test('behaviour: over a port the first answer counts, whatever comes after', async () => {
    byPort.switches.twice = true;
    const wallet = getUnpackedId(folder);
    const vault = await stage.ask('account.connect', { kind: 'metamask', wallet });
    expect(vault.selected).toBe(keptByExtension);
  });

  test('error: an extension that is not there', async () => {
    const wallet = 'abcdefghijklmnopabcdefghijklmnop';
    const connecting = stage.ask('account.connect', { kind: 'metamask', wallet });
    await expect(connecting).rejects.toThrow(/signer\.wallet_gone/);
  });

  test('error: no hub page is open', async () => {
    for (const page of stage.context.pages()) {
      if (page.url().includes(stage.hub.host)) await page.close();
    }
    expect(await stage.ask('wallet.list', {})).toMatchObject({ host: null, wallets: [] });
    const connecting = stage.ask('account.connect', { kind: 'injected', wallet: doubleRdns });
    await expect(connecting).rejects.toThrow(/signer\.wallet_gone/);
  });
});
