/** Endpoints that are some blocks behind the others: nothing of theirs makes what was sent look lost, or a number free. */
import { encodeFunctionData, keccak256, pad, stringToHex } from 'viem';
import { beforeEach, describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/lib/chain/abi/model-governor';
import type { Asked, SendingWallet, Signer, SigningWallet } from '@/lib/signers/types';
import { createFakeChain, type FakeChain, toRaw } from '@/tests/helpers/fake-chain';
import { readEntries, readEntry } from './journal';
import { readPendingCount } from './nonce';
import { readBlockNumber } from './outcome';
import { prepare } from './prepare';
import { follow, type SubmitContext, submit } from './send';
import { reconcileAll } from './track';

const from = '0x00000000000000000000000000000000000000a1';
const to = '0x00000000000000000000000000000000000000c3';
const registry = '0x00000000000000000000000000000000000000b2';
const requestId = '7d9f2b52-54c5-4d1a-9d0e-5a6a8f0d1c11';
const hash = `0x${'0a'.repeat(32)}` as const;
const kinds = ['vote', 'send'] as const;
const vote = encodeFunctionData({
  abi: modelGovernorAbi,
  functionName: 'castVoteWithReason',
  args: [42n, 1, ''],
});
const voted = {
  address: to,
  topics: [
    keccak256(stringToHex('VoteCast(address,uint256,uint8,uint256,string)')),
    pad(from, { size: 32 }),
  ],
  data: `0x${42n.toString(16).padStart(64, '0')}`,
} as const;

let chain: FakeChain;
let nowMs: number;

beforeEach(() => {
  chain = createFakeChain();
  chain.operators = ['slow', 'fake'];
  chain.blocksBehind = 10;
  nowMs = 1_800_000_000_000;
});

const signs: SigningWallet = {
  way: 'signs',
  signTransaction: async (transaction) => {
    const raw = toRaw(from, transaction);
    return { status: 'signed', value: { raw, hash: keccak256(raw) } };
  },
  signTypedData: async () => ({ status: 'rejected' }),
};
const sends = (asked: Asked): SendingWallet => ({
  way: 'sends',
  assertReady: async () => true,
  sendTransaction: async () => asked,
  signTypedData: async () => ({ status: 'rejected' }),
});

function contextOf(wallet: Signer['wallet']): SubmitContext {
  const disconnect = async () => {};
  const signer: Signer = { kind: 'injected', address: from, chains: 'any', wallet, disconnect };
  return { chain, now: () => nowMs, openSigner: async () => signer, onOpen: async () => {} };
}

async function prepared(data: `0x${string}` = vote): Promise<string> {
  const record = { chainId: 10, registry, id: 1n } as const;
  const call = { to, data, valueWei: 0n } as const;
  const kind = data === '0x' ? 'send' : 'vote';
  const request = { kind, record, modelName: 'm', intent: {}, from, call } as const;
  const readFeeCapWei = async () => 10n ** 12n;
  return (await prepare({ chain, now: () => nowMs, nameCode: () => null, readFeeCapWei }, request))
    .id;
}

const read = async () => (await readEntry(requestId)) ?? null;
const mine = (blocks: number) => {
  for (let i = 0; i < blocks; i++) chain.mine();
};
/** Time passes, with only these endpoints answering: no look is any wiser. */
async function lookFor(hours: number, context: SubmitContext) {
  for (let i = 0; i < hours; i++) {
    nowMs += 3_600_000;
    await reconcileAll(context);
  }
}

describe('what was sent from here', () => {
  test('behaviour: included by one, unknown to the one behind: included, and never sent twice', async () => {
    const context = contextOf(signs);
    await submit(context, { preparedId: await prepared(), requestId, kinds });
    mine(1);
    await reconcileAll(context);
    expect(await read()).toMatchObject({ state: 'included', block: { final: false } });
    await lookFor(2, context);
    expect((await read())?.state).toBe('included');
    mine(20);
    await reconcileAll(context);
    expect(await read()).toMatchObject({ state: 'final', settled: true });
    expect(chain.list()).toHaveLength(1);
  });

  test('behaviour: only the one behind answers, for hours: neither dropped nor replaced', async () => {
    const context = contextOf(signs);
    await submit(context, { preparedId: await prepared(), requestId, kinds });
    mine(1);
    await reconcileAll(context);
    chain.silent = ['fake'];
    await lookFor(3, context);
    // It was sent to that one, too.
    expect((await read())?.state).toBe('seen');
    chain.silent = [];
    await reconcileAll(context);
    expect((await read())?.state).toBe('included');
  });

  test('behaviour: the next nonce is the one after it, whoever answers', async () => {
    const context = contextOf(signs);
    await submit(context, { preparedId: await prepared(), requestId, kinds });
    mine(1);
    await reconcileAll(context);
    const entries = await readEntries();
    for (const operators of [['slow', 'fake'], ['fake'], ['slow', 'fake', 'third']]) {
      chain.operators = operators;
      expect(await readPendingCount(chain, { chainId: 10, from }, entries)).toBe(1);
    }
  });
});

describe('what a wallet sent', () => {
  test('behaviour: its hash is kept while only the one behind answers; coin, which leaves no event, is found again', async () => {
    const context = contextOf(sends({ status: 'sent', hash }));
    await submit(context, { preparedId: await prepared('0x'), requestId, kinds });
    const fields = { from, to, input: '0x', value: '0x0', nonce: '0x3', chainId: '0xa' };
    chain.minesOther({ hash, fields });
    await reconcileAll(context);
    expect((await read())?.state).toBe('included');
    chain.silent = ['fake'];
    await lookFor(3, context);
    expect(await read()).toMatchObject({ state: 'requested', hash });
    chain.silent = [];
    await reconcileAll(context);
    expect(await read()).toMatchObject({ state: 'included', hash });
  });
});

describe('what is signed elsewhere', () => {
  test('behaviour: found by the event that the one behind does not have yet', async () => {
    mine(100);
    const context = contextOf(null);
    await follow(context, { preparedId: await prepared(), requestId });
    mine(80);
    chain.minesOther({ hash, logs: [voted] });
    await reconcileAll(context);
    expect(await read()).toMatchObject({ state: 'included', hash });
  });

  test('behaviour: blocks that only the one behind was asked about are looked at again', async () => {
    mine(100);
    const context = contextOf(null);
    await follow(context, { preparedId: await prepared(), requestId });
    mine(3);
    chain.minesOther({ hash, logs: [voted] });
    mine(300);
    chain.blocksBehind = 302;
    chain.operators = ['slow', 'fake', 'third'];
    // It answers for the logs, the others for the height alone.
    const { askAll } = chain;
    chain.askAll = async (chainId, method, params) => {
      chain.silent = method === 'eth_getLogs' ? ['fake', 'third'] : [];
      return askAll(chainId, method, params);
    };
    await lookFor(10, context);
    expect((await read())?.state).toBe('requested');
    chain.askAll = askAll;
    chain.silent = [];
    await reconcileAll(context);
    expect(await read()).toMatchObject({ state: 'final', hash });
  });

  test('behaviour: not given up as never sent while nobody who is up to date was asked', async () => {
    const context = contextOf(null);
    await follow(context, { preparedId: await prepared(), requestId });
    chain.minesOther({ hash, logs: [voted] });
    mine(9);
    chain.answers.set('eth_getLogs', () => 'nonsense');
    await lookFor(24 * 8, context);
    expect((await read())?.state).toBe('requested');
    chain.answers.clear();
    await reconcileAll(context);
    expect((await read())?.state).toBe('included');
  });
});

describe('readBlockNumber', () => {
  test.each([
    ['two', ['liar', 'fake']],
    ['three', ['liar', 'fake', 'third']],
  ])('behaviour: one of %s that is ahead of the chain does not count', async (_, operators) => {
    mine(50);
    chain.operators = operators;
    chain.lie = () => '0xffffffff';
    expect(await readBlockNumber(chain, 10)).toBe(50n);
  });
});
