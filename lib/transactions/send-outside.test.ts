/** Sends that others make: found by what they leave on the chain, believed only where it is what was asked for. */
import {
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  keccak256,
  pad,
  stringToHex,
} from 'viem';
import { beforeEach, describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/lib/chain/abi/model-governor';
import { stakeVaultAbi } from '@/lib/chain/abi/stake-vault';
import { WalletGoneError, WalletTwiceError } from '@/lib/errors/signer';
import type { Asked, SendingWallet, Signer } from '@/lib/signers/types';
import { createFakeChain, type FakeChain, type FakeLog, refuse } from '@/tests/helpers/fake-chain';
import { dropDraft, readEntries, readEntry } from './journal';
import { type PrepareRequest, prepare } from './prepare';
import { follow, type SubmitContext, submit } from './send';
import { forget } from './send-outside';
import { reconcileAll } from './track';

const from = '0x00000000000000000000000000000000000000a1';
const to = '0x00000000000000000000000000000000000000c3';
const other = '0x00000000000000000000000000000000000000d4';
const registry = '0x00000000000000000000000000000000000000b2';
const requestId = '7d9f2b52-54c5-4d1a-9d0e-5a6a8f0d1c11';
const hash = `0x${'0a'.repeat(32)}` as const;
const kinds = ['vote', 'stake', 'propose', 'queue'] as const;
const vote = encodeFunctionData({
  abi: modelGovernorAbi,
  functionName: 'castVoteWithReason',
  args: [42n, 1, 'because'],
});
const topic = (signature: string) => keccak256(stringToHex(signature));
const voteCast = topic('VoteCast(address,uint256,uint8,uint256,string)');

let chain: FakeChain;
let nowMs: number;

beforeEach(() => {
  chain = createFakeChain();
  nowMs = 1_800_000_000_000;
});

function contextOf(wallet: Partial<SendingWallet> | null): SubmitContext {
  const complete: SendingWallet = {
    way: 'sends',
    assertReady: async () => true,
    sendTransaction: async () => ({ status: 'unknown' }),
    signTypedData: async () => ({ status: 'rejected' }),
    ...wallet,
  };
  const signer: Signer = {
    kind: wallet ? 'injected' : 'watch-only',
    address: from,
    chains: 'any',
    wallet: wallet && complete,
    disconnect: async () => {},
  };
  return { chain, now: () => nowMs, openSigner: async () => signer, onOpen: async () => {} };
}

async function prepared(change: Partial<PrepareRequest> = {}): Promise<string> {
  const record = { chainId: 10, registry, id: 1n } as const;
  const call = { to, data: vote, valueWei: 0n } as const;
  const request = { kind: 'vote', record, modelName: 'm', intent: {}, from, call } as const;
  const readFeeCapWei = async () => 10n ** 12n;
  const context = { chain, now: () => nowMs, nameCode: () => null, readFeeCapWei };
  return (await prepare(context, { ...request, ...change })).id;
}

const voteLog = (id: bigint, voter: Hex = from): FakeLog => ({
  address: to,
  topics: [voteCast, pad(voter)],
  data: encodeAbiParameters(
    [{ type: 'uint256' }, { type: 'uint8' }, { type: 'uint256' }, { type: 'string' }],
    [id, 1, 5n, 'because'],
  ),
});

const fieldsOf = (change: object = {}) => ({
  from,
  to,
  input: vote,
  value: '0x0',
  nonce: '0x3',
  chainId: '0xa',
  ...change,
});

async function ask(asked: Asked, work?: () => Promise<void>) {
  const sendTransaction = async () => {
    await work?.();
    return asked;
  };
  const context = contextOf({ sendTransaction });
  const preparedId = await prepared();
  return { context, submitted: await submit(context, { preparedId, requestId, kinds }) };
}

const stateOf = async () => (await readEntry(requestId))?.state ?? null;

describe('follow: signed elsewhere', () => {
  test('default: found by its event, in whatever transaction it stands', async () => {
    const context = contextOf(null);
    const submitted = await follow(context, { preparedId: await prepared(), requestId });
    expect(submitted).toEqual({ status: 'submitted', id: requestId, hash: null });
    await reconcileAll(context);
    expect(await stateOf()).toBe('requested');
    chain.minesOther({ hash, logs: [voteLog(42n)] });
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({ state: 'included', hash });
  });

  test('behaviour: another voter’s, another proposal’s and an earlier event are not it', async () => {
    const context = contextOf(null);
    chain.minesOther({ hash: `0x${'01'.repeat(32)}`, logs: [voteLog(42n)] });
    await follow(context, { preparedId: await prepared(), requestId });
    chain.minesOther({ hash: `0x${'02'.repeat(32)}`, logs: [voteLog(42n, other)] });
    chain.minesOther({ hash: `0x${'03'.repeat(32)}`, logs: [voteLog(43n)] });
    chain.minesOther({ hash: `0x${'04'.repeat(32)}`, logs: [{ ...voteLog(42n), address: other }] });
    await reconcileAll(context);
    expect(await stateOf()).toBe('requested');
  });

  test('behaviour: an event one endpoint invents is not in the receipt, and does not count', async () => {
    const context = contextOf(null);
    await follow(context, { preparedId: await prepared(), requestId });
    chain.minesOther({ hash });
    chain.answers.set('eth_getLogs', () => [{ ...voteLog(42n), transactionHash: hash }]);
    await reconcileAll(context);
    expect(await stateOf()).toBe('requested');
  });

  test('behaviour: a block that goes away takes the result with it; found again in the next', async () => {
    const context = contextOf(null);
    await follow(context, { preparedId: await prepared(), requestId });
    chain.minesOther({ hash, logs: [voteLog(42n)] });
    await reconcileAll(context);
    chain.reorganise({ forget: true });
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({ state: 'requested', hash: null });
    const later = `0x${'0b'.repeat(32)}` as const;
    chain.minesOther({ hash: later, logs: [voteLog(42n)] });
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({ state: 'included', hash: later });
  });

  test('behaviour: the same intent is refused meanwhile, until it is said that nobody sent it', async () => {
    const context = contextOf(null);
    await follow(context, { preparedId: await prepared(), requestId });
    await expect(prepared()).rejects.toMatchObject({ code: 'transactions.intent_open' });
    await forget(context, requestId);
    expect(await readEntry(requestId)).toMatchObject({
      state: 'dropped',
      error: { code: 'transactions.forgotten' },
    });
    await prepared();
  });

  test('behaviour: given up after a week', async () => {
    const context = contextOf(null);
    await follow(context, { preparedId: await prepared(), requestId });
    nowMs += 8 * 24 * 3_600_000;
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({
      state: 'dropped',
      error: { code: 'transactions.not_found' },
    });
  });

  test('behaviour: coin leaves no event: given up after a week all the same', async () => {
    const context = contextOf(null);
    // Nodes take no empty topic.
    chain.answers.set('eth_getLogs', () => {
      throw refuse('hex string has length 0, want 64 for common.Hash', -32602);
    });
    const coin = { kind: 'send', call: { to, data: '0x', valueWei: 5n } } as const;
    await follow(context, { preparedId: await prepared(coin), requestId });
    nowMs += 8 * 24 * 3_600_000;
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({
      state: 'dropped',
      error: { code: 'transactions.not_found' },
    });
  });

  test('args: a stake by its owner and amount, a proposal by its proposer and text', async () => {
    const context = contextOf(null);
    const stake = encodeFunctionData({
      abi: stakeVaultAbi,
      functionName: 'stakeWithPermitAndDelegate',
      args: [900n, other, 1n, 0, hash, hash],
    });
    const staked = await prepared({ kind: 'stake', call: { to, data: stake, valueWei: 0n } });
    await follow(context, { preparedId: staked, requestId });
    const amounts = encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [900n, 900n]);
    const deposit = topic('Deposit(address,address,uint256,uint256)');
    chain.minesOther({
      hash,
      logs: [{ address: to, topics: [deposit, pad(other), pad(from)], data: amounts }],
    });
    await reconcileAll(context);
    expect(await stateOf()).toBe('included');
  });

  test('error: a watched account cannot submit', async () => {
    const preparedId = await prepared();
    const work = submit(contextOf(null), { preparedId, requestId, kinds });
    await expect(work).rejects.toMatchObject({ code: 'signer.watch_only' });
    expect(await readEntries()).toEqual([]);
  });
});

describe('a wallet that sends by itself', () => {
  test('default: its transaction is read from our endpoints and is what was asked for', async () => {
    const { context, submitted } = await ask({ status: 'sent', hash });
    expect(submitted).toEqual({ status: 'submitted', id: requestId, hash });
    await reconcileAll(context);
    expect(await stateOf()).toBe('requested');
    chain.minesOther({ hash, fields: fieldsOf() });
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({ state: 'included', nonce: 3 });
  });

  test.each([
    ['recipient', { to: other }],
    ['data', { input: '0x1234' }],
    ['amount', { value: '0x1' }],
    ['account', { from: other }],
    ['chain', { chainId: '0xb' }],
  ])('T11 another %s than was asked for is told, and never counts as done', async (_, change) => {
    const { context } = await ask({ status: 'sent', hash });
    chain.minesOther({ hash, fields: fieldsOf(change) });
    await reconcileAll(context);
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({
      state: 'failed',
      error: { code: 'transactions.altered' },
    });
  });

  test('T8 one of two endpoints that tells another transaction ends nothing', async () => {
    chain.operators = ['fake', 'liar'];
    chain.lie = (method, truth) =>
      method === 'eth_getTransactionByHash' ? { hash, ...fieldsOf({ to: other }) } : truth;
    const { context } = await ask({ status: 'sent', hash });
    await reconcileAll(context);
    expect(await stateOf()).toBe('requested');
    chain.minesOther({ hash, fields: fieldsOf(), logs: [voteLog(42n)] });
    await reconcileAll(context);
    expect(await stateOf()).toBe('included');
  });

  test('T8 what a single endpoint told of another transaction is taken back when it tells the truth', async () => {
    const { context } = await ask({ status: 'sent', hash });
    chain.minesOther({ hash, fields: fieldsOf() });
    chain.answers.set('eth_getTransactionByHash', () => ({ hash, ...fieldsOf({ to: other }) }));
    await reconcileAll(context);
    expect(await stateOf()).toBe('failed');
    chain.answers.clear();
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({ state: 'included', error: null });
  });

  test.each([
    ['another transaction', { to: other }, 'dropped'],
    ['the call', {}, 'included'],
  ])('T11 given up, its hash counts only for what it is: %s', async (_, change, state) => {
    const { context } = await ask({ status: 'sent', hash });
    await forget(context, requestId);
    chain.minesOther({ hash, fields: fieldsOf(change) });
    await reconcileAll(context);
    await reconcileAll(context);
    expect(await stateOf()).toBe(state);
  });

  test('T11 told of another transaction, and sent all the same: found by its event', async () => {
    const { context } = await ask({ status: 'sent', hash });
    chain.minesOther({ hash, fields: fieldsOf({ to: other }) });
    await reconcileAll(context);
    expect(await stateOf()).toBe('failed');
    const real = `0x${'0b'.repeat(32)}` as const;
    chain.minesOther({ hash: real, logs: [voteLog(42n)] });
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({ state: 'included', hash: real });
  });

  test('behaviour: given up and asked for again: one event is of one of them', async () => {
    const { context } = await ask({ status: 'unknown' });
    await forget(context, requestId);
    const again = { preparedId: await prepared(), requestId: 'again', kinds };
    await submit(context, again);
    chain.minesOther({ hash, logs: [voteLog(42n)] });
    await reconcileAll(context);
    await reconcileAll(context);
    const found = (await readEntries()).filter((one) => one.hash === hash);
    expect(found).toHaveLength(1);
  });

  test.each([
    ['gone', new WalletGoneError()],
    ['not to be told from another', new WalletTwiceError()],
  ])(
    'error: a wallet that is %s was not asked: the same may be tried again at once',
    async (_, error) => {
      const context = contextOf({ sendTransaction: () => Promise.reject(error) });
      const work = submit(context, { preparedId: await prepared(), requestId, kinds });
      await expect(work).rejects.toBe(error);
      expect(await readEntries()).toEqual([]);
      await prepared();
    },
  );

  test('error: NothingSentError, when the draft is gone before the wallet is asked', async () => {
    const context = contextOf({
      assertReady: async () => {
        await dropDraft(requestId);
        return true;
      },
      sendTransaction: async () => {
        throw new Error('Asked all the same.');
      },
    });
    const work = submit(context, { preparedId: await prepared(), requestId, kinds });
    await expect(work).rejects.toMatchObject({ code: 'transactions.nothing_sent' });
  });

  test('behaviour: the journal has the request before the wallet is asked', async () => {
    let seen: string | null = null;
    await ask({ status: 'rejected' }, async () => {
      seen = await stateOf();
    });
    expect(seen).toBe('requested');
  });

  test('behaviour: a "no" is a result and leaves nothing', async () => {
    const { submitted } = await ask({ status: 'rejected' });
    expect(submitted).toEqual({ status: 'rejected' });
    expect(await readEntries()).toEqual([]);
  });

  test('behaviour: one that vanishes leaves "perhaps sent", never asked again, found by its event', async () => {
    let times = 0;
    const { context } = await ask({ status: 'unknown' }, async () => {
      times += 1;
    });
    const [entry] = await readEntries();
    const again = { preparedId: entry?.preparedId ?? '', requestId, kinds };
    expect(await submit(context, again)).toMatchObject({ status: 'submitted', hash: null });
    expect(times).toBe(1);
    chain.minesOther({ hash, logs: [voteLog(42n)] });
    await reconcileAll(context);
    expect(await stateOf()).toBe('included');
  });

  test('behaviour: sent anew by the wallet at another price, it is found by its event', async () => {
    const { context } = await ask({ status: 'sent', hash });
    chain.minesOther({ hash, fields: fieldsOf(), logs: [voteLog(42n)] });
    await reconcileAll(context);
    chain.reorganise({ forget: true });
    const faster = `0x${'0c'.repeat(32)}` as const;
    chain.minesOther({ hash: faster, fields: fieldsOf(), logs: [voteLog(42n)] });
    await reconcileAll(context);
    await reconcileAll(context);
    expect(await readEntry(requestId)).toMatchObject({ state: 'included', hash: faster });
  });

  test('behaviour: not ready, it is not asked, and the journal knows nothing', async () => {
    const context = contextOf({
      assertReady: async () => {
        throw new Error('Another account.');
      },
      sendTransaction: async () => {
        throw new Error('Asked all the same.');
      },
    });
    const work = submit(context, { preparedId: await prepared(), requestId, kinds });
    await expect(work).rejects.toThrow('Another account.');
    expect(await readEntries()).toEqual([]);
  });
});
