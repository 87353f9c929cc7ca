/** Registrations in IndexedDB, unfinished and sent. A row that cannot be read is skipped, never overwritten. */
import * as v from 'valibot';
import { StorageUnreadableError } from '@/lib/errors/storage';
import type { Registration, RegistrationSummary } from '@/lib/model/registration';
import { decode, encode } from '@/lib/protocol/codec';
import { type RegistrationWritten, registrationInput } from '@/lib/protocol/registration-messages';
import { inTransaction, openDatabase, type StoredRow } from './database';

const schema = v.object({
  ...registrationInput.entries,
  createdAtMs: v.number(),
  updatedAtMs: v.number(),
});

function parseRow(row: unknown): Registration | null {
  const parsed = v.safeParse(schema, decode(row));
  return parsed.success ? parsed.output : null;
}

/** The registration, or null when there is none by that id. */
export async function readRegistration(id: string): Promise<Registration | null> {
  const database = await openDatabase();
  return parseRow(await database.get('registrations', id));
}

/** All registrations, last written first. */
export async function readRegistrations(): Promise<readonly RegistrationSummary[]> {
  const database = await openDatabase();
  const rows = (await database.getAll('registrations')).map(parseRow);
  return rows
    .filter((row) => row !== null)
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
    .map(({ id, locator, step, createdAtMs, updatedAtMs, submitted, fields }) => {
      const name = fields['name'] ?? '';
      return { id, name, locator, step, createdAtMs, updatedAtMs, submitted };
    });
}

/**
 * Stores one unless another tab wrote it since the version it started from. On disk when it returns.
 * @throws {@link StorageUnreadableError}
 */
export function writeRegistration(
  input: v.InferOutput<typeof registrationInput>,
  nowMs: number,
): Promise<RegistrationWritten> {
  return inTransaction('registrations', async (store) => {
    const stored = await store.get(input.id);
    const existing = parseRow(stored);
    if (stored && !existing) throw new StorageUnreadableError({ store: 'registrations' });
    if (existing && existing.version !== input.version) {
      return { status: 'conflict', registration: existing };
    }
    const version = input.version + 1;
    const createdAtMs = existing?.createdAtMs ?? nowMs;
    const written: Registration = { ...input, version, createdAtMs, updatedAtMs: nowMs };
    await store.put(encode(written) as StoredRow);
    return { status: 'saved', version, updatedAtMs: nowMs };
  });
}

/** Forgets one; one that is not there is no error. */
export async function deleteRegistration(id: string): Promise<void> {
  const database = await openDatabase();
  await database.delete('registrations', id);
}
