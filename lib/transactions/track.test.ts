import { type Hex, keccak256 } from 'viem';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newsKey } from '@/lib/storage/page-news';
import { createAttempt, createDraft, createEntry } from '@/tests/helpers/entry';
import { createFakeChain, type FakeChain, refuse, toRaw } from '@/tests/helpers/fake-chain';
import type { Answer } from './chain-access';
import type { Entry } from './entry';
import { draftEntry, moveEntry, readEntry } from './journal';
import { reconcile, reconcileAll } from './track';

const from = '0x00000000000000000000000000000000000000a1';
const data: Hex = '0xaa01';
const raw = toRaw(from, { nonce: 0, data });
const hash = keccak256(raw);

let chain: FakeChain;
let nowMs: number;
const context = () => ({ chain, now: () => nowMs });

beforeEach(() => {
  chain = createFakeChain();
  nowMs = 1_000_000;
});

/** The entry in the journal as it was left, given as the next look gives it. */
async function look(change: Partial<Entry> = {}): Promise<Entry> {
  const attempts = [createAttempt({ raw, hash })];
  const left = createEntry({ from, data, attempts, nonce: 0, updatedAtMs: nowMs, ...change });
  await draftEntry(left);
  return reconcile(context(), (await readEntry(left.id)) ?? left);
}
const lookAgain = async () => reconcile(context(), (await readEntry('request')) as Entry);

const minutes = (count: number) => {
  nowMs += count * 60_000;
};

describe('reconcile', () => {
  test('default: signed and never sent: sent now, seen, included, final', async () => {
    expect(await look({ state: 'signed' })).toMatchObject({ state: 'broadcast' });
    expect(await lookAgain()).toMatchObject({ state: 'seen' });
    chain.mine();
    expect(await lookAgain()).toMatchObject({ state: 'included', block: { number: 1n } });
    for (let i = 0; i < 4; i++) chain.mine();
    expect(await lookAgain()).toMatchObject({ state: 'final', block: { final: true } });
  });

  test('behaviour: open pages are told once that it is in a block, and again after the block went away', async () => {
    const told = vi.fn<() => void>();
    fakeBrowser.storage.onChanged.addListener((changes) => newsKey in changes && told());
    await look({ state: 'signed' });
    await lookAgain();
    expect(told).not.toHaveBeenCalled();
    chain.mine();
    await lookAgain();
    await lookAgain();
    expect(told).toHaveBeenCalledTimes(1);
    chain.reorganise({ forget: false });
    await lookAgain();
    chain.mine();
    await lookAgain();
    expect(told).toHaveBeenCalledTimes(2);
  });

  test('behaviour: mined before we knew that it was sent', async () => {
    await chain.askAll(10, 'eth_sendRawTransaction', [raw]);
    chain.mine();
    expect(await look({ state: 'signed' })).toMatchObject({ state: 'included' });
    expect(chain.list()).toHaveLength(1);
  });

  test('behaviour: a block that goes away', async () => {
    await look({ state: 'signed' });
    chain.mine();
    expect(await lookAgain()).toMatchObject({ state: 'included' });
    chain.reorganise({ forget: false });
    expect(await lookAgain()).toMatchObject({ state: 'seen', block: null });
    chain.mine();
    expect(await lookAgain()).toMatchObject({ state: 'included', block: { number: 2n } });
  });

  test('behaviour: another transaction of the account took its place', async () => {
    chain.minesForeign(from);
    // Not at the first look: an endpoint may count a block whose receipts it does not have yet.
    expect(await look()).toMatchObject({ state: 'broadcast', unknownSinceMs: nowMs });
    minutes(1);
    expect(await lookAgain()).toMatchObject({
      state: 'replaced',
      error: { code: 'transactions.replaced' },
      settled: false,
    });
    for (let i = 0; i < 4; i++) chain.mine();
    // The word of one operator alone counts for good after half an hour.
    expect(await lookAgain()).toMatchObject({ state: 'replaced', settled: false });
    minutes(31);
    expect(await lookAgain()).toMatchObject({ state: 'replaced', settled: true });
    expect(await reconcileAll(context())).toBe(false);
  });

  test('behaviour: nobody takes it for half an hour: given up, and found again if it turns up', async () => {
    chain.answers.set('eth_sendRawTransaction', () => {
      throw refuse('try again later');
    });
    expect(await look()).toMatchObject({ state: 'broadcast' });
    minutes(29);
    expect(await lookAgain()).toMatchObject({ state: 'broadcast' });
    minutes(2);
    expect(await lookAgain()).toMatchObject({
      state: 'dropped',
      error: { code: 'transactions.dropped' },
    });
    chain.answers.clear();
    await chain.askAll(10, 'eth_sendRawTransaction', [raw]);
    chain.mine();
    await reconcileAll(context());
    expect(await readEntry('request')).toMatchObject({ state: 'included', error: null });
  });

  test('behaviour: a pool that takes it again and again keeps it open', async () => {
    chain.answers.set('eth_getTransactionByHash', () => null);
    await look();
    minutes(300);
    expect(await lookAgain()).toMatchObject({ state: 'broadcast' });
  });

  test.each([
    ['insufficient funds for gas', 'transactions.no_funds'],
    ['replacement transaction underpriced', 'transactions.nonce_taken'],
    ['transaction underpriced', 'transactions.underpriced'],
  ])('behaviour: refused with "%s"', async (message, code) => {
    chain.answers.set('eth_sendRawTransaction', () => {
      throw refuse(message);
    });
    expect(await look({ state: 'signed' })).toMatchObject({ state: 'failed', error: { code } });
  });

  test('behaviour: failed on the chain, then in another block not', async () => {
    await look({ state: 'signed' });
    chain.mine();
    const receipt = (await chain.ask(10, 'eth_getTransactionReceipt', [hash])) as object;
    chain.answers.set('eth_getTransactionReceipt', () => ({ ...receipt, status: '0x0' }));
    expect(await lookAgain()).toMatchObject({ state: 'failed', block: { final: false } });
    expect(await reconcileAll(context())).toBe(true);
    chain.answers.clear();
    chain.reorganise({ forget: false });
    chain.mine();
    expect(await lookAgain()).toMatchObject({ state: 'included', error: null });
  });

  test.each([
    ['another hash', { transactionHash: `0x${'0c'.repeat(32)}` }],
    ['a block nobody has', { blockHash: `0x${'0d'.repeat(32)}` }],
    ['no status', { status: '0x2' }],
  ])('behaviour: a receipt of %s is none', async (_, change) => {
    await look({ state: 'signed' });
    chain.mine();
    const receipt = (await chain.ask(10, 'eth_getTransactionReceipt', [hash])) as object;
    chain.answers.set('eth_getTransactionReceipt', () => ({ ...receipt, ...change }));
    expect(await lookAgain()).toMatchObject({ state: 'seen', block: null });
  });

  test('behaviour: where endpoints differ about a block, most of them count', async () => {
    await look({ state: 'signed' });
    chain.mine();
    const { askAll } = chain;
    const value = { number: '0x1', hash: `0x${'0e'.repeat(32)}` };
    const lie = (operator: string): Answer => ({ operator, status: 'told', value });
    let liars = ['liar'];
    chain.askAll = async (chainId, method, params) => {
      const answers = await askAll(chainId, method, params);
      return method === 'eth_getBlockByNumber' && params[0] === '0x1'
        ? [...answers, ...liars.map(lie)]
        : answers;
    };
    expect(await lookAgain()).toMatchObject({ state: 'seen' });
    liars = ['fake'];
    expect(await lookAgain()).toMatchObject({ state: 'included' });
  });

  test('behaviour: one that only claims to have it does not keep it from the others', async () => {
    chain.operators = ['honest', 'liar'];
    chain.lie = (method, truth, [of]) =>
      method === 'eth_getTransactionByHash' ? { hash: of } : truth;
    expect(await look({ state: 'broadcast' })).toMatchObject({ state: 'seen' });
    chain.mine();
    expect(chain.list().map((one) => one.hash)).toEqual([hash]);
  });

  test('behaviour: endpoints that are down change nothing', async () => {
    await look({ state: 'signed' });
    const before = await readEntry('request');
    chain.fault = 'unreachable';
    minutes(600);
    expect(await reconcileAll(context())).toBe(true);
    expect(await readEntry('request')).toEqual(before);
  });

  test('behaviour: a draft nobody came back for goes after ten minutes', async () => {
    await look(createDraft({ updatedAtMs: nowMs }));
    minutes(9);
    await reconcileAll(context());
    expect(await readEntry('request')).not.toBeNull();
    minutes(2);
    expect(await reconcileAll(context())).toBe(false);
    expect(await readEntry('request')).toBeNull();
  });

  test('behaviour: a draft goes too where the clock was set back by days', async () => {
    await look(createDraft({ updatedAtMs: nowMs }));
    minutes(-9);
    await reconcileAll(context());
    expect(await readEntry('request')).not.toBeNull();
    minutes(-2000);
    expect(await reconcileAll(context())).toBe(false);
  });

  test('behaviour: the clock set back by a day: replaced after a minute, dropped after half an hour', async () => {
    chain.answers.set('eth_sendRawTransaction', () => {
      throw refuse('try again later');
    });
    await look();
    minutes(-1440);
    expect(await lookAgain()).toMatchObject({ state: 'broadcast', unknownSinceMs: nowMs });
    minutes(31);
    expect(await lookAgain()).toMatchObject({ state: 'dropped' });
    chain.minesForeign(from);
    minutes(-1440);
    await lookAgain();
    minutes(1);
    expect(await lookAgain()).toMatchObject({ state: 'replaced' });
  });

  test('behaviour: two looks at once write one state', async () => {
    await look({ state: 'signed' });
    chain.mine();
    const entry = (await readEntry('request')) as Entry;
    await Promise.all([reconcile(context(), entry), reconcile(context(), entry)]);
    expect(await readEntry('request')).toMatchObject({ state: 'included' });
    expect(await moveEntry(entry, { type: 'unknown' }, nowMs)).toBeNull();
  });
});
