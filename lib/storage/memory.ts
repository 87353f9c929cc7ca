/**
 * Rows of the hub's store (`link:`, `demo-link:`, `alias:`) that were seen once and cannot be read anew: neither pruned
 * nor dropped by an upgrade, though the rest of that store is a cache. A browser that cannot tell one, or has no room for
 * it, is a failure that shows: without it a moved link would look like one that always was.
 */
import { openDatabase, type StoredRow } from './database';

const prefixes = ['link:', 'demo-link:', 'alias:'];

/** Whether a row of that store is one of these. */
export function isMemory({ id }: StoredRow): boolean {
  return prefixes.some((prefix) => id.startsWith(prefix));
}

/** All of them, without the rest of that store being read. */
export async function listMemory(): Promise<readonly StoredRow[]> {
  const database = await openDatabase();
  const ranges = prefixes.map((prefix) => IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  return (await Promise.all(ranges.map((range) => database.getAll('hubFacts', range)))).flat();
}

/** A row as it is stored, to be parsed; undefined when there is none. */
export async function readMemory(id: string): Promise<StoredRow | undefined> {
  return (await openDatabase()).get('hubFacts', id);
}

/** Keeps a row. */
export async function writeMemory(row: StoredRow): Promise<void> {
  await (await openDatabase()).put('hubFacts', row);
}
