// Launches a governed model as anyone may, through the Launcher of this release.
import { type Address, type Hash, parseEventLogs } from 'viem';
import { waitForTransactionReceipt, writeContract } from 'viem/actions';
import { launcherAbi } from '@/lib/chain/abi/launcher';
import type { ScriptClient } from './client';

export type ModelLaunch = {
  /** 1 to 31 UTF-8 bytes. */
  name: string;
  /** 1 to 10 UTF-8 bytes. */
  symbol: string;
  places: readonly { locator: string; repositoryId: string }[];
  uri: string;
  /** Smallest units (18 decimals); `staked` comes on top of `amount`. */
  holders: readonly { account: Address; amount: bigint; staked: bigint }[];
  governance: Governance;
};

/** Seconds, basis points and share units, as in `ILauncher.Governance`. */
export type Governance = {
  votingDelay: number;
  votingPeriod: number;
  lateQuorumExtension: number;
  proposalThreshold: bigint;
  quorumBps: number;
  quorumFloorBps: number;
  timelockDelay: number;
  unstakeCooldown: number;
  guardian: Address;
  guardianExpiresAt: number;
};

export type LaunchedModel = {
  id: bigint;
  token: Address;
  vault: Address;
  timelock: Address;
  governor: Address;
  hash: Hash;
  blockNumber: bigint;
};

/**
 * Sends the launch and waits for it.
 * @throws Error when it fails, with the contract's own error as cause.
 */
export async function launchModel(
  client: ScriptClient,
  { launcher, model }: { launcher: Address; model: ModelLaunch },
): Promise<LaunchedModel> {
  const hash = await writeContract(client, {
    address: launcher,
    abi: launcherAbi,
    functionName: 'launch',
    args: [model],
    chain: null,
  });
  const { status, logs, blockNumber } = await waitForTransactionReceipt(client, { hash });
  const [event] = parseEventLogs({ abi: launcherAbi, eventName: 'ModelLaunched', logs });
  if (status !== 'success' || !event) throw new Error(`The launch ${hash} failed.`);
  const { id, token, vault, timelock, governor } = event.args;
  return { id, token, vault, timelock, governor, hash, blockNumber };
}
