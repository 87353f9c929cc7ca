/** Unfinished proposals in IndexedDB. A row that cannot be read is skipped, never overwritten. */
import * as v from 'valibot';
import { StorageUnreadableError } from '@/lib/errors/storage';
import type { Draft, DraftSummary } from '@/lib/model/draft';
import { decode, encode } from '@/lib/protocol/codec';
import { type DraftWritten, draftInput } from '@/lib/protocol/composer-messages';
import { inTransaction, openDatabase, type StoredRow } from './database';

/** What a page or the context menu writes; times and the next version are set here. */
export type DraftInput = v.InferOutput<typeof draftInput>;

const schema = v.object({
  ...draftInput.entries,
  createdAtMs: v.number(),
  updatedAtMs: v.number(),
});

function parseRow(row: unknown): Draft | null {
  const parsed = v.safeParse(schema, decode(row));
  return parsed.success ? parsed.output : null;
}

/** The draft, or null when there is none by that id. */
export async function readDraft(id: string): Promise<Draft | null> {
  const database = await openDatabase();
  return parseRow(await database.get('drafts', id));
}

/** All drafts, last written first. */
export async function readDrafts(): Promise<readonly DraftSummary[]> {
  const database = await openDatabase();
  const drafts = (await database.getAll('drafts')).map(parseRow).filter((draft) => draft !== null);
  return drafts
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
    .map(({ id, title, locator, createdAtMs, updatedAtMs, submitted, actions }) => ({
      id,
      title,
      locator,
      createdAtMs,
      updatedAtMs,
      submitted,
      actionCount: actions.length,
    }));
}

/**
 * Stores a draft unless another tab wrote one since the version it started from. On disk when it returns.
 * @throws {@link StorageUnreadableError}
 */
export function writeDraft(input: DraftInput, nowMs: number): Promise<DraftWritten> {
  return inTransaction('drafts', async (store) => {
    const stored = await store.get(input.id);
    const existing = parseRow(stored);
    if (stored && !existing) throw new StorageUnreadableError({ store: 'drafts' });
    if (existing && existing.version !== input.version) {
      return { status: 'conflict', draft: existing };
    }
    const version = input.version + 1;
    const createdAtMs = existing?.createdAtMs ?? nowMs;
    const draft: Draft = { ...input, version, createdAtMs, updatedAtMs: nowMs };
    await store.put(encode(draft) as StoredRow);
    return { status: 'saved', version, updatedAtMs: nowMs };
  });
}

/** Forgets a draft; one that is not there is no error. */
export async function deleteDraft(id: string): Promise<void> {
  const database = await openDatabase();
  await database.delete('drafts', id);
}
