/** What is shown of a model's government before a proposal is written, read at one block. */
import { type Address, zeroAddress } from 'viem';
import { readNativeBalance } from '@/lib/chain/balance';
import { readOrThrow } from '@/lib/chain/lens';
import { readGovernedRecord } from '@/lib/chain/records';
import type { ComposingContext, Eligibility, ParameterView } from '@/lib/model/composing';
import type { RecordId } from '@/lib/model/ids';

/** The governor takes a guardian for at most two years from execution. */
const guardianTermMaxSeconds = 730n * 86_400n;
/** Our own limit: the contracts would take spans that freeze a model for good. */
const spanMaxSeconds = 365n * 86_400n;
const basisPoints = 10_000n;

/** As the lens tells them (IModelLens.Settings). */
export type Settings = {
  votingDelay: bigint;
  votingPeriod: bigint;
  lateQuorumExtension: bigint;
  proposalThreshold: bigint;
  quorumBps: bigint;
  quorumFloorBps: bigint;
  timelockDelay: bigint;
  cooldownSeconds: bigint;
  guardian: Address;
  guardianExpiresAt: bigint;
};

/**
 * The whole context; `account` is null when none is selected.
 * @throws {@link NotLaunchedError}, {@link RecordUnknownError}, {@link EndpointsDisagreeError} and endpoint errors
 */
export async function readComposingContext(
  record: RecordId,
  account: Address | null,
  now: () => number,
): Promise<ComposingContext> {
  const { network, model } = await readGovernedRecord(record, now);
  const { timelock } = model;
  const [settings, treasury, viewer] = await Promise.all([
    readOrThrow(network, 'settings', [record.id], now),
    readOrThrow(network, 'viewer', [timelock, record.id], now),
    account && readOrThrow(network, 'viewer', [account, record.id], now),
  ]);
  const { at, provenance, value } = settings;
  const nativeWei = await readNativeBalance(network, timelock, at.blockNumber);
  return {
    model,
    networkName: network.name,
    nativeSymbol: network.nativeSymbol,
    demo: network.demo,
    provenance,
    timestamp: at.timestamp,
    readAtMs: at.readAtMs,
    eligibility: toEligibility(account, viewer?.value.votes ?? 0n, value.proposalThreshold),
    parameters: toParameterViews(value, model.stake.tokenSupply, at.timestamp),
    treasury: { nativeWei, tokens: treasury.value.tokenBalance },
  };
}

function toEligibility(account: Address | null, votes: bigint, threshold: bigint): Eligibility {
  if (!account) return { status: 'no-account', threshold };
  return { status: votes >= threshold ? 'eligible' : 'short', account, votes, threshold };
}

/** Every parameter with its limits, in the order they are offered. */
export function toParameterViews(
  settings: Settings,
  tokenSupply: bigint,
  timestamp: bigint,
): readonly ParameterView[] {
  const { votingPeriod, timelockDelay } = settings;
  const span = { unit: 'seconds', min: 0n, max: spanMaxSeconds } as const;
  const share = { unit: 'basis-points', min: 0n, max: basisPoints } as const;
  return [
    { ...span, name: 'voting-delay', value: settings.votingDelay },
    { ...span, name: 'voting-period', value: votingPeriod, min: 1n },
    {
      name: 'proposal-threshold',
      unit: 'votes',
      value: settings.proposalThreshold,
      min: 0n,
      max: tokenSupply,
    },
    { ...share, name: 'quorum-fraction', value: settings.quorumBps },
    { ...share, name: 'quorum-floor', value: settings.quorumFloorBps },
    {
      ...span,
      name: 'late-quorum-extension',
      value: settings.lateQuorumExtension,
      max: votingPeriod,
    },
    { ...span, name: 'unstake-cooldown', value: settings.cooldownSeconds, max: timelockDelay },
    { ...span, name: 'timelock-delay', value: timelockDelay },
    {
      name: 'guardian',
      unit: 'account',
      account: settings.guardian,
      expiresAt: settings.guardian === zeroAddress ? 0n : settings.guardianExpiresAt,
      latest: timestamp + guardianTermMaxSeconds,
    },
  ];
}
