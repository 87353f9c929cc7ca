/**
 * The embedded accounts: one recovery phrase with its accounts, and imported keys, sealed under one password.
 * Secrets leave this folder only as `reveal` (the phrase, for its owner's eyes) and as signatures.
 */
import type { Address } from 'viem';
import { DuplicateAccountError, KeystoreExistsError, NoPhraseError } from '@/lib/errors/keystore';
import { UnknownAccountError } from '@/lib/errors/signer';
import type { Vault } from '@/lib/model/account';
import { withLock } from '@/lib/storage/lock';
import {
  findAccount,
  getPrivateKey,
  isAmong,
  type KeystoreContext,
  keepOpen,
  openByPassword,
  openOrNew,
  openUnlocked,
  parsePrivateKey,
  saveVault,
  toDerived,
} from './open-vault';
import { createPhrase, parsePhrase } from './phrase';
import { sealWithPassword } from './seal';
import { clearUnlocked, readUnlocked } from './unlocked';
import { openKeyFile, sealKeyFile } from './v3';
import {
  readVaultRow,
  removeVaultRow,
  type StoredAccount,
  type VaultRow,
  writeVaultRow,
} from './vault-row';

/** The keystore and the accounts in it; accounts kept elsewhere are joined by `accounts.ts`. */
export async function readVault(context: KeystoreContext): Promise<Vault> {
  const row = await readVaultRow();
  if (!row) return { status: 'none', accounts: [], selected: null };
  const accounts = row.accounts.map(({ address, name, index }) => ({
    address,
    name,
    kind: index === null ? ('imported' as const) : ('derived' as const),
  }));
  const view = { accounts, selected: row.selected, backedUp: row.backedUp };
  const unlocked = await readUnlocked(context);
  if (unlocked?.salt !== row.sealed.kdf.salt) return { status: 'locked', ...view };
  return { status: 'unlocked', ...view, locksAtMs: unlocked.locksAtMs };
}

/**
 * Makes a new recovery phrase and its first account; opens the keystore.
 * @throws {@link KeystoreExistsError} when there is a phrase already, {@link ShortPasswordError}, {@link WrongPasswordError}
 */
export async function createAccounts(
  context: KeystoreContext,
  input: { password: string; words: 12 | 24; name: string },
): Promise<void> {
  const phrase = createPhrase(await context.readWordlist(), input.words);
  await addPhrase(context, { ...input, phrase, backedUp: false });
}

/**
 * Takes a recovery phrase a person has; it counts as backed up.
 * @throws {@link InvalidPhraseError} and the errors of {@link createAccounts}
 */
export async function importPhrase(
  context: KeystoreContext,
  input: { phrase: string; password: string; name: string },
): Promise<void> {
  const phrase = parsePhrase(await context.readWordlists(), input.phrase);
  await addPhrase(context, { ...input, phrase, backedUp: true });
}

function addPhrase(
  context: KeystoreContext,
  input: { phrase: string; password: string; name: string; backedUp: boolean },
): Promise<void> {
  return exclusive(async () => {
    const { row, secrets, opened } = await openOrNew(context, input.password);
    if (secrets.phrase !== null) throw new KeystoreExistsError();
    const account = await toDerived(input.phrase, 0, input.name);
    const others = row?.accounts ?? [];
    assertNew(others, account.address);
    await saveVault(opened, {
      secrets: { ...secrets, phrase: input.phrase },
      accounts: [account, ...others],
      selected: account.address,
      backedUp: input.backedUp,
    });
    await keepOpen(context, opened);
  });
}

/**
 * Takes a private key (64 hex digits, with or without 0x). The password opens the keystore, or makes it when there is none.
 * @throws {@link InvalidKeyError}, {@link DuplicateAccountError}, {@link WrongPasswordError}, {@link ShortPasswordError}
 */
export function importKey(
  context: KeystoreContext,
  input: { privateKey: string; password: string; name: string },
): Promise<void> {
  return exclusive(async () => {
    const { address, privateKey } = parsePrivateKey(input.privateKey);
    const { row, secrets, opened } = await openOrNew(context, input.password);
    const others = row?.accounts ?? [];
    assertNew(others, address);
    await saveVault(opened, {
      secrets: { ...secrets, keys: [...secrets.keys, { address, privateKey }] },
      accounts: [...others, { address, name: input.name, index: null }],
      selected: address,
      backedUp: row?.backedUp ?? false,
    });
    await keepOpen(context, opened);
  });
}

/**
 * Takes the key of a file other software wrote (Web3 Secret Storage, version 3).
 * @throws {@link KeyFileError}, {@link KeyFileCostError}, {@link WrongPasswordError} and the errors of {@link importKey}
 */
export async function importKeyFile(
  context: KeystoreContext,
  input: { file: string; filePassword: string; password: string; name: string },
): Promise<void> {
  const { file, filePassword, password, name } = input;
  const privateKey = await openKeyFile(file, filePassword, context);
  await importKey(context, { privateKey, password, name });
}

/**
 * One account as a key file that other software opens, under the keystore's password.
 * @throws {@link WrongPasswordError}, {@link UnknownAccountError}
 */
export async function exportKeyFile(
  context: KeystoreContext,
  { address, password }: { address: Address; password: string },
): Promise<string> {
  const { row, secrets, opened } = await openByPassword(context, password);
  const key = await getPrivateKey(secrets, findAccount(row, address));
  const { n, r, p } = opened.sealed.kdf;
  return sealKeyFile(key, password, { n, r, p, now: context.now });
}

/**
 * Adds the first account of the recovery phrase that is not here, by its index, and selects it.
 * @throws {@link LockedError}, {@link NoPhraseError}
 */
export function addAccount(context: KeystoreContext, input: { name: string }): Promise<void> {
  return exclusive(async () => {
    const { row, secrets } = await openUnlocked(context);
    if (secrets.phrase === null) throw new NoPhraseError();
    let index = 0;
    let account = await toDerived(secrets.phrase, index, input.name);
    while (isAmong(row.accounts, account.address)) {
      index += 1;
      account = await toDerived(secrets.phrase, index, input.name);
    }
    await writeVaultRow({
      ...row,
      accounts: [...row.accounts, account],
      selected: account.address,
    });
  });
}

/** Gives an account another name. @throws {@link UnknownAccountError} */
export function renameAccount(input: { address: Address; name: string }): Promise<void> {
  return changeRow(input.address, (row, account) => ({
    ...row,
    accounts: row.accounts.map((other) =>
      other === account ? { ...account, name: input.name } : other,
    ),
  }));
}

/** Makes an account the one that acts. @throws {@link UnknownAccountError} */
export function selectAccount(input: { address: Address }): Promise<void> {
  return changeRow(input.address, (row, account) => ({ ...row, selected: account.address }));
}

/**
 * Takes an account out; an imported key is gone for good. A keystore that holds nothing any more is removed.
 * @throws {@link WrongPasswordError}, {@link UnknownAccountError}
 */
export function removeAccount(
  context: KeystoreContext,
  input: { address: Address; password: string },
): Promise<void> {
  return exclusive(async () => {
    const { row, secrets, opened } = await openByPassword(context, input.password);
    const gone = findAccount(row, input.address);
    const accounts = row.accounts.filter((account) => account !== gone);
    const keys = secrets.keys.filter(({ address }) => address !== gone.address);
    if (secrets.phrase === null && keys.length === 0) {
      await clearUnlocked();
      await context.onDeadline(null);
      return removeVaultRow();
    }
    const selected = row.selected === gone.address ? (accounts[0]?.address ?? null) : row.selected;
    await saveVault(opened, { ...row, secrets: { ...secrets, keys }, accounts, selected });
  });
}

/**
 * The recovery phrase, for its owner's eyes.
 * @throws {@link WrongPasswordError}, {@link NoPhraseError}
 */
export async function revealPhrase(
  context: KeystoreContext,
  input: { password: string },
): Promise<string> {
  const { secrets } = await openByPassword(context, input.password);
  if (secrets.phrase === null) throw new NoPhraseError();
  return secrets.phrase;
}

/**
 * Whether the words stand at their positions (from 1); if so the phrase counts as backed up.
 * @throws {@link LockedError}, {@link NoPhraseError}
 */
export function confirmBackup(
  context: KeystoreContext,
  input: { words: readonly { position: number; word: string }[] },
): Promise<boolean> {
  return exclusive(async () => {
    const { row, secrets } = await openUnlocked(context);
    if (secrets.phrase === null) throw new NoPhraseError();
    const phrase = secrets.phrase.split(' ');
    const positions = new Set(input.words.map(({ position }) => position));
    const confirmed =
      positions.size === input.words.length &&
      input.words.every(({ position, word }) => phrase[position - 1] === word.trim().toLowerCase());
    if (confirmed) await writeVaultRow({ ...row, backedUp: true });
    return confirmed;
  });
}

/**
 * Opens the keystore until its deadline. Seals it anew when a try has become too cheap on this machine.
 * @throws {@link WrongPasswordError}, {@link NoKeystoreError}
 */
export function unlock(context: KeystoreContext, input: { password: string }): Promise<void> {
  return exclusive(async () => {
    const { row, secrets, opened } = await openByPassword(context, input.password);
    for (const account of row.accounts) await getPrivateKey(secrets, account);
    if (!opened.weak) return keepOpen(context, opened);
    const stronger = await sealWithPassword(opened.text, input.password, context);
    await writeVaultRow({ ...row, sealed: stronger.sealed });
    await keepOpen(context, stronger);
  });
}

/** Forgets the key. */
export async function lock(context: KeystoreContext): Promise<void> {
  await clearUnlocked();
  // Whoever opens it at this very moment writes the key when that is done.
  await exclusive(clearUnlocked);
  await context.onDeadline(null);
}

function changeRow(
  address: Address,
  change: (row: VaultRow, account: StoredAccount) => VaultRow,
): Promise<void> {
  return exclusive(async () => {
    const row = await readVaultRow();
    if (!row) throw new UnknownAccountError({ address });
    await writeVaultRow(change(row, findAccount(row, address)));
  });
}

function assertNew(accounts: readonly StoredAccount[], address: Address): void {
  if (isAmong(accounts, address)) throw new DuplicateAccountError({ address });
}

/** Every change reads, decides and writes: never two at once. */
function exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
  return withLock('keystore', work);
}
