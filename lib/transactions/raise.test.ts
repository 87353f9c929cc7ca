import { type Hex, keccak256 } from 'viem';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Signer, UnsignedTransaction } from '@/lib/signers/types';
import { createAttempt, createEntry } from '@/tests/helpers/entry';
import { createFakeChain, type FakeChain, refuse, toRaw } from '@/tests/helpers/fake-chain';
import type { Entry } from './entry';
import { draftEntry, readEntry } from './journal';
import { prepareRaise, type RaiseContext, raise } from './raise';
import { reconcileAll } from './track';

const from = '0x00000000000000000000000000000000000000a1';
const gwei = 1_000_000_000n;
const price = { gas: 90_000n, maxFeePerGasWei: 100n * gwei, maxPriorityFeePerGasWei: 2n * gwei };
const call = { nonce: 0, data: '0xaa01', maxFeePerGasWei: price.maxFeePerGasWei } as const;
const raw = toRaw(from, call);
const first = createAttempt({ raw, hash: keccak256(raw), fee: price });

let chain: FakeChain;
let signed: UnsignedTransaction[];
let nowMs: number;
let capWei: bigint;

const signer: Signer = {
  kind: 'keystore',
  address: from,
  chains: 'any',
  disconnect: async () => {},
  wallet: {
    way: 'signs',
    signTypedData: async () => ({ status: 'rejected' }),
    signTransaction: async (transaction) => {
      signed.push(transaction);
      const bytes = toRaw(from, transaction);
      return { status: 'signed', value: { raw: bytes, hash: keccak256(bytes) } };
    },
  },
};
const context = (): RaiseContext => ({
  chain,
  now: () => nowMs,
  openSigner: async () => signer,
  onOpen: async () => {},
  readFeeCapWei: async () => capWei,
  nameCode: (code) => (code === '0xfe' ? 'StakeVault' : null),
});

beforeEach(async () => {
  chain = createFakeChain();
  [signed, nowMs, capWei] = [[], 1_000_000, 1000n * gwei];
  await draftEntry(createEntry({ from, data: call.data, attempts: [first], state: 'seen' }));
  await chain.askAll(10, 'eth_sendRawTransaction', [raw]);
});

const entry = async () => (await readEntry('request')) as Entry;
const id = 'request';

describe('speed-up', () => {
  test('default: the same call and nonce, both prices an eighth higher at least, siblings kept', async () => {
    const view = await prepareRaise(context(), { id, purpose: 'speed-up' });
    expect(view).toMatchObject({ attempts: 1, nativeSymbol: 'ETH', missingWei: 0n });
    expect(view.fee.maxFeePerGasWei).toBe(112_500_000_001n);
    expect(view.fee.maxPriorityFeePerGasWei).toBe(2_250_000_001n);
    const submitted = await raise(context(), view);
    expect(signed).toMatchObject([
      { nonce: 0, to: createEntry().to, data: '0xaa01', gas: 90_000n, chainId: 10 },
    ]);
    const { attempts, hash, state } = await entry();
    expect([state, hash]).toEqual(['broadcast', attempts[1]?.hash]);
    expect(attempts.map(({ purpose }) => purpose)).toEqual(['send', 'speed-up']);
    expect(submitted).toEqual({ status: 'submitted', id, hash });
    chain.mine();
    await reconcileAll(context());
    expect(await entry()).toMatchObject({ state: 'included', hash });
  });

  test('behaviour: asked twice, one more is made', async () => {
    const view = await prepareRaise(context(), { id, purpose: 'speed-up' });
    const [one, two] = await Promise.all([raise(context(), view), raise(context(), view)]);
    expect(two).toEqual(one);
    expect(await raise(context(), view)).toEqual(one);
    expect(signed).toHaveLength(1);
  });

  test('behaviour: the first is mined after all: the set is closed by it', async () => {
    const view = await prepareRaise(context(), { id, purpose: 'speed-up' });
    const { askAll } = chain;
    chain.askAll = async (chainId, method, params) => {
      if (method === 'eth_sendRawTransaction') chain.mine();
      return askAll(chainId, method, params);
    };
    await raise(context(), view);
    await reconcileAll(context());
    expect(await entry()).toMatchObject({ state: 'included', hash: first.hash });
    expect(chain.list()).toHaveLength(1);
  });

  test('behaviour: where prices have risen, today’s count', async () => {
    chain.answers.set('eth_getBlockByNumber', () => ({ baseFeePerGas: '0x174876e800' }));
    const view = await prepareRaise(context(), { id, purpose: 'speed-up' });
    expect(view.fee.maxFeePerGasWei).toBe(201n * gwei);
  });
});

describe('cancel', () => {
  test('default: nothing is sent to oneself; mined, it is replaced and says so', async () => {
    const view = await prepareRaise(context(), { id, purpose: 'cancel' });
    await raise(context(), view);
    expect(signed).toMatchObject([{ nonce: 0, to: from, data: '0x', valueWei: 0n }]);
    chain.mine();
    await reconcileAll(context());
    expect(await entry()).toMatchObject({
      ...{ state: 'replaced', settled: false, error: { code: 'transactions.cancelled' } },
    });
    for (let i = 0; i < 4; i++) chain.mine();
    await reconcileAll(context());
    expect(await entry()).toMatchObject({ state: 'replaced', settled: true });
    expect(chain.list().map(({ data }) => data)).toEqual(['0x']);
  });

  test('behaviour: its block goes away and the first comes back: that one counts', async () => {
    await raise(context(), await prepareRaise(context(), { id, purpose: 'cancel' }));
    chain.mine();
    await reconcileAll(context());
    chain.reorganise({ forget: true });
    await chain.askAll(10, 'eth_sendRawTransaction', [raw]);
    chain.mine();
    await reconcileAll(context());
    expect(await entry()).toMatchObject({ state: 'included', hash: first.hash, error: null });
  });
});

describe('what is shown before it is signed', () => {
  const transfer = '0xa9059cbb';
  const recipient = '0x00000000000000000000000000000000000000b2';
  const data =
    `${transfer}${recipient.slice(2).padStart(64, '0')}${'5'.padStart(64, '0')}` as const;
  const token = createEntry().to;

  beforeEach(async () => {
    const other = { ...createEntry({ from, data, attempts: [first], state: 'seen' }), id: 'other' };
    await draftEntry({ ...other, preparedId: 'other', intentKey: 'other' });
    chain.answers.set('eth_getCode', ([address]) => (address === token ? '0xfe' : '0x'));
  });

  test('default: speeding up shows account, chain, recipient and the call in words', async () => {
    const view = await prepareRaise(context(), { id: 'other', purpose: 'speed-up' });
    expect(view).toMatchObject({
      from,
      chainId: 10,
      to: token,
      toName: 'StakeVault',
      valueWei: 0n,
    });
    expect(view.decoded).toMatchObject({
      ...{ kind: 'known', contractName: 'StakeVault', functionName: 'transfer' },
      arguments: [{ exact: recipient }, { exact: '5' }],
    });
  });

  test('default: cancelling shows what is signed instead: nothing, to the account itself', async () => {
    const view = await prepareRaise(context(), { id: 'other', purpose: 'cancel' });
    expect(view).toMatchObject({
      ...{ from, chainId: 10, to: from, toName: null, valueWei: 0n },
      decoded: { kind: 'transfer' },
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['too little more', { maxFeePerGasWei: 112n * gwei }],
    ['a tip that does not rise', { maxPriorityFeePerGasWei: price.maxPriorityFeePerGasWei }],
    ['a tip over the fee', { maxPriorityFeePerGasWei: 900n * gwei }],
  ])('error: %s', async (_, change) => {
    const view = await prepareRaise(context(), { id, purpose: 'speed-up' });
    const stale = raise(context(), { ...view, fee: { ...view.fee, ...change } });
    await expect(stale).rejects.toMatchObject({ code: 'transactions.raise_stale' });
    expect(signed).toEqual([]);
  });

  test('error: more than the person allows, in the price and in what comes back', async () => {
    const view = await prepareRaise(context(), { id, purpose: 'speed-up' });
    capWei = 110n * gwei;
    const over = { code: 'transactions.fee_too_high' };
    await expect(prepareRaise(context(), { id, purpose: 'cancel' })).rejects.toMatchObject(over);
    await expect(raise(context(), view)).rejects.toMatchObject(over);
    expect(signed).toEqual([]);
  });

  test.each([
    ['is in a block', { state: 'included' }],
    ['was replaced', { state: 'replaced' }],
    ['a wallet sent', { attempts: [createAttempt({ raw: null, fee: null })] }],
    ['is not signed', { state: 'drafted', attempts: [], nonce: null }],
  ] as const)('error: what %s', async (_, change) => {
    const other = {
      ...createEntry({ from, ...change } as never),
      id: 'other',
      preparedId: 'other',
    };
    await draftEntry({ ...other, intentKey: 'other' });
    await expect(
      prepareRaise(context(), { id: 'other', purpose: 'speed-up' }),
    ).rejects.toMatchObject({ code: 'transactions.not_raisable' });
  });

  test('behaviour: a person’s "no" leaves it as it was', async () => {
    const before = await entry();
    const view = await prepareRaise(context(), { id, purpose: 'cancel' });
    const no: Signer = {
      ...signer,
      wallet: {
        way: 'signs',
        signTypedData: async () => ({ status: 'rejected' }),
        signTransaction: async () => ({ status: 'rejected' }),
      },
    };
    const refused = raise({ ...context(), openSigner: async () => no }, view);
    expect(await refused).toEqual({ status: 'rejected' });
    expect(await entry()).toEqual(before);
  });
});

test('behaviour: the newest attempt is refused, the first is still in a pool: nothing has failed', async () => {
  const view = await prepareRaise(context(), { id, purpose: 'speed-up' });
  const { askAll } = chain;
  const newest: Hex[] = [];
  chain.askAll = async (chainId, method, params) => {
    const isNewest = method === 'eth_sendRawTransaction' && params[0] !== raw;
    if (!isNewest) return askAll(chainId, method, params);
    newest.push(params[0] as Hex);
    chain.answers.set(method, () => {
      throw refuse('replacement transaction underpriced');
    });
    const answers = await askAll(chainId, method, params);
    chain.answers.clear();
    return answers;
  };
  await raise(context(), view);
  expect(newest).toHaveLength(1);
  expect(await entry()).toMatchObject({ state: 'broadcast' });
});
