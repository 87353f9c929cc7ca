/** All accounts as one list: those of the keystore, and those whose keys are elsewhere. */
import { type Address, getAddress } from 'viem';
import { requireChecksum } from '@/lib/chain/checksum';
import { DuplicateAccountError, WrongPasswordError } from '@/lib/errors/keystore';
import { isSameAddress } from '@/lib/format/address';
import type { Account, Vault } from '@/lib/model/account';
import { withLock } from '@/lib/storage/lock';
import { type OutsideAccount, readOutside, writeOutside } from '@/lib/storage/outside-row';
import * as keystore from './keystore';
import type { KeystoreContext } from './open-vault';
import { listKeptRows } from './vault-row';

/** Every account, and the one that acts. An account whose key has come into the keystore is listed there alone. */
export async function readAccounts(context: KeystoreContext): Promise<Vault> {
  const vault = await keystore.readVault(context);
  const outside = await readOutside();
  const others = outside.accounts
    .filter(({ address }) => !find(vault.accounts, address))
    .map(({ address, name, kind }): Account => ({ address, name, kind }));
  const accounts = [...vault.accounts, ...others];
  const chosen = outside.selected && find(accounts, outside.selected);
  const older = (await listKeptRows()).length > 0 && { hasOlder: true as const };
  return { ...vault, accounts, selected: chosen?.address ?? vault.selected, ...older };
}

/** The stored account kept outside, or null when the address is none. */
export async function findOutside(
  context: KeystoreContext,
  address: Address,
): Promise<OutsideAccount | null> {
  const vault = await keystore.readVault(context);
  if (find(vault.accounts, address)) return null;
  return find((await readOutside()).accounts, address) ?? null;
}

/** The accounts that the wallet of this one keeps. */
export async function listOfWallet(of: OutsideAccount | null): Promise<readonly OutsideAccount[]> {
  const { accounts } = await readOutside();
  return accounts.filter(({ kind, wallet }) => kind === of?.kind && wallet === of.wallet);
}

/**
 * Adds an account kept outside and makes it the one that acts. A watched account a wallet turns out to keep becomes
 * that wallet's.
 * @throws {@link InvalidAddressError}, {@link DuplicateAccountError}
 */
export function addOutside(
  context: KeystoreContext,
  added: { address: string; name: string } & Omit<OutsideAccount, 'address' | 'name'>,
): Promise<void> {
  return exclusive(async () => {
    const address = parseAddress(added.address);
    const vault = await keystore.readVault(context);
    const { accounts } = await readOutside();
    const known = find(accounts, address);
    const isTaken = known && (added.kind === 'watch-only' || known.kind === added.kind);
    if (find(vault.accounts, address) || isTaken) throw new DuplicateAccountError({ address });
    const account = { ...added, address, name: known?.name ?? added.name };
    const others = accounts.filter((one) => one !== known);
    await writeOutside({ accounts: [...others, account], selected: address });
  });
}

/** Adds what a wallet shows; an account that is there already is made the one that acts. */
export async function connectOutside(
  context: KeystoreContext,
  added: Parameters<typeof addOutside>[1] & { address: Address },
): Promise<void> {
  const outside = await findOutside(context, added.address);
  const { accounts } = await readAccounts(context);
  const isNew = outside ? outside.kind !== added.kind : !find(accounts, added.address);
  if (isNew) return addOutside(context, added);
  return selectAccount(context, added);
}

/** Makes an account the one that acts. @throws {@link UnknownAccountError} */
export function selectAccount(
  context: KeystoreContext,
  { address }: { address: Address },
): Promise<void> {
  return exclusive(async () => {
    const outside = await findOutside(context, address);
    if (!outside) await keystore.selectAccount({ address });
    await select(outside?.address ?? null);
  });
}

/** After a key has come into the keystore, which selects it: no account kept outside acts any more. */
export function leaveOutside(): Promise<void> {
  return exclusive(() => select(null));
}

/** Gives an account another name. @throws {@link UnknownAccountError} */
export function renameAccount(
  context: KeystoreContext,
  { address, name }: { address: Address; name: string },
): Promise<void> {
  return exclusive(async () => {
    const outside = await findOutside(context, address);
    if (!outside) return keystore.renameAccount({ address, name });
    const { accounts, selected } = await readOutside();
    const renamed = accounts.map((one) =>
      isSameAddress(one.address, address) ? { ...one, name } : one,
    );
    await writeOutside({ accounts: renamed, selected });
  });
}

/**
 * Takes an account out. The password is needed for one of the keystore only.
 * @throws {@link WrongPasswordError}, {@link UnknownAccountError}
 */
export function removeAccount(
  context: KeystoreContext,
  { address, password }: { address: Address; password?: string | undefined },
): Promise<void> {
  return exclusive(async () => {
    if (!(await findOutside(context, address))) {
      if (password === undefined) throw new WrongPasswordError();
      return keystore.removeAccount(context, { address, password });
    }
    const { accounts, selected } = await readOutside();
    const left = accounts.filter((one) => !isSameAddress(one.address, address));
    const isGone = selected !== null && isSameAddress(selected, address);
    await writeOutside({ accounts: left, selected: isGone ? null : selected });
  });
}

async function select(address: Address | null): Promise<void> {
  const { accounts, selected } = await readOutside();
  if (selected !== address) await writeOutside({ accounts, selected: address });
}

/** Checksummed. One with letters of both cases must have its checksum right (EIP-55). */
function parseAddress(text: string): Address {
  const trimmed = text.trim();
  requireChecksum(trimmed);
  return getAddress(trimmed);
}

function find<One extends { address: Address }>(
  accounts: readonly One[],
  address: Address,
): One | undefined {
  return accounts.find((one) => isSameAddress(one.address, address));
}

/** Each change reads, decides and writes. Not the keystore's own lock, which is taken inside. */
function exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
  return withLock('accounts', work);
}
