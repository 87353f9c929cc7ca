// Launches a governed model as anyone may, through the Launcher of this release.
import {
  type Address,
  type Hash,
  type Hex,
  type Log,
  parseEventLogs,
  zeroAddress,
  zeroHash,
} from 'viem';
import { simulateContract, waitForTransactionReceipt, writeContract } from 'viem/actions';
import { launcherAbi } from '@/contracts/abi/launcher';
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
  /** A part of the supply to be claimed; see lib/staking/allocation.ts. */
  allocation?: AllocationList;
};

/** `amount` in smallest units, `claimUntil` in seconds since 1970. */
export type AllocationList = { root: Hex; amount: bigint; claimUntil: number };

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
  /** Null when none was asked for. */
  allocation: Address | null;
  hash: Hash;
  blockNumber: bigint;
};

const noAllocation: AllocationList = { root: zeroHash, amount: 0n, claimUntil: 0 };

/**
 * Tries the launch, sends it and waits for it.
 * @throws ContractFunctionExecutionError of viem, with the contract's own error as cause, when it would fail.
 */
export async function launchModel(
  client: ScriptClient,
  { launcher, model }: { launcher: Address; model: ModelLaunch },
): Promise<LaunchedModel> {
  // Not every node says why a transaction would fail when it is given one to sign.
  const { request } = await simulateContract(client, {
    address: launcher,
    abi: launcherAbi,
    functionName: 'launch',
    args: [{ ...model, allocation: model.allocation ?? noAllocation }],
    account: client.account,
  });
  const hash = await writeContract(client, { ...request, chain: null });
  const { status, logs } = await waitForTransactionReceipt(client, { hash });
  if (status !== 'success') throw new Error(`The launch ${hash} failed.`);
  return readLaunch(logs);
}

/** What a launch made, by the logs of its transaction. */
export function readLaunch(logs: Log<bigint, number, false>[]): LaunchedModel {
  const [event] = parseEventLogs({
    abi: launcherAbi,
    eventName: 'ModelLaunched',
    logs,
  });
  if (!event) throw new Error('Nothing was launched.');
  const { transactionHash: hash, blockNumber } = event;
  const { allocation, by: _, ...contracts } = event.args;
  return {
    ...contracts,
    allocation: allocation === zeroAddress ? null : allocation,
    hash,
    blockNumber,
  };
}
