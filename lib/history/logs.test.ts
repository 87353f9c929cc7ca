import { numberToHex } from 'viem';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Network } from '@/lib/chain/networks';
import { votingTopics } from './voting-logs';

const governor = '0x00000000000000000000000000000000000000a1';
const vault = '0x00000000000000000000000000000000000000a2';
const endpoint = (name: string) => ({
  id: name,
  chainId: 10,
  url: `https://${name}.example/`,
  operator: name,
  own: true,
});
const network: Network = {
  chainId: 10,
  name: 'Test',
  nativeSymbol: 'ETH',
  demo: false,
  endpoints: [endpoint('one'), endpoint('two')],
  registry: 'deployed',
};

type Range = { from: number; to: number };
type Answer =
  | { result: unknown }
  | { error: { code: number; message: string } }
  | { status: number };
/** What each endpoint says to a range; what was asked, in order. */
let answers: Record<string, (range: Range) => Answer>;
let asked: (Range & { of: string })[];

const logAt = (block: number, rest: object = {}) => ({
  address: governor,
  topics: [votingTopics[0], `0x${'0'.repeat(62)}aa`],
  data: '0x',
  blockNumber: numberToHex(block),
  logIndex: '0x0',
  ...rest,
});
const empty = () => ({ result: [] });

beforeEach(() => {
  vi.resetModules();
  answers = { one: empty, two: empty };
  asked = [];
  vi.stubGlobal('fetch', async (url: string, init: { body: string }) => {
    const { id, method, params } = JSON.parse(init.body);
    if (method === 'eth_chainId') return Response.json({ jsonrpc: '2.0', id, result: '0xa' });
    const range = { from: Number(params[0].fromBlock), to: Number(params[0].toBlock) };
    const of = new URL(url).hostname.replace('.example', '');
    asked.push({ of, ...range });
    const answer = answers[of]?.(range) ?? { status: 500 };
    if ('status' in answer) return new Response('', { status: answer.status });
    return Response.json({ jsonrpc: '2.0', id, ...answer });
  });
});

async function read(changes: Partial<{ from: bigint; to: bigint; begin: 'low' | 'high' }> = {}) {
  const { firstPiece, readLogs } = await import('./logs');
  return readLogs(network, {
    addresses: [governor, vault],
    topics: votingTopics,
    from: 1n,
    to: 9_999n,
    begin: 'low',
    piece: firstPiece,
    ...changes,
  });
}

describe('readLogs', () => {
  test('default: a piece of 2,000 blocks at the low end, a larger one next', async () => {
    answers['one'] = () => ({ result: [logAt(5), logAt(9, { address: vault })] });
    const piece = await read();
    expect(piece).toMatchObject({ from: 1n, to: 2_000n, operator: 'one', piece: 3_000n });
    expect(piece.logs.map(({ blockNumber }) => blockNumber)).toEqual([5n, 9n]);
  });

  test('args: from the high end, and what is smaller than a piece at once', async () => {
    expect(await read({ begin: 'high' })).toMatchObject({ from: 8_000n, to: 9_999n });
    expect(await read({ from: 9_990n })).toMatchObject({ from: 9_990n, to: 9_999n });
  });

  test.each([-32602, -32603, 35, -32005, -32000])(
    'behaviour: a refusal with %s is taken for one of the size',
    async (code) => {
      answers['one'] = ({ from, to }) =>
        to - from >= 500 ? { error: { code, message: 'too much' } } : empty();
      expect(await read()).toMatchObject({ from: 1n, to: 500n, operator: 'one', piece: 750n });
      expect(asked.map(({ to }) => to)).toEqual([2_000, 1_000, 500]);
    },
  );

  test('behaviour: exactly as many logs as endpoints cut off at are read again in halves', async () => {
    answers['one'] = ({ from, to }) => ({
      result: Array.from({ length: Math.min(1_000, (to - from + 1) * 2) }, () => logAt(from)),
    });
    const piece = await read();
    expect(asked.map(({ to }) => to)).toEqual([2_000, 1_000, 500, 250]);
    expect(piece.logs).toHaveLength(500);
    expect(piece.to).toBe(250n);
  });

  test('behaviour: one that bears no size at all is left for another', async () => {
    answers['one'] = () => ({ error: { code: -32601, message: 'no such method' } });
    expect(await read()).toMatchObject({ to: 2_000n, operator: 'two' });
    expect(asked.filter(({ of }) => of === 'one').at(-1)).toMatchObject({ from: 1, to: 1 });
  });

  test.each([
    ['a block outside', logAt(2_001)],
    ['another contract', logAt(5, { address: `0x${'b'.repeat(40)}` })],
    ['another event', logAt(5, { topics: [`0x${'c'.repeat(64)}`] })],
    ['no block', { ...logAt(5), blockNumber: null }],
  ])('behaviour: a log of %s makes the answer worthless', async (_, log) => {
    answers['one'] = () => ({ result: [log] });
    expect(await read()).toMatchObject({ logs: [], operator: 'two' });
  });

  test('error: nobody answers', async () => {
    answers = {};
    await expect(read()).rejects.toMatchObject({ code: 'chain.unreachable' });
  });
});
