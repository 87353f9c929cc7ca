/**
 * A new password for the keystore: by the old one, or by the recovery phrase where that is forgotten; and what that left
 * behind, by the old one again.
 */
import {
  NoKeystoreError,
  OtherPhraseError,
  ShortPasswordError,
  WrongPasswordError,
} from '@/lib/errors/keystore';
import { formatShortHex, isSameAddress } from '@/lib/format/address';
import { withLock } from '@/lib/storage/lock';
import {
  getPrivateKey,
  isAmong,
  type KeystoreContext,
  keepOpen,
  openByPassword,
  openUnlocked,
  passwordMinimum,
  type StoredVault,
  saveVault,
  toDerived,
} from './open-vault';
import { parsePhrase } from './phrase';
import { sealWithPassword } from './seal';
import {
  keepVaultRow,
  listKeptRows,
  readVaultRow,
  removeVaultRow,
  writeVaultRow,
} from './vault-row';

/** Seals everything anew. @throws {@link WrongPasswordError}, {@link ShortPasswordError} */
export function changePassword(
  context: KeystoreContext,
  { password, next }: { password: string; next: string },
): Promise<void> {
  return withLock('keystore', async () => {
    assertLong(next);
    const { row, opened } = await openByPassword(context, password);
    const sealed = await sealWithPassword(opened.text, next, context);
    await writeVaultRow({ ...row, sealed: sealed.sealed });
    await keepOpen(context, sealed);
  });
}

/**
 * A new password by the phrase the accounts come from. Imported keys cannot be opened without the old one: their
 * accounts go, and the old ciphertext is kept beside, in case it is remembered.
 * @throws {@link OtherPhraseError}, {@link InvalidPhraseError}, {@link NoKeystoreError}, {@link ShortPasswordError}
 */
export function resetPassword(
  context: KeystoreContext,
  input: { phrase: string; password: string },
): Promise<void> {
  return withLock('keystore', async () => {
    assertLong(input.password);
    const phrase = parsePhrase(await context.readWordlists(), input.phrase);
    const row = await readVaultRow();
    if (!row) throw new NoKeystoreError();
    const derived = row.accounts.filter(({ index }) => index !== null);
    for (const { address, index, name } of derived) {
      const own = await toDerived(phrase, index ?? 0, name);
      if (!isSameAddress(own.address, address)) throw new OtherPhraseError();
    }
    if (derived.length === 0) throw new OtherPhraseError();
    const text = JSON.stringify({ phrase, keys: [] });
    const sealed = await sealWithPassword(text, input.password, context);
    const isLeft = derived.some(({ address }) => address === row.selected);
    const selected = isLeft ? row.selected : (derived[0]?.address ?? null);
    // The phrase opens all the rest again.
    if (derived.length < row.accounts.length) await keepVaultRow(row, context.wallClock());
    await writeVaultRow({ sealed: sealed.sealed, accounts: derived, selected, backedUp: true });
    await keepOpen(context, sealed);
  });
}

/**
 * Brings back keys that a reset left under the password before it, from all that it opens; they keep their names. What
 * was kept goes when every key of it is in, and stays where it has a recovery phrase that the keystore has not.
 * @throws {@link LockedError}, {@link WrongPasswordError}, {@link KeystoreCorruptedError}
 */
export function openOlder(
  context: KeystoreContext,
  { password }: { password: string },
): Promise<void> {
  return withLock('keystore', async () => {
    const { row, secrets, opened } = await openUnlocked(context);
    const accounts = [...row.accounts];
    const keys = [...secrets.keys];
    const emptied: string[] = [];
    const olders = await openAllOlder(context, password);
    for (const older of olders) {
      // By what was sealed: the list beside it may have lost one, and then its only copy would go.
      for (const { address } of older.secrets.keys) {
        if (isAmong(accounts, address)) continue;
        const listed = older.row.accounts.find((one) => isSameAddress(one.address, address));
        const account = { address, name: listed?.name ?? formatShortHex(address), index: null };
        keys.push({ address, privateKey: await getPrivateKey(older.secrets, account) });
        accounts.push(account);
      }
      const { phrase } = older.secrets;
      if (phrase === null || phrase === secrets.phrase) emptied.push(older.row.id);
    }
    await saveVault(opened, { ...row, accounts, secrets: { ...secrets, keys } });
    for (const name of emptied) await removeVaultRow(name);
  });
}

/** What of all that is kept this password opens. @throws {@link WrongPasswordError} where it opens none, unless all are damaged */
async function openAllOlder(context: KeystoreContext, password: string): Promise<StoredVault[]> {
  const olders: StoredVault[] = [];
  const failures: unknown[] = [];
  for (const name of await listKeptRows()) {
    try {
      olders.push(await openByPassword(context, password, name));
    } catch (error) {
      failures.push(error);
    }
  }
  if (olders.length > 0) return olders;
  const isWrong = failures.some((error) => error instanceof WrongPasswordError);
  if (isWrong || failures.length === 0) throw new WrongPasswordError();
  throw failures[0];
}

function assertLong(password: string): void {
  if (password.length < passwordMinimum) throw new ShortPasswordError({ minimum: passwordMinimum });
}
