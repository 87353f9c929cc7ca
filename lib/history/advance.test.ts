import {
  encodeAbiParameters,
  encodePacked,
  type Hex,
  numberToHex,
  pad,
  parseAbiParameters,
} from 'viem';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Network } from '@/lib/chain/networks';
import { votingTopics } from './voting-logs';

const governor = '0x00000000000000000000000000000000000000a1';
const vault = '0x00000000000000000000000000000000000000a2';
const network: Network = {
  chainId: 10,
  name: 'Test',
  nativeSymbol: 'ETH',
  demo: false,
  endpoints: [{ id: 'one', chainId: 10, url: 'https://one.example/', operator: 'One', own: true }],
  registry: 'deployed',
};
const [cast, castWithParams, votesChanged] = votingTopics as [Hex, Hex, Hex];
const account = (digit: string) => `0x${digit.repeat(40)}` as const;

type Log = { address: Hex; topics: Hex[]; data: Hex; block: number };
/** The chain: its logs, the hash of each block, and how many requests it still answers. */
let logs: Log[];
let fork: string;
let forkedAt: number;
let left: number;
let ranges: string[];

const hashOf = (block: number) =>
  pad(numberToHex(block), { size: 32 }).replace('0x00', block >= forkedAt ? fork : '0x00');

beforeEach(() => {
  vi.resetModules();
  [logs, fork, forkedAt, left, ranges] = [[], '0x00', 0, Number.POSITIVE_INFINITY, []];
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
    const { id, method, params } = JSON.parse(init.body);
    left -= 1;
    if (left < 0) return new Response('', { status: 503 });
    return Response.json({ jsonrpc: '2.0', id, result: answer(method, params) });
  });
});

function answer(method: string, [first]: [{ fromBlock: Hex; toBlock: Hex } & Hex]): unknown {
  if (method === 'eth_chainId') return '0xa';
  if (method === 'eth_getBlockByNumber') return { hash: hashOf(Number(first)) };
  const [from, to] = [Number(first.fromBlock), Number(first.toBlock)];
  ranges.push(`${from}-${to}`);
  return logs
    .filter(({ block }) => block >= from && block <= to)
    .map(({ block, ...log }, index) => ({
      ...log,
      blockNumber: numberToHex(block),
      logIndex: numberToHex(index),
    }));
}

function addVote(block: number, voter: Hex, proposal: bigint, weight: bigint): void {
  const types = parseAbiParameters('uint256, uint8, uint256, string');
  const data = encodeAbiParameters(types, [proposal, 1, weight, 'Because.']);
  logs.push({ address: governor, topics: [cast, pad(voter)], data, block });
}

function addVotesOf(block: number, voter: Hex, votes: bigint): void {
  const data = encodeAbiParameters(parseAbiParameters('uint256, uint256'), [0n, votes]);
  logs.push({ address: vault, topics: [votesChanged, pad(voter)], data, block });
}

const key = { chainId: 10, governor } as const;
async function startWorker() {
  vi.resetModules();
  const { advanceHistory } = await import('./advance');
  const { readFound } = await import('./index');
  const advance = (head: bigint, pieces: number, start = 100n) =>
    advanceHistory(network, { governor, vault, start, head }, pieces);
  return { advance, readFound: () => readFound(key) };
}

describe('advanceHistory', () => {
  test('default: from the newest block back to the first, a bounded number of pieces at a time', async () => {
    addVotesOf(120, account('a'), 5n);
    addVote(9_000, account('a'), 1n, 5n);
    const { advance, readFound } = await startWorker();
    expect(await advance(9_999n, 1)).toEqual({
      start: 100n,
      low: 8_000n,
      high: 9_999n,
      head: 9_999n,
      operator: 'One',
    });
    expect((await readFound()).ballots).toEqual([
      {
        proposalId: 1n,
        voter: account('a'),
        tally: { againstVotes: 0n, forVotes: 5n, abstainVotes: 0n },
        reason: 'Because.',
      },
    ]);
    expect((await readFound()).accounts).toEqual([]);
    expect(await advance(9_999n, 9)).toMatchObject({ low: 100n, high: 9_999n });
    expect(ranges).toEqual(['8000-9999', '5000-7999', '500-4999', '100-499']);
    expect((await readFound()).accounts).toMatchObject([{ account: account('a'), votes: 5n }]);
  });

  test('behaviour: a new worker goes on where the last one died, with nothing read twice', async () => {
    addVote(9_000, account('a'), 1n, 5n);
    addVote(3_000, account('b'), 1n, 7n);
    // One question for the chain, one for the newest block, one piece; then it is gone.
    left = 3;
    const dying = await startWorker();
    await expect(dying.advance(9_999n, 9)).rejects.toMatchObject({ code: 'chain.unreachable' });
    expect((await dying.readFound()).ballots).toHaveLength(1);
    left = Number.POSITIVE_INFINITY;
    const { advance, readFound } = await startWorker();
    await advance(9_999n, 9);
    expect(ranges.filter((range) => range === '8000-9999')).toHaveLength(1);
    expect((await readFound()).ballots.map(({ voter }) => voter)).toEqual([
      account('b'),
      account('a'),
    ]);
  });

  test('behaviour: first what is new, then what is old', async () => {
    const { advance } = await startWorker();
    await advance(9_999n, 1);
    ranges.length = 0;
    await advance(10_500n, 2);
    expect(ranges).toEqual(['10000-10500', '3500-7999']);
  });

  test('behaviour: what a reorganisation took away is forgotten and read anew', async () => {
    addVote(9_990, account('a'), 1n, 5n);
    addVote(5_000, account('c'), 1n, 1n);
    const { advance, readFound } = await startWorker();
    await advance(9_999n, 9);
    expect((await readFound()).ballots).toHaveLength(2);
    logs = logs.filter(({ block }) => block !== 9_990);
    addVote(9_995, account('b'), 1n, 6n);
    [fork, forkedAt] = ['0xff', 9_980];
    await advance(9_999n, 9);
    expect((await readFound()).ballots.map(({ voter }) => voter)).toEqual([
      account('c'),
      account('b'),
    ]);
  });

  test('migration: a stretch that was read when fewer events were looked for is read again, its logs with it', async () => {
    addVote(9_000, account('a'), 1n, 5n);
    const before = await startWorker();
    await before.advance(9_999n, 9);
    const database = await (await import('@/lib/storage/database')).openDatabase();
    const id = `10:${governor}:stretch:`;
    const { form: _, ...older } = (await database.get('history', id)) ?? { id };
    await database.put('history', older);
    [logs, ranges.length] = [[], 0];
    const { advance, readFound } = await startWorker();
    expect(await advance(9_999n, 1)).toMatchObject({ low: 8_000n, high: 9_999n });
    expect(ranges).toEqual(['8000-9999']);
    expect((await readFound()).ballots).toEqual([]);
  });

  test('behaviour: after a reorganisation deeper than what was read, nothing of it is left', async () => {
    addVote(9_991, account('a'), 1n, 5n);
    const { advance, readFound } = await startWorker();
    await advance(9_991n, 1, 9_950n);
    expect((await readFound()).ballots).toHaveLength(1);
    logs = [];
    [fork, forkedAt] = ['0xff', 9_960];
    await advance(9_992n, 1, 9_950n);
    expect((await readFound()).ballots).toEqual([]);
  });

  test('behaviour: an older log does not undo the newest number of votes', async () => {
    addVotesOf(200, account('a'), 5n);
    addVotesOf(9_000, account('a'), 50n);
    const { advance, readFound } = await startWorker();
    await advance(9_999n, 9);
    expect((await readFound()).accounts).toMatchObject([{ votes: 50n }]);
  });

  test('behaviour: a ballot of several parts, and bytes that are none', async () => {
    const types = parseAbiParameters('uint256, uint8, uint256, string, bytes');
    const params = encodePacked(['uint128', 'uint128', 'uint128'], [1n, 2n, 3n]);
    const data = encodeAbiParameters(types, [9n, 255, 6n, '', params]);
    const topics = [castWithParams, pad(account('d'))];
    logs.push({ address: governor, topics, data, block: 9_000 });
    logs.push({ address: governor, topics: [cast, pad(account('e'))], data: '0x12', block: 9_001 });
    logs.push({ address: governor, topics: [cast], data, block: 9_002 });
    const { advance, readFound } = await startWorker();
    await advance(9_999n, 1);
    expect((await readFound()).ballots.map(({ tally }) => tally)).toEqual([
      { againstVotes: 1n, forVotes: 2n, abstainVotes: 3n },
    ]);
  });
});
