import { numberToHex, pad } from 'viem';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createEntry } from '@/tests/helpers/entry';
import { createFakeChain, type FakeChain, refuse } from '@/tests/helpers/fake-chain';
import { draftEntry } from './journal';
import { type PrepareRequest, prepare, toIntentKey } from './prepare';
import { readPrepared } from './prepared-store';

const from = '0x00000000000000000000000000000000000000a1';
const registry = '0x00000000000000000000000000000000000000B2';
const to = '0x00000000000000000000000000000000000000c3';
const request: PrepareRequest = {
  kind: 'vote',
  record: { chainId: 10, registry, id: 1n },
  modelName: 'Model',
  intent: { proposalId: 5n },
  from,
  call: { to, data: '0x56781388', valueWei: 0n },
};

let chain: FakeChain;
let nowMs: number;
const run = (change: Partial<PrepareRequest> = {}) =>
  prepare(
    {
      chain,
      now: () => nowMs,
      nameCode: (code) => (code === '0xc0de' ? 'ModelGovernor' : null),
      readFeeCapWei: async () => 10n ** 12n,
    },
    { ...request, ...change },
  );

beforeEach(() => {
  chain = createFakeChain();
  nowMs = 1_800_000_000_000;
});

describe('prepare', () => {
  test('default: everything a person is to see', async () => {
    chain.answers.set('eth_getCode', () => '0xc0de');
    expect(await run()).toEqual({
      id: expect.any(String),
      kind: 'vote',
      record: request.record,
      modelName: request.modelName,
      from,
      chainId: 10,
      networkName: 'Fake',
      nativeSymbol: 'ETH',
      demo: true,
      ...request.call,
      toName: 'ModelGovernor',
      decoded: { kind: 'unknown', selector: '0x56781388' },
      permit: null,
      before: [],
      simulation: { status: 'ok', method: 'eth_simulateV1' },
      events: null,
      fee: {
        gas: 200_000n,
        maxFeePerGasWei: 3_000_000_000n,
        maxPriorityFeePerGasWei: 1_000_000_000n,
        maxCostWei: 600_000_000_000_000n,
      },
      nativeBalanceWei: 10n ** 18n,
      missingWei: 0n,
      expiresAtMs: nowMs + 600_000,
    });
  });

  test('default: what the trial run left of the account, with the names of our contracts alone', async () => {
    const [ours, other] = [request.call.to, '0x00000000000000000000000000000000000000d4'];
    const own = pad(request.from);
    const log = (address: string, topic: string) => ({ address, topics: [topic], data: '0x01' });
    const logs = [log(ours, own), log(other, pad('0xd4')), log(other, own)];
    const calls = [{ status: '0x1', gasUsed: '0x5208', logs }];
    chain.answers.set('eth_simulateV1', () => [{ calls }]);
    chain.answers.set('eth_getCode', ([address]) => (address === other ? '0x1234' : '0xc0de'));
    expect((await run()).events).toEqual([
      { ...log(ours, own), contractName: 'ModelGovernor' },
      { ...log(other, own), contractName: null },
    ]);
  });

  test('behaviour: more than anybody looks through is not told as nothing', async () => {
    const log = { address: request.call.to, topics: [pad(request.from)], data: '0x' };
    const calls = [{ status: '0x1', gasUsed: '0x5208', logs: Array(21).fill(log) }];
    chain.answers.set('eth_simulateV1', () => [{ calls }]);
    expect((await run()).events).toBeNull();
  });

  test('behaviour: unknown code has no name, and neither has code that cannot be read', async () => {
    chain.answers.set('eth_getCode', () => '0x1234');
    expect((await run()).toName).toBeNull();
    chain.answers.set('eth_getCode', () => {
      throw refuse('no');
    });
    expect((await run()).toName).toBeNull();
  });

  test('behaviour: what is missing counts fee and value', async () => {
    chain.answers.set('eth_getBalance', () => numberToHex(1000));
    const { fee, missingWei } = await run({ call: { ...request.call, valueWei: 7n } });
    expect(missingWei).toBe(fee.maxCostWei + 7n - 1000n);
  });

  test('behaviour: an account without anything is told so even when the call would fail', async () => {
    chain.answers.set('eth_getBalance', () => '0x0');
    chain.answers.set('eth_simulateV1', () => [{ calls: [{ status: '0x0', gasUsed: '0x1' }] }]);
    chain.answers.set('eth_estimateGas', () => {
      throw refuse('execution reverted', 3);
    });
    const view = await run();
    expect(view.simulation).toMatchObject({ status: 'reverts', code: 'revert.none' });
    expect(view.missingWei).toBeGreaterThan(0n);
  });

  test('error: the same intent is on its way', async () => {
    await draftEntry(createEntry({ intentKey: toIntentKey(request), state: 'seen' }));
    await expect(run()).rejects.toMatchObject({
      code: 'transactions.intent_open',
      facts: { id: 'request' },
    });
    expect(await run({ intent: { proposalId: 6n } })).toMatchObject({ kind: 'vote' });
  });
});

describe('toIntentKey', () => {
  test('behaviour: letters of addresses do not matter; all else does', () => {
    const lower = { ...request.record, registry: registry.toLowerCase() as typeof registry };
    expect(toIntentKey({ ...request, record: lower })).toBe(toIntentKey(request));
    const others: Partial<PrepareRequest>[] = [
      { kind: 'delegate' },
      { intent: { proposalId: 6n } },
      { record: { ...request.record, id: 2n } },
      { record: { ...request.record, chainId: 11 } },
      { from: to },
    ];
    const keys = others.map((change) => toIntentKey({ ...request, ...change }));
    expect(new Set([...keys, toIntentKey(request)]).size).toBe(others.length + 1);
  });
});

describe('the store of prepared calls', () => {
  test('behaviour: kept over a kill, gone when old', async () => {
    const { id } = await run();
    expect(await readPrepared(id, nowMs)).toMatchObject({ id, from, data: '0x56781388' });
    expect(await readPrepared(id, nowMs + 600_000)).toBeNull();
    expect(await readPrepared('other', nowMs)).toBeNull();
  });

  test('behaviour: a few are kept, the oldest give way', async () => {
    const ids: string[] = [];
    for (let i = 0n; i < 19n; i++) {
      nowMs += 1000;
      ids.push((await run({ intent: { proposalId: i } })).id);
    }
    const found = await Promise.all(ids.map((id) => readPrepared(id, nowMs)));
    expect(found.map((one) => one !== null)).toEqual([
      ...Array(3).fill(false),
      ...Array(16).fill(true),
    ]);
  });

  test('behaviour: what does not read is nothing', async () => {
    const { id } = await run();
    const name = `prepared:${id}`;
    const stored = (await fakeBrowser.storage.session.get(name))[name] as object;
    await fakeBrowser.storage.session.set({ [name]: { ...stored, data: 'evil' } });
    expect(await readPrepared(id, nowMs)).toBeNull();
  });
});
