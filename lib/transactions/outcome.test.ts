import { type Hex, keccak256, numberToHex } from 'viem';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAttempt, createEntry } from '@/tests/helpers/entry';
import { createFakeChain, type FakeChain, toRaw } from '@/tests/helpers/fake-chain';
import { readKnown, readMined, readNonceUsed } from './outcome';

const from = '0x00000000000000000000000000000000000000a1';
const raw = toRaw(from, { nonce: 0, data: '0xaa01' });
const hash = keccak256(raw);
const entry = createEntry({ from, nonce: 0, attempts: [createAttempt({ raw, hash })] });
const blockHash: Hex = `0x${'0f'.repeat(32)}`;

let chain: FakeChain;
const asked = () => ({ chain, chainId: 10, voices: chain.operators.length });

beforeEach(async () => {
  chain = createFakeChain();
  await chain.askAll(10, 'eth_sendRawTransaction', [raw]);
  chain.mine();
});
const bury = () => {
  for (let i = 0; i < 5; i++) chain.mine();
};

/** One of two, or of three, lies like this. */
function lie(operators: readonly string[], like: FakeChain['lie']): void {
  chain.operators = operators;
  chain.lie = like;
}
const two = ['honest', 'liar'];
const three = ['liar', 'honest', 'third'];
const inReceipt =
  (change: object): FakeChain['lie'] =>
  (method, truth) =>
    method === 'eth_getTransactionReceipt' ? { ...(truth as object), ...change } : truth;

describe('readMined', () => {
  test('default: mined, then final', async () => {
    expect(await readMined(asked(), entry)).toMatchObject({ hash, succeeded: true, final: false });
    bury();
    expect(await readMined(asked(), entry)).toMatchObject({ hash, final: true });
  });

  test('false final: a transaction that is in no block, by one of two', async () => {
    chain.reorganise({ forget: true });
    bury();
    lie(two, (method, truth, [of]) => {
      if (method === 'eth_getTransactionReceipt') {
        return { transactionHash: of, blockHash, blockNumber: '0x1', status: '0x1' };
      }
      if (method !== 'eth_getBlockByNumber' || of !== '0x1') return truth;
      return { number: '0x1', hash: blockHash, transactions: [hash] };
    });
    expect(await readMined(asked(), entry)).toBeNull();
  });

  test('false final: a real block said to hold what it does not', async () => {
    chain.reorganise({ forget: true });
    bury();
    const block = (await chain.ask(10, 'eth_getBlockByNumber', ['0x1', false])) as { hash: Hex };
    lie(two, (method, truth, [of]) =>
      method === 'eth_getTransactionReceipt'
        ? { transactionHash: of, blockHash: block.hash, blockNumber: '0x1', status: '0x1' }
        : truth,
    );
    expect(await readMined(asked(), entry)).toBeNull();
  });

  test('false final: a height that is not finalised, by one of two', async () => {
    lie(two, (method, truth, [tag]) =>
      method === 'eth_getBlockByNumber' && tag === 'finalized'
        ? { ...(truth as object), number: '0xff' }
        : truth,
    );
    expect(await readMined(asked(), entry)).toMatchObject({ final: false });
  });

  test('false failure: one of two tells the other status: neither counts', async () => {
    lie(two, inReceipt({ status: '0x0' }));
    expect(await readMined(asked(), entry)).toBeNull();
    lie(three, inReceipt({ status: '0x0' }));
    expect(await readMined(asked(), entry)).toMatchObject({ succeeded: true });
  });

  test('behaviour: one of two that is silent keeps it from being final, not from being shown', async () => {
    bury();
    lie(two, () => null);
    expect(await readMined(asked(), entry)).toMatchObject({ final: false });
  });

  test('behaviour: two endpoints of one operator are one voice', async () => {
    bury();
    chain.operators = ['same', 'same'];
    const one = { chain, chainId: 10, voices: 2 };
    expect(await readMined(one, entry)).toMatchObject({ final: false });
  });
});

describe('readKnown', () => {
  test('default: all, some, none', async () => {
    chain.reorganise({ forget: false });
    expect(await readKnown(asked(), entry)).toBe('all');
    lie(two, () => null);
    expect(await readKnown(asked(), entry)).toBe('some');
    chain.forgetPool();
    expect(await readKnown(asked(), entry)).toBe('none');
  });
});

describe('readNonceUsed', () => {
  test('default: used once every endpoint counts it, final with the block', async () => {
    expect(await readNonceUsed(asked(), entry)).toEqual({ final: false, alone: true });
    bury();
    expect(await readNonceUsed(asked(), entry)).toEqual({ final: true, alone: true });
    expect(await readNonceUsed(asked(), { ...entry, nonce: 1 })).toBeNull();
  });

  test('behaviour: one of two says so, or only one answers: not used', async () => {
    const counts: FakeChain['lie'] = (method, truth) =>
      method === 'eth_getTransactionCount' ? numberToHex(9) : truth;
    lie(two, counts);
    expect(await readNonceUsed(asked(), { ...entry, nonce: 1 })).toBeNull();
    lie(two, () => null);
    expect(await readNonceUsed(asked(), entry)).toBeNull();
  });
});
