/** Which sent registrations still wait for their repository to name them, in IndexedDB; by the journal's id. */
import * as v from 'valibot';
import type { ChainId, RecordId } from '@/lib/model/ids';
import type { LinkWatch } from '@/lib/model/registration';
import { decode, encode } from '@/lib/protocol/codec';
import { locator, recordId } from '@/lib/protocol/schemas';
import { openDatabase, type StoredRow } from './database';

export type WatchRow = {
  /** The journal's id of the transaction that made the record. */
  id: string;
  chainId: ChainId;
  record: RecordId;
  startedAtMs: number;
  watch: LinkWatch;
};

const schema = v.object({
  id: v.string(),
  chainId: v.number(),
  record: recordId,
  startedAtMs: v.number(),
  watch: v.object({
    locator,
    status: v.picklist(['waiting', 'linked', 'stopped']),
    tries: v.pipe(v.number(), v.integer(), v.minValue(0)),
    askedAtMs: v.nullable(v.number()),
    nextAtMs: v.number(),
    why: v.nullable(
      v.picklist(['unavailable', 'rate-limited', 'not-found', 'malformed', 'no-digests']),
    ),
  }),
});

function parseRow(row: unknown): WatchRow | null {
  const parsed = v.safeParse(schema, decode(row));
  return parsed.success ? parsed.output : null;
}

/** The watch of a registration, or null. */
export async function readWatch(id: string): Promise<WatchRow | null> {
  const database = await openDatabase();
  return parseRow(await database.get('linkWatches', id));
}

/** Every watch. */
export async function readWatches(): Promise<readonly WatchRow[]> {
  const database = await openDatabase();
  return (await database.getAll('linkWatches')).map(parseRow).filter((row) => row !== null);
}

/** Keeps a watch. */
export async function writeWatch(row: WatchRow): Promise<void> {
  const database = await openDatabase();
  await database.put('linkWatches', encode(row) as StoredRow);
}
