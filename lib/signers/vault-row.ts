/** The keystore's row, and those a reset has kept: sealed secrets, and beside them what may be shown while locked. */
import * as v from 'valibot';
import type { Hex } from 'viem';
import { KeystoreCorruptedError, KeystoreNewerError } from '@/lib/errors/keystore';
import { address } from '@/lib/protocol/schemas';
import { inTransaction, openDatabase, type StoredRow } from '@/lib/storage/database';
import { sealedSchema } from './seal';

const rowId = 'vault';
const rowVersion = 1;

const privateKey = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{64}$/),
  v.transform((text) => text as Hex),
);
const accountSchema = v.object({
  address,
  name: v.string(),
  /** Index on the phrase's path, or null for an imported key. */
  index: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
const rowSchema = v.object({
  id: v.string(),
  version: v.literal(rowVersion),
  sealed: sealedSchema,
  accounts: v.array(accountSchema),
  selected: v.nullable(address),
  backedUp: v.boolean(),
});

/** An account as stored; addresses are checksummed. */
export type StoredAccount = v.InferOutput<typeof accountSchema>;
export type VaultRow = v.InferOutput<typeof rowSchema>;

/** What is sealed. */
export const secretsSchema = v.object({
  phrase: v.nullable(v.string()),
  keys: v.array(v.object({ address, privateKey })),
});
export type Secrets = v.InferOutput<typeof secretsSchema>;

/**
 * The keystore's row, or one kept under a name; null when there is none.
 * @throws {@link KeystoreNewerError}, {@link KeystoreCorruptedError}; the row stays as it is.
 */
export async function readVaultRow(name = rowId): Promise<VaultRow | null> {
  const database = await openDatabase();
  const stored = await database.get('keystore', name);
  return stored === undefined ? null : parseRow(stored);
}

function parseRow(stored: StoredRow): VaultRow {
  const version = stored['version'];
  if (typeof version === 'number' && version > rowVersion)
    throw new KeystoreNewerError({ version });
  const parsed = v.safeParse(rowSchema, stored);
  if (!parsed.success) throw new KeystoreCorruptedError({ what: 'row' });
  return parsed.output;
}

/** Writes the row and returns when it is on the disk. */
export async function writeVaultRow(row: Omit<VaultRow, 'id' | 'version'>): Promise<void> {
  const stored = { ...row, id: rowId, version: rowVersion };
  await inTransaction('keystore', (store) => store.put(stored));
}

/** Keeps a row that is about to be replaced and that nobody can open now, under another name. */
export async function keepVaultRow(row: VaultRow, nowMs: number): Promise<void> {
  await inTransaction('keystore', (store) => store.put({ ...row, id: `before-${nowMs}` }));
}

/** Names of the rows that {@link keepVaultRow} kept. */
export async function listKeptRows(): Promise<readonly string[]> {
  const names = await (await openDatabase()).getAllKeys('keystore');
  return names.filter((name) => name.startsWith('before-'));
}

/** Removes a row: the keystore's when it holds nothing any more, a kept one when all of it is in the keystore. */
export function removeVaultRow(name = rowId): Promise<void> {
  return inTransaction('keystore', (store) => store.delete(name));
}
