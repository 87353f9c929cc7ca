/**
 * Calls that put a model into the registry: with a community of its own by the Launcher, or for contracts that are
 * there already. And the other direction: which record a transaction made. Sources: ILauncher, IModelRegistry.
 */
import * as v from 'valibot';
import {
  type Address,
  decodeFunctionData,
  encodeFunctionData,
  type Hex,
  parseEventLogs,
  stringToHex,
  zeroAddress,
  zeroHash,
} from 'viem';
import { launcherAbi } from '@/lib/chain/abi/launcher';
import { modelRegistryAbi } from '@/lib/chain/abi/model-registry';
import { deployment } from '@/lib/chain/deployment';
import { RulesInvalidError } from '@/lib/errors/registration';
import { isSameAddress } from '@/lib/format/address';
import type { Call } from '@/lib/model/call';
import type { Locator } from '@/lib/model/ids';
import { guardianTermMaxSeconds, type Holder, type LaunchRules } from '@/lib/model/registration';

/** The page on the hub; `repositoryId` is the hub's permanent id, empty when it tells none. */
export type RegisteredPlace = { locator: Locator; repositoryId: string };

export type Launch = {
  name: string;
  symbol: string;
  place: RegisteredPlace;
  holders: readonly Holder[];
  /** The whole supply, in smallest units. */
  supply: bigint;
  /** The part of it that is claimed from a list; null for none. */
  allocation: { root: Hex; amount: bigint; claimUntil: number } | null;
  rules: LaunchRules;
};

const noAllocation = { root: zeroHash, amount: 0n, claimUntil: 0 };

export type ModuleKind = 'governor' | 'token' | 'vault' | 'timelock';

/** Makes token, vault, timelock and governor and registers the record, in one transaction. */
export function prepareLaunch(launch: Launch): Call {
  const { name, symbol, place, holders, supply, rules } = launch;
  const governance = toGovernance(rules, supply);
  const allocation = launch.allocation ?? noAllocation;
  const data = encodeFunctionData({
    abi: launcherAbi,
    functionName: 'launch',
    args: [{ name, symbol, places: [place], uri: '', holders, governance, allocation }],
  });
  return { to: deployment.launcher, data, valueWei: 0n };
}

export type ExistingModel = {
  /** Who may approve revisions and change the record: best the timelock. */
  owner: Address;
  place: RegisteredPlace;
  modules: readonly { kind: ModuleKind; component: Address }[];
};

/** Registers a record for contracts that are there already, in one transaction. */
export function prepareRegister({ owner, place, modules }: ExistingModel): Call {
  const data = encodeFunctionData({
    abi: modelRegistryAbi,
    functionName: 'registerWithModules',
    args: [
      owner,
      [place],
      '',
      modules.map(({ kind, component }) => ({ kind: stringToHex(kind, { size: 32 }), component })),
    ],
  });
  return { to: deployment.registry, data, valueWei: 0n };
}

/**
 * The rules as the contracts take them, checked as the contracts would.
 * @throws {@link RulesInvalidError}
 */
export function checkRules(rules: LaunchRules, nowSeconds: number): void {
  const { votingPeriod, lateQuorumExtension, unstakeCooldown, timelockDelay, guardian } = rules;
  const refuse = (rule: keyof LaunchRules) => {
    throw new RulesInvalidError({ rule });
  };
  if (votingPeriod < 1) refuse('votingPeriod');
  if (lateQuorumExtension > votingPeriod) refuse('lateQuorumExtension');
  if (unstakeCooldown > timelockDelay) refuse('unstakeCooldown');
  if (!guardian) return;
  const { account, expiresAt } = guardian;
  const latest = nowSeconds + guardianTermMaxSeconds;
  if (account === zeroAddress || expiresAt <= nowSeconds || expiresAt > latest) refuse('guardian');
}

function toGovernance(rules: LaunchRules, supply: bigint) {
  const { thresholdBps, guardian, ...rest } = rules;
  return {
    ...rest,
    // One vote is one staked token; rounded down as the governor rounds its quorum.
    proposalThreshold: (supply * BigInt(thresholdBps)) / 10_000n,
    guardian: guardian?.account ?? zeroAddress,
    guardianExpiresAt: guardian?.expiresAt ?? 0,
  };
}

/** Where a transaction of ours registers, read back from its data; null when it is no such call. */
export function readPlace(call: { to: Address; data: Hex }): RegisteredPlace | null {
  try {
    const places = isLauncher(call.to)
      ? readLaunchPlaces(call.data)
      : readRegisterPlaces(call.data);
    const [place] = places;
    return place ? { ...place, locator: place.locator as Locator } : null;
  } catch {
    // Some other call: nothing is registered by it.
    return null;
  }
}

function readLaunchPlaces(data: Hex) {
  const { functionName, args } = decodeFunctionData({ abi: launcherAbi, data });
  return functionName === 'launch' ? args[0].places : [];
}

function readRegisterPlaces(data: Hex) {
  const { functionName, args } = decodeFunctionData({ abi: modelRegistryAbi, data });
  return functionName === 'registerWithModules' ? args[1] : [];
}

const hex = v.custom<Hex>((text) => typeof text === 'string' && /^0x[0-9a-fA-F]*$/.test(text));
const receiptSchema = v.object({
  logs: v.array(v.object({ address: hex, data: hex, topics: v.array(hex) })),
});

/** The record that a receipt (eth_getTransactionReceipt) says was made; null when none. A hint: read it by quorum. */
export function readMadeRecord(receipt: unknown): bigint | null {
  const parsed = v.safeParse(receiptSchema, receipt);
  if (!parsed.success) return null;
  const own = parsed.output.logs.filter(({ address }) =>
    isSameAddress(address, deployment.registry),
  );
  const logs = own as unknown as Parameters<typeof parseEventLogs>[0]['logs'];
  const [event] = parseEventLogs({ abi: modelRegistryAbi, eventName: 'Registered', logs });
  return event?.args.id ?? null;
}

function isLauncher(to: Address): boolean {
  return to.toLowerCase() === deployment.launcher.toLowerCase();
}
