/** What the handlers that sign have in common: who acts, and how what was prepared is sent and followed. */
import type { Address } from 'viem';
import { browser } from '@/lib/browser';
import { nameCode } from '@/lib/chain/known-code';
import { type Network, readNetwork } from '@/lib/chain/networks';
import { readGovernedRecord } from '@/lib/chain/records';
import { NoRegistryError } from '@/lib/errors/network';
import { NoAccountError, WellKnownKeyError } from '@/lib/errors/signer';
import type { ChainId, RecordId } from '@/lib/model/ids';
import { openSigner } from '@/lib/signers';
import { readAccounts } from '@/lib/signers/accounts';
import type { KeystoreContext } from '@/lib/signers/open-vault';
import { isWellKnown } from '@/lib/signers/well-known';
import { readSettings } from '@/lib/storage/settings';
import { type ChainAccess, chainAccess } from '@/lib/transactions/chain-access';
import { readEntries } from '@/lib/transactions/journal';
import type { PrepareContext } from '@/lib/transactions/prepare';
import type { SubmitContext } from '@/lib/transactions/send';
import { browserWallets } from './browser-wallets';

export type ActingContext = PrepareContext & SubmitContext & { keystore: KeystoreContext };

/** Looks after open submissions. Every 30 seconds is the shortest period there is. */
export const trackAlarm = 'submissions';

/** The context of this browser: its keystore, the user's endpoints, its alarms. */
export function createActingContext(
  keystore: KeystoreContext,
  chain: ChainAccess = chainAccess,
): ActingContext {
  const isDemoChain = async (chainId: number) => (await chain.readNetwork(chainId)).demo;
  return {
    keystore,
    chain,
    nameCode,
    now: keystore.wallClock,
    readFeeCapWei: async () => BigInt((await readSettings()).feeCapGwei) * 1_000_000_000n,
    openSigner: (from) => openSigner({ ...keystore, isDemoChain, wallets: browserWallets }, from),
    onOpen: () => browser.alarms.create(trackAlarm, { delayInMinutes: 0.5, periodInMinutes: 0.5 }),
  };
}

/** The selected account, or null. */
export async function readSelected(keystore: KeystoreContext): Promise<Address | null> {
  return (await readAccounts(keystore)).selected;
}

/**
 * The account that acts and the model it acts on, by quorum.
 * @throws {@link NoAccountError}, {@link WellKnownKeyError} before anything is prepared that would not be signed
 */
export async function readScene(context: ActingContext, record: RecordId) {
  const from = await readSelected(context.keystore);
  if (!from) throw new NoAccountError();
  const read = await readGovernedRecord(record, context.now);
  assertMayAct(from, read.network);
  return { ...read, from };
}

/**
 * The account that acts where there is no record yet.
 * @throws {@link NoAccountError}, {@link WellKnownKeyError}, {@link NetworkUnknownError}, {@link NoRegistryError}
 */
export async function readActor(context: ActingContext, chainId: ChainId): Promise<Address> {
  const from = await readSelected(context.keystore);
  if (!from) throw new NoAccountError();
  const network = await readNetwork(chainId);
  if (network.registry !== 'deployed') throw new NoRegistryError({ chainId });
  assertMayAct(from, network);
  return from;
}

function assertMayAct(from: Address, { chainId, demo }: Pick<Network, 'chainId' | 'demo'>): void {
  if (isWellKnown(from) && !demo) throw new WellKnownKeyError({ address: from, chainId });
}

/** Records an account acted on from here, most recent first. */
export async function readActedOn(account: Address): Promise<readonly RecordId[]> {
  const own = (await readEntries()).filter(
    ({ from }) => from.toLowerCase() === account.toLowerCase(),
  );
  // A launch has no record yet; what came of it shows in its own balances.
  return own.map(({ record }) => record).filter(({ id }) => id > 0n);
}
