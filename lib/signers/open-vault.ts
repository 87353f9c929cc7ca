/** Opening and saving the keystore, by password or by the key kept while it is unlocked. Used inside this folder only. */
import * as v from 'valibot';
import { type Address, bytesToHex, type Hex, hexToBytes } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import {
  InvalidKeyError,
  KeystoreCorruptedError,
  NoKeystoreError,
  ShortPasswordError,
} from '@/lib/errors/keystore';
import { LockedError, UnknownAccountError } from '@/lib/errors/signer';
import { isSameAddress } from '@/lib/format/address';
import { deriveKeys } from './phrase';
import {
  type CryptoBytes,
  type Opened,
  openWithKey,
  openWithPassword,
  type SealOptions,
  sealWithKey,
  sealWithPassword,
} from './seal';
import { type Clock, readUnlocked, writeUnlocked } from './unlocked';
import {
  readVaultRow,
  type Secrets,
  type StoredAccount,
  secretsSchema,
  type VaultRow,
  writeVaultRow,
} from './vault-row';

export type KeystoreContext = SealOptions &
  Clock & {
    /** Told each new deadline, null when locked: the alarm follows it. */
    onDeadline: (locksAtMs: number | null) => Promise<void>;
    /** BIP-39's list, in its order. */
    readWordlist: () => Promise<readonly string[]>;
    /** Every language’s, English first. */
    readWordlists: () => Promise<readonly (readonly string[])[]>;
  };

/** Shortest new password, in characters. */
export const passwordMinimum = 8;

/** The keystore with its secrets, for the time of one operation. */
export type OpenVault = {
  /** Null for a keystore that is being made. */
  row: VaultRow | null;
  secrets: Secrets;
  opened: Opened & { weak: boolean };
};
export type StoredVault = OpenVault & { row: VaultRow };

/**
 * The keystore, or what is kept under a name.
 * @throws {@link WrongPasswordError}, {@link NoKeystoreError}, {@link KeystoreCorruptedError}
 */
export async function openByPassword(
  context: KeystoreContext,
  password: string,
  name?: string,
): Promise<StoredVault> {
  const row = await readVaultRow(name);
  if (!row) throw new NoKeystoreError();
  const opened = await openWithPassword(row.sealed, password, context);
  return { row, opened, secrets: parseSecrets(opened.text) };
}

/** As {@link openByPassword}; an empty keystore under this password when there is none. @throws {@link ShortPasswordError} */
export async function openOrNew(context: KeystoreContext, password: string): Promise<OpenVault> {
  if (await readVaultRow()) return openByPassword(context, password);
  if (password.length < passwordMinimum) {
    throw new ShortPasswordError({ minimum: passwordMinimum });
  }
  const secrets: Secrets = { phrase: null, keys: [] };
  const opened = await sealWithPassword(JSON.stringify(secrets), password, context);
  return { row: null, secrets, opened: { ...opened, weak: false } };
}

/** @throws {@link LockedError} when the key is not kept or its deadline has passed. */
export async function openUnlocked(context: KeystoreContext): Promise<StoredVault> {
  const row = await readVaultRow();
  const unlocked = row ? await readUnlocked(context) : null;
  if (!row || unlocked?.salt !== row.sealed.kdf.salt) throw new LockedError();
  const opened = await openWithKey(row.sealed, hexToBytes(unlocked.key) as CryptoBytes);
  return { row, opened: { ...opened, weak: false }, secrets: parseSecrets(opened.text) };
}

/** Seals changed secrets under the key already open and writes the row. */
export async function saveVault(
  opened: Opened,
  change: { secrets: Secrets } & Pick<VaultRow, 'accounts' | 'selected' | 'backedUp'>,
): Promise<void> {
  const { secrets, ...rest } = change;
  const text = JSON.stringify(secrets);
  const sealed = await sealWithKey(text, opened.key, opened.sealed.kdf);
  await writeVaultRow({ ...rest, sealed });
}

/** Keeps the key until the deadline. */
export async function keepOpen(context: KeystoreContext, opened: Opened): Promise<void> {
  const sinceMs = context.wallClock();
  const locksAtMs = sinceMs + (await context.readAutoLockMinutes()) * 60_000;
  const { salt } = opened.sealed.kdf;
  await writeUnlocked({ key: bytesToHex(opened.key), salt, sinceMs, locksAtMs });
  await context.onDeadline(locksAtMs);
}

/** Whether an address is one of the accounts. */
export function isAmong(accounts: readonly StoredAccount[], address: Address): boolean {
  return accounts.some((account) => isSameAddress(account.address, address));
}

/** The account of an address. @throws {@link UnknownAccountError} */
export function findAccount(row: VaultRow, address: Address): StoredAccount {
  const found = row.accounts.find((account) => isSameAddress(account.address, address));
  if (!found) throw new UnknownAccountError({ address });
  return found;
}

/** The private key of a stored account. @throws {@link KeystoreCorruptedError} when it is not the account's. */
export async function getPrivateKey(secrets: Secrets, account: StoredAccount): Promise<Hex> {
  const key =
    account.index === null
      ? secrets.keys.find(({ address }) => isSameAddress(address, account.address))?.privateKey
      : secrets.phrase === null
        ? undefined
        : (await deriveKeys(secrets.phrase, [account.index]))[0];
  if (key === undefined || !isSameAddress(privateKeyToAddress(key), account.address)) {
    throw new KeystoreCorruptedError({ what: 'account' });
  }
  return key;
}

/** The account of the phrase at an index. */
export async function toDerived(
  phrase: string,
  index: number,
  name: string,
): Promise<StoredAccount> {
  const [key] = await deriveKeys(phrase, [index]);
  return { address: privateKeyToAddress(key as Hex), name, index };
}

/** The key a person gave, with its address. @throws {@link InvalidKeyError} */
export function parsePrivateKey(text: string): { privateKey: Hex; address: Address } {
  const digits = /^(?:0x)?([0-9a-f]{64})$/.exec(text.trim().toLowerCase())?.[1];
  if (digits === undefined) throw new InvalidKeyError();
  const privateKey: Hex = `0x${digits}`;
  try {
    return { privateKey, address: privateKeyToAddress(privateKey) };
  } catch {
    // Zero or not below the curve's order. The cause is dropped: its message may hold the key.
    throw new InvalidKeyError();
  }
}

function parseSecrets(text: string): Secrets {
  try {
    return v.parse(secretsSchema, JSON.parse(text));
  } catch {
    // The cause is dropped: it holds what was sealed.
    throw new KeystoreCorruptedError({ what: 'secrets' });
  }
}
