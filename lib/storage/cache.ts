/**
 * Rows that can be read anew from chains and hubs. One that cannot be read (damaged) is one that is not there, and one
 * that cannot be written (no room left) is one more to be read anew: no answer fails for want of a cache.
 */
import { openDatabase, type StoredRow } from './database';

type CacheName = 'keys' | 'texts' | 'hubFacts' | 'history';

/** A row as it is stored, to be parsed; undefined when there is none that the browser can read. */
export async function readCached(name: CacheName, id: string): Promise<StoredRow | undefined> {
  const database = await openDatabase();
  return database.get(name, id).catch(() => undefined);
}

/** Keeps a row where there is room for it. */
export async function keepCached(name: CacheName, row: StoredRow): Promise<void> {
  const database = await openDatabase();
  await database.put(name, row).catch(() => undefined);
}
