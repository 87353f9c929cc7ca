/**
 * Accounts whose keys are not here: watched, or kept by a wallet of the browser. One row of the `keystore` store beside
 * the sealed one; there is no secret in it.
 */
import * as v from 'valibot';
import { KeystoreCorruptedError, KeystoreNewerError } from '@/lib/errors/keystore';
import { isSameAddress } from '@/lib/format/address';
import { address } from '@/lib/protocol/schemas';
import { inTransaction, openDatabase, type StoredRow } from './database';

const rowId = 'outside';
const rowVersion = 1;

const rowSchema = v.object({
  id: v.literal(rowId),
  version: v.literal(rowVersion),
  accounts: v.array(
    v.object({
      address,
      name: v.string(),
      kind: v.picklist(['injected', 'metamask', 'watch-only']),
      /** Which wallet: its rdns (EIP-6963) or its extension id; empty for a watched account. */
      wallet: v.string(),
      /** Whether it showed no account before we asked: then the permission is given back with the last one. */
      isFirst: v.optional(v.boolean(), false),
    }),
  ),
  /** Null while an account of the keystore acts. */
  selected: v.nullable(address),
});

/** The accounts and which of them acts. Addresses are checksummed, but for those of a file that somebody else wrote. */
export type OutsideAccounts = Pick<v.InferOutput<typeof rowSchema>, 'accounts' | 'selected'>;
export type OutsideAccount = OutsideAccounts['accounts'][number];

/**
 * The accounts kept outside; none when there is no row.
 * @throws {@link KeystoreNewerError}, {@link KeystoreCorruptedError}; the row stays as it is.
 */
export async function readOutside(): Promise<OutsideAccounts> {
  const database = await openDatabase();
  const stored = await database.get('keystore', rowId);
  return stored === undefined ? { accounts: [], selected: null } : parseOutside(stored);
}

function parseOutside(stored: StoredRow): OutsideAccounts {
  const version = stored['version'];
  if (typeof version === 'number' && version > rowVersion)
    throw new KeystoreNewerError({ version });
  const parsed = v.safeParse(rowSchema, stored);
  if (!parsed.success) throw new KeystoreCorruptedError({ what: 'outside' });
  return parsed.output;
}

/** Writes the row and returns when it is on the disk. */
export async function writeOutside({ accounts, selected }: OutsideAccounts): Promise<void> {
  const row = { id: rowId, version: rowVersion, accounts, selected };
  await inTransaction('keystore', (store) => store.put(row));
}

/**
 * The row with what another one from a file has beside it; null where there is nothing to add, or where a row cannot be
 * read: it is left as it is, or not taken. Who acts stays as it is: `hasVault` says that there may be somebody who does.
 * A wallet's permission was not asked for from here, so it is not given back from here.
 */
export function joinOutside(
  here: StoredRow | undefined,
  added: StoredRow,
  hasVault: boolean,
): StoredRow | null {
  try {
    const given = parseOutside(added);
    const before = here && parseOutside(here);
    const accounts = [...(before?.accounts ?? [])];
    for (const one of given.accounts)
      if (!accounts.some(({ address }) => isSameAddress(address, one.address)))
        accounts.push({ ...one, isFirst: false });
    if (accounts.length === (before?.accounts.length ?? 0)) return null;
    const selected = before ? before.selected : hasVault ? null : given.selected;
    return { id: rowId, version: rowVersion, accounts, selected };
  } catch {
    // Its reader has told those apart; for whoever takes a file they are the same.
    return null;
  }
}
