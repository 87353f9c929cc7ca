/**
 * All locator keys of a network's registry and all digests of approved files, kept here, so that a page none of whose
 * models or files is registered causes no request at all. Eight bytes of each, in the registry's order, in pages of
 * 2,048; a chance match costs one request that finds nothing. An endpoint that leaves keys out can hide a model, never
 * invent one.
 */
import * as v from 'valibot';
import type { Hex } from 'viem';
import type { LocatorKey } from '@/lib/model/ids';
import { createSharedRuns } from '@/lib/model/shared-runs';
import { keepCached, readCached } from '@/lib/storage/cache';
import { inTransaction, openDatabase } from '@/lib/storage/database';
import { writeNews } from '@/lib/storage/page-news';
import { askNetwork } from './ask';
import { deployment } from './deployment';
import { decodeDigestLensResult, encodeDigestLensCall } from './digest-lens';
import { decodeLensResult, encodeLensCall } from './lens';
import type { Network } from './networks';

export const keysPerPage = 2048;
const bytesPerKey = 8;
/** Pages read in one run, about 100,000 keys; the next run goes on. */
const pagesPerRun = 50;
/** How many known keys are read again, to see that the chain still has them in this order. */
const overlap = 32;

const headSchema = v.object({
  id: v.string(),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  syncedAtMs: v.nullable(v.number()),
  /** There are keys that open pages were not told of. */
  untold: v.optional(v.boolean(), false),
});
const pageSchema = v.object({ id: v.string(), bytes: v.instance(Uint8Array) });

export type KeyState = { count: number; syncedAtMs: number | null };

/** Sorted for look-up; those that came after loading stand apart. */
type Known = { sorted: BigUint64Array; added: Set<bigint> };

type Page = { keys: readonly Hex[]; total: number };
/** A list of the registry that only grows: its name in the store, and how a part of it is read. */
type List = {
  name: string;
  /** Tells open pages that there are more. */
  tell: () => Promise<void>;
  readPage: (network: Network, from: number, count: number) => Promise<Page>;
};

const locatorKeys: List = {
  name: '',
  tell: writeNews,
  readPage: async (network, from, count) => {
    const data = encodeLensCall('keys', [BigInt(from), BigInt(count)]);
    const params = [{ to: deployment.lens, data }, 'latest'];
    const parse = (answer: unknown) => decodeLensResult('keys', answer as Hex);
    const { keys, total } = await askNetwork(network, 'eth_call', params, parse);
    return { keys: keys.slice(0, count), total: Number(total) };
  },
};

const digests: List = {
  name: 'digests:',
  // Whose weights they are is looked up when a reader asks.
  tell: async () => {},
  readPage: async (network, from, count) => {
    const data = encodeDigestLensCall('digests', [BigInt(from), BigInt(count)]);
    const params = [{ to: deployment.digestLens, data }, 'latest'];
    const parse = (answer: unknown) => decodeDigestLensResult('digests', answer as Hex);
    const page = await askNetwork(network, 'eth_call', params, parse);
    return { keys: page.digests.slice(0, count), total: Number(page.total) };
  },
};

/** Memory is a cache of the store, by network and list. */
const loaded = new Map<string, Promise<Known>>();
const share = createSharedRuns<KeyState>();

/** Which of these keys the registry has, as far as known here. No request. */
export function filterKnownKeys(
  network: Network,
  keys: readonly LocatorKey[],
): Promise<readonly boolean[]> {
  return filterKnown(network, locatorKeys, keys);
}

/** Which of these files' sha256 digests are indexed, as far as known here. No request. */
export function filterKnownDigests(
  network: Network,
  wanted: readonly Hex[],
): Promise<readonly boolean[]> {
  return filterKnown(network, digests, wanted);
}

/** How many keys are known and since when; `syncedAtMs` is null while the first sync has not come to its end. */
export function readKeyState(network: Network): Promise<KeyState> {
  return readState(network, locatorKeys);
}

/**
 * Reads the keys that are new. Starts over when the chain no longer has the known ones (a reorganisation, a chain
 * that was reset). May be killed at any time: each page is stored together with its count.
 * @throws the errors of {@link askNetwork}
 */
export function syncKeys(network: Network, nowMs: number): Promise<KeyState> {
  return syncOnce(network, locatorKeys, nowMs);
}

/** The same for the indexed digests. @throws the errors of {@link askNetwork} */
export function syncDigests(network: Network, nowMs: number): Promise<KeyState> {
  return syncOnce(network, digests, nowMs);
}

/** Forgets the keys and digests of a network. */
export async function dropKeys(network: Network): Promise<void> {
  await drop(network, locatorKeys);
  await drop(network, digests);
}

async function drop(network: Network, list: List): Promise<void> {
  const database = await openDatabase();
  const id = getId(network, list);
  await database.delete('keys', IDBKeyRange.bound(id, `${id}:\uffff`));
  loaded.delete(id);
}

async function filterKnown(
  network: Network,
  list: List,
  keys: readonly Hex[],
): Promise<readonly boolean[]> {
  const known = await load(network, list);
  return keys.map((key) => isKnown(known, truncate(key)));
}

async function readState(network: Network, list: List): Promise<KeyState> {
  const { count, syncedAtMs } = parseHead(await readCached('keys', getId(network, list)));
  return { count, syncedAtMs };
}

function parseHead(head: unknown): Omit<v.InferOutput<typeof headSchema>, 'id'> {
  const parsed = v.safeParse(headSchema, head);
  return parsed.success ? parsed.output : { count: 0, syncedAtMs: null, untold: false };
}

function syncOnce(network: Network, list: List, nowMs: number): Promise<KeyState> {
  const id = getId(network, list);
  // Where there is no room for the news, it is told by the next run.
  return share(id, () =>
    sync(network, list, nowMs).finally(() => tellNews(id, list).catch(() => {})),
  );
}

async function sync(network: Network, list: List, nowMs: number): Promise<KeyState> {
  let { count } = await readState(network, list);
  if (count > 0 && !(await isStillThere(network, list, count))) {
    await drop(network, list);
    count = 0;
  }
  for (let page = 0; page < pagesPerRun; page += 1) {
    // Up to the end of the stored page, so that a page is full before the next begins.
    const room = keysPerPage - (count % keysPerPage);
    const { keys, total } = await list.readPage(network, count, room);
    const isEnd = count + keys.length >= total || keys.length === 0;
    count = await append(getId(network, list), count, keys, isEnd ? nowMs : null);
    if (isEnd) break;
  }
  return readState(network, list);
}

/** Once for all pages of a run, and of runs before it that were killed. */
async function tellNews(id: string, list: List): Promise<void> {
  const { count, syncedAtMs, untold } = parseHead(await readCached('keys', id));
  if (!untold) return;
  await list.tell();
  await keepCached('keys', { id, count, syncedAtMs });
}

async function isStillThere(network: Network, list: List, count: number): Promise<boolean> {
  const from = Math.max(0, count - overlap);
  const { keys, total } = await list.readPage(network, from, count - from);
  if (total < count || keys.length !== count - from) return false;
  const stored = await readStoredKeys(network, list);
  return keys.every((key, i) => stored[from + i] === truncate(key));
}

/** Stores keys after the first `count`; `endedAtMs` is given when they are the last there are. */
async function append(
  id: string,
  count: number,
  keys: readonly Hex[],
  endedAtMs: number | null,
): Promise<number> {
  const pageId = `${id}:${Math.floor(count / keysPerPage)}`;
  await inTransaction('keys', async (store) => {
    const [head, page] = await Promise.all([store.get(id), store.get(pageId)]);
    const before = v.safeParse(pageSchema, page);
    const known = before.success
      ? before.output.bytes.slice(0, (count % keysPerPage) * bytesPerKey)
      : [];
    const bytes = new Uint8Array(known.length + keys.length * bytesPerKey);
    bytes.set(known);
    const view = new DataView(bytes.buffer);
    keys.forEach((key, i) => {
      view.setBigUint64(known.length + i * bytesPerKey, truncate(key));
    });
    const last = parseHead(head);
    const syncedAtMs = endedAtMs ?? last.syncedAtMs;
    const untold = last.untold || keys.length > 0;
    if (keys.length > 0) await store.put({ id: pageId, bytes });
    await store.put({ id, count: count + keys.length, syncedAtMs, untold });
  });
  await addToLoaded(id, keys);
  return count + keys.length;
}

async function addToLoaded(id: string, keys: readonly Hex[]): Promise<void> {
  const known = await loaded.get(id);
  for (const key of keys) known?.added.add(truncate(key));
}

function load(network: Network, list: List): Promise<Known> {
  const id = getId(network, list);
  const current = loaded.get(id);
  if (current) return current;
  const known = readStoredKeys(network, list).then((keys) => ({
    sorted: keys.sort(),
    added: new Set<bigint>(),
  }));
  loaded.set(id, known);
  known.catch(() => loaded.delete(id));
  return known;
}

function isKnown({ sorted, added }: Known, key: bigint): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as bigint) < key) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === key || added.has(key);
}

function join(pages: readonly BigUint64Array[], count: number): BigUint64Array {
  const all = new BigUint64Array(count);
  let at = 0;
  for (const page of pages) {
    all.set(page, at);
    at += page.length;
  }
  return all;
}

/** The stored keys in the registry's order. */
async function readStoredKeys(network: Network, list: List): Promise<BigUint64Array> {
  const id = getId(network, list);
  const { count } = await readState(network, list);
  const pages: BigUint64Array[] = [];
  let read = 0;
  for (let page = 0; read < count; page += 1) {
    const parsed = v.safeParse(pageSchema, await readCached('keys', `${id}:${page}`));
    if (!parsed.success) break;
    const { buffer, byteOffset, byteLength } = parsed.output.bytes;
    const view = new DataView(buffer, byteOffset, byteLength);
    const keys = new BigUint64Array(Math.min(count - read, Math.floor(byteLength / bytesPerKey)));
    for (let i = 0; i < keys.length; i += 1) keys[i] = view.getBigUint64(i * bytesPerKey);
    pages.push(keys);
    read += keys.length;
  }
  // A lost page, or a count that is none: what is missing shows as a difference at the next sync.
  return join(pages, read);
}

function getId(network: Network, list: List): string {
  return `${list.name}${network.chainId}:${deployment.registry.toLowerCase()}`;
}

function truncate(key: Hex): bigint {
  return BigInt(key.slice(0, 2 + 2 * bytesPerKey));
}
