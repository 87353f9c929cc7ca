import {
  decodeFunctionData,
  encodeFunctionResult,
  type Hex,
  keccak256,
  numberToHex,
  zeroHash,
} from 'viem';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LocatorKey } from '@/lib/model/ids';
import { newsKey } from '@/lib/storage/page-news';
import { digestLensAbi } from './abi/digest-lens';
import { modelLensAbi } from './abi/model-lens';
import { deployment } from './deployment';
import type { Network } from './networks';

const network: Network = {
  chainId: 10,
  name: 'Test',
  nativeSymbol: 'ETH',
  demo: false,
  endpoints: [{ id: 'e', chainId: 10, url: 'https://rpc.example/', operator: 'a', own: false }],
  registry: 'deployed',
};

function makeKeys(count: number, seed = 0): LocatorKey[] {
  return Array.from(
    { length: count },
    (_, i) => keccak256(numberToHex(i + seed * 1_000_000, { size: 32 })) as LocatorKey,
  );
}

/** The chain's keys and digests; `dieAfter` lets the worker die at that page. */
let chain: LocatorKey[];
let digests: Hex[];
let dieAfter: number;
let pages: { from: number; count: number }[];

beforeEach(() => {
  chain = [];
  digests = [];
  dieAfter = Number.POSITIVE_INFINITY;
  pages = [];
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
    const { id, method, params } = JSON.parse(init.body);
    const result = method === 'eth_chainId' ? '0xa' : answerCall(params[0]);
    return new Response(JSON.stringify({ jsonrpc: '2.0', id, result }));
  });
});

function answerCall({ to, data }: { to: string; data: Hex }): Hex {
  return to === deployment.digestLens ? answerDigests(data) : answerKeys(data);
}

function answerDigests(data: Hex): Hex {
  const { args } = decodeFunctionData({ abi: digestLensAbi, data });
  const [from, count] = (args as [bigint, bigint]).map(Number) as [number, number];
  pages.push({ from, count });
  const page = digests.slice(from, from + count);
  const point = { chainId: 10n, blockNumber: 1n, parentHash: zeroHash, timestamp: 1n };
  const next = BigInt(from + page.length);
  const result = { digests: page, next, total: BigInt(digests.length), point };
  return encodeFunctionResult({ abi: digestLensAbi, functionName: 'digests', result });
}

function answerKeys(data: Hex): Hex {
  const { args } = decodeFunctionData({ abi: modelLensAbi, data });
  const [from, count] = (args as [bigint, bigint]).map(Number) as [number, number];
  pages.push({ from, count });
  if (pages.length > dieAfter) throw new Error('The worker died.');
  const keys = chain.slice(from, from + count);
  const point = { chainId: 10n, blockNumber: 1n, parentHash: zeroHash, timestamp: 1n };
  const result = {
    keys,
    records: keys.map(() => 1n),
    next: BigInt(from + keys.length),
    total: BigInt(chain.length),
    point,
  };
  return encodeFunctionResult({ abi: modelLensAbi, functionName: 'keys', result });
}

/** The key set as after a start of the worker. */
async function startWorker() {
  vi.resetModules();
  return await import('./key-set');
}

async function countKnown(keys: readonly LocatorKey[]): Promise<number> {
  const { filterKnownKeys } = await startWorker();
  return (await filterKnownKeys(network, keys)).filter((isKnown) => isKnown).length;
}

describe('syncKeys', () => {
  test('default: all keys, in pages, found again by a new worker without a request', async () => {
    chain = makeKeys(5000);
    const { syncKeys, readKeyState } = await startWorker();
    expect(await syncKeys(network, 7)).toEqual({ count: 5000, syncedAtMs: 7 });
    expect(await readKeyState(network)).toEqual({ count: 5000, syncedAtMs: 7 });
    expect(pages.map(({ from }) => from)).toEqual([0, 2048, 4096]);
    pages.length = 0;
    expect(await countKnown(chain)).toBe(5000);
    expect(await countKnown(makeKeys(2000, 1))).toBe(0);
    expect(pages).toEqual([]);
  });

  test('behaviour: only what is new, known at once', async () => {
    chain = makeKeys(100);
    const { syncKeys, filterKnownKeys } = await startWorker();
    await syncKeys(network, 1);
    await filterKnownKeys(network, chain);
    chain = makeKeys(103);
    pages.length = 0;
    expect(await syncKeys(network, 2)).toEqual({ count: 103, syncedAtMs: 2 });
    // The end of what is known is looked at again, then the rest is read.
    expect(pages).toEqual([
      { from: 68, count: 32 },
      { from: 100, count: 1948 },
    ]);
    expect(await filterKnownKeys(network, chain.slice(100))).toEqual([true, true, true]);
    expect(await countKnown(chain)).toBe(103);
  });

  test.each([1, 2, 3, 4])('behaviour: killed at page %i, the next run goes on', async (page) => {
    chain = makeKeys(9000);
    dieAfter = page;
    const { syncKeys } = await startWorker();
    await expect(syncKeys(network, 1)).rejects.toThrow();
    dieAfter = Number.POSITIVE_INFINITY;
    pages.length = 0;
    const later = await startWorker();
    expect(await later.syncKeys(network, 2)).toEqual({ count: 9000, syncedAtMs: 2 });
    expect(pages[1]?.from).toBe(page * 2048);
    expect(await countKnown(chain)).toBe(9000);
  });

  test('behaviour: open pages are told once of all that is new, of a killed run’s keys by the next', async () => {
    const told = vi.fn();
    fakeBrowser.storage.onChanged.addListener((changes) => newsKey in changes && told());
    chain = makeKeys(9000);
    dieAfter = 3;
    // Killed before it could tell anybody.
    const killed = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('Dead.'));
    await expect((await startWorker()).syncKeys(network, 1)).rejects.toThrow();
    killed.mockRestore();
    dieAfter = Number.POSITIVE_INFINITY;
    chain = chain.slice(0, 6144);
    await (await startWorker()).syncKeys(network, 2);
    expect(told).toHaveBeenCalledTimes(1);
    await (await startWorker()).syncKeys(network, 3);
    expect(told).toHaveBeenCalledTimes(1);
    chain = makeKeys(6145);
    await (await startWorker()).syncKeys(network, 4);
    expect(told).toHaveBeenCalledTimes(2);
    digests = makeKeys(3);
    await (await startWorker()).syncDigests(network, 5);
    expect(told).toHaveBeenCalledTimes(2);
  });

  test('behaviour: a chain with fewer keys, or others in their place, starts it over', async () => {
    chain = makeKeys(3000);
    await (await startWorker()).syncKeys(network, 1);
    const before = chain;
    chain = chain.slice(0, 2990);
    expect(await (await startWorker()).syncKeys(network, 2)).toEqual({
      count: 2990,
      syncedAtMs: 2,
    });
    expect(await countKnown(before)).toBe(2990);
    chain = [...chain.slice(0, 2980), ...makeKeys(20, 1)];
    expect(await (await startWorker()).syncKeys(network, 3)).toEqual({
      count: 3000,
      syncedAtMs: 3,
    });
    expect(await countKnown(chain)).toBe(3000);
    expect(await countKnown(before)).toBe(2980);
  });

  test('behaviour: a damaged store is read anew', async () => {
    chain = makeKeys(3000);
    await (await startWorker()).syncKeys(network, 1);
    const { openDatabase } = await import('@/lib/storage/database');
    const database = await openDatabase();
    const ids = await database.getAllKeys('keys');
    await database.put('keys', { id: ids.find((id) => id.endsWith(':0')) as string, bytes: 'x' });
    expect(await countKnown(chain)).toBe(0);
    await (await startWorker()).syncKeys(network, 2);
    expect(await countKnown(chain)).toBe(3000);
  });

  test('behaviour: two at once are one', async () => {
    chain = makeKeys(10);
    const { syncKeys } = await startWorker();
    await Promise.all([syncKeys(network, 1), syncKeys(network, 1)]);
    expect(pages).toHaveLength(1);
  });
});

describe('syncDigests', () => {
  test('default: all digests, in pages, known to a new worker without a request', async () => {
    digests = makeKeys(3000, 5);
    await (await startWorker()).syncDigests(network, 7);
    expect(pages.map(({ from }) => from)).toEqual([0, 2048]);
    pages.length = 0;
    const { filterKnownDigests } = await startWorker();
    expect(await filterKnownDigests(network, [digests[2999] as Hex, zeroHash])).toEqual([
      true,
      false,
    ]);
    expect(pages).toEqual([]);
  });

  test('behaviour: keys and digests stand apart, and go together', async () => {
    [chain, digests] = [makeKeys(10), makeKeys(20, 1)];
    const worker = await startWorker();
    expect((await worker.syncKeys(network, 1)).count).toBe(10);
    expect((await worker.syncDigests(network, 1)).count).toBe(20);
    expect(await worker.filterKnownDigests(network, chain)).not.toContain(true);
    expect(await worker.filterKnownKeys(network, digests as LocatorKey[])).not.toContain(true);
    await worker.dropKeys(network);
    const after = await startWorker();
    expect(await after.filterKnownDigests(network, digests)).not.toContain(true);
    expect(await after.filterKnownKeys(network, chain)).not.toContain(true);
  });

  test('behaviour: a reorganisation of the digests starts them over and leaves the keys', async () => {
    [chain, digests] = [makeKeys(10), makeKeys(40, 1)];
    const worker = await startWorker();
    await worker.syncKeys(network, 1);
    await worker.syncDigests(network, 1);
    digests = makeKeys(40, 2);
    await (await startWorker()).syncDigests(network, 2);
    const after = await startWorker();
    expect(await after.filterKnownDigests(network, digests)).not.toContain(false);
    expect(await after.filterKnownDigests(network, makeKeys(40, 1))).not.toContain(true);
    expect(await after.filterKnownKeys(network, chain)).not.toContain(false);
  });
});
