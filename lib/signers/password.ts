/** A new password for the keystore: by the old one, or by the recovery phrase where that is forgotten. */
import { NoKeystoreError, OtherPhraseError, ShortPasswordError } from '@/lib/errors/keystore';
import { isSameAddress } from '@/lib/format/address';
import { withLock } from '@/lib/storage/lock';
import {
  type KeystoreContext,
  keepOpen,
  openByPassword,
  passwordMinimum,
  toDerived,
} from './open-vault';
import { parsePhrase } from './phrase';
import { sealWithPassword } from './seal';
import { keepVaultRow, readVaultRow, writeVaultRow } from './vault-row';

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
    await keepVaultRow(row, context.wallClock());
    await writeVaultRow({ sealed: sealed.sealed, accounts: derived, selected, backedUp: true });
    await keepOpen(context, sealed);
  });
}

function assertLong(password: string): void {
  if (password.length < passwordMinimum) throw new ShortPasswordError({ minimum: passwordMinimum });
}
