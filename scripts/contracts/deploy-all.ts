// Puts the contracts of this release on a chain. What is there already is left alone, so it may be run again at any time.
import { concatHex, keccak256, type TransactionReceipt } from 'viem';
import {
  call,
  getBlockNumber,
  getCode,
  sendTransaction,
  waitForTransactionReceipt,
} from 'viem/actions';
import { loadArtifacts } from './artifacts';
import type { ScriptClient } from './client';
import { create2Deployer, ensureCreate2Deployer } from './create2-deployer';
import { type Deployable, planRelease, salt } from './release';
import type { Artifact } from './solidity';

export type Deployed = Deployable & {
  /** The transaction that put it there in this call; null when it was there already. */
  receipt: TransactionReceipt | null;
};

/**
 * Deploys every contract of the release that is not there yet, in order.
 * @param artifacts Default: those of contracts/out, compiled anew (some seconds) when a source changed.
 * @throws Error when the chain is older than Cancun, when a transaction fails or when other code lies at an address.
 */
export async function deployAll(
  client: ScriptClient,
  artifacts: readonly Artifact[] = loadArtifacts(),
): Promise<Deployed[]> {
  await assertCancun(client);
  await ensureCreate2Deployer(client);
  const deployed: Deployed[] = [];
  for (const one of planRelease(artifacts)) {
    const isThere = (await getCode(client, { address: one.address })) !== undefined;
    const receipt = isThere ? null : await deploy(client, one);
    await assertCode(client, one);
    deployed.push({ ...one, receipt });
  }
  return deployed;
}

/**
 * The first block whose state has the release's registry: where its history begins. Found by halving, for which the
 * endpoint must know old states; 0 when it does not.
 */
export async function findFirstBlock(
  client: ScriptClient,
  { address }: Deployable,
): Promise<bigint> {
  let [before, at] = [-1n, await getBlockNumber(client, { cacheTime: 0 })];
  try {
    while (at - before > 1n) {
      const middle = (before + at) / 2n;
      const code = await getCode(client, { address, blockNumber: middle });
      if (code === undefined) before = middle;
      else at = middle;
    }
  } catch {
    // No old states at this endpoint: 0 is right too, only slower to read from.
    return 0n;
  }
  return at;
}

/** Our code copies memory with MCOPY (EIP-5656): on an older chain it would deploy and then fail at every call. */
async function assertCancun(client: ScriptClient): Promise<void> {
  try {
    // PUSH0 PUSH0 PUSH0 MCOPY STOP, run as the creation of a contract.
    await call(client, { data: '0x5f5f5f5e00' });
  } catch (cause) {
    throw new Error('The chain does not know MCOPY: it is older than Cancun (EIP-5656).', {
      cause,
    });
  }
}

async function deploy(client: ScriptClient, one: Deployable): Promise<TransactionReceipt> {
  const hash = await sendTransaction(client, {
    to: create2Deployer,
    data: concatHex([salt, one.initCode]),
    chain: null,
  });
  const receipt = await waitForTransactionReceipt(client, { hash });
  if (receipt.status !== 'success') {
    throw new Error(`The transaction ${hash} for ${one.name} failed.`);
  }
  return receipt;
}

async function assertCode(client: ScriptClient, one: Deployable): Promise<void> {
  const code = await getCode(client, { address: one.address });
  if (code === undefined) throw new Error(`There is no code at ${one.address} for ${one.name}.`);
  if (keccak256(code) !== one.codeHash) {
    throw new Error(`The code at ${one.address} is not that of ${one.name}.`);
  }
}
