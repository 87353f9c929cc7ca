/**
 * The local key set at 1,000 to 1,000,000 registered models, in the real browser: how many requests a sync takes, how
 * many bytes it leaves, how long a page of 500 cards is looked up. A stand-in for the lens makes up the keys.
 */
import { decodeFunctionData, encodeFunctionResult, type Hex, pad } from 'viem';
import { modelLensAbi } from '@/contracts/abi/model-lens';
import type { Locator } from '@/lib/model/ids';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import { type Fault, type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import type { Bench } from './bench-pages';
import { median, type Row } from './report';

const sizes = [1000, 100_000, 1_000_000] as const;
const cards = 500;
const runs = 9;

/** A row for each size. `rpcUrl` is a chain with this release's contracts; only its keys are made up. */
export async function measureKeySets(bench: Bench, rpcUrl: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [i, size] of sizes.entries())
    rows.push(await measureKeySet(bench, rpcUrl, { size, chainId: 900_001 + i }));
  return rows;
}

async function measureKeySet(
  bench: Bench,
  rpcUrl: string,
  { size, chainId }: { size: number; chainId: number },
): Promise<Row> {
  const { session, own } = bench;
  const proxy = await startFaultProxy(rpcUrl);
  proxy.setFault(standIn(size, chainId));
  try {
    const startedAt = performance.now();
    const url = proxy.url;
    let view = await session.ask('network.add', { url, operator: 'Stand-in', own: true });
    while (view.keys.count < size) view = await session.ask('network.test', { chainId });
    const syncMs = performance.now() - startedAt;
    const requests = countCalls(proxy);
    const bytes = await readBytes(bench);
    const warm = await measureLookUp(bench);
    await session.stopWorker();
    const cold = (await measureLookUp(bench, 1)) - (await measureFloor(own));
    return {
      name: `key set of ${size.toLocaleString('en')} models`,
      ms: warm,
      note: `look-up of ${cards} cards; ${cold.toFixed(0)} ms the first time in a new worker; sync ${requests} requests, ${(syncMs / 1000).toFixed(1)} s; ${Math.round(bytes / 1000).toLocaleString('en')} kB stored`,
    };
  } finally {
    await session.ask('network.remove', { chainId, endpointId: null });
    await proxy.stop();
  }
}

/** Answers `keys` of the lens for a registry of `size` keys; everything else is the chain's. */
function standIn(size: number, chainId: number): Fault {
  return ({ method, params }) => {
    if (method === 'eth_chainId') return { result: `0x${chainId.toString(16)}` };
    if (method !== 'eth_call') return null;
    const { data } = params[0] as { data: Hex };
    const call = decodeFunctionData({ abi: modelLensAbi, data });
    if (call.functionName !== 'keys') return null;
    const [from, count] = call.args.map(Number) as [number, number];
    const keys = Array.from({ length: Math.max(0, Math.min(count, size - from)) }, (_, i) =>
      makeKey(from + i),
    );
    const result = {
      keys,
      records: keys.map(() => 1n),
      next: BigInt(from + keys.length),
      total: BigInt(size),
      point: {
        chainId: BigInt(chainId),
        blockNumber: 1n,
        parentHash: pad('0x01'),
        timestamp: BigInt(Math.floor(Date.now() / 1000)),
      },
    };
    return { result: encodeFunctionResult({ abi: modelLensAbi, functionName: 'keys', result }) };
  };
}

/** Spread over the whole range, as hashes are; the same for the same index. */
function makeKey(index: number): Hex {
  const mix = (seed: number) => (Math.imul(index + 1, seed) >>> 0).toString(16).padStart(8, '0');
  return `0x${mix(2_654_435_761)}${mix(2_246_822_519)}${'0'.repeat(48)}`;
}

function countCalls({ requests }: FaultProxy): number {
  return requests.filter(({ method }) => method === 'eth_call').length;
}

/** What the store of keys holds, in bytes. */
function readBytes({ own }: Bench): Promise<number> {
  return own.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('commonweight');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('keys').objectStore('keys').getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            const rows = all.result as { bytes?: Uint8Array }[];
            opening.result.close();
            resolve(rows.reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), 0));
          };
        };
      }),
  );
}

/** A page of cards of which none is registered, less what a bare message takes. */
async function measureLookUp({ own }: Bench, count = runs): Promise<number> {
  const sightings = Array.from({ length: cards }, (_, i) => ({
    locator: `huggingface.co/nobody/m${i}` as Locator,
    place: 'card',
    revision: null,
  }));
  const request = { commonweight: 1, name: 'badge.read', input: { sightings } };
  const ms = await measureMessages(own, request, count);
  return count === 1 ? ms : Math.max(0, ms - (await measureFloor(own)));
}

function measureFloor(own: Bench['own']): Promise<number> {
  return measureMessages(own, { commonweight: 1, name: 'settings.read', input: {} }, runs);
}

async function measureMessages(own: Bench['own'], request: object, count: number): Promise<number> {
  const times = await own.evaluate(
    async ([message, total]) => {
      const { runtime } = (globalThis as unknown as WithExtensionApi).chrome;
      const measured: number[] = [];
      for (let run = 0; run < total; run += 1) {
        const start = performance.now();
        await runtime.sendMessage(message);
        measured.push(performance.now() - start);
      }
      return measured;
    },
    [request, count] as const,
  );
  return median(times);
}
