import type { Address } from 'viem';
import { readOrThrow } from '@/lib/chain/lens';
import type { Network } from '@/lib/chain/networks';
import { provePastVotes, type ToldVotes } from '@/lib/chain/proof/prove-past-votes';
import { EndpointsDisagreeError } from '@/lib/errors/chain';
import { ProposalUnknownError } from '@/lib/errors/governance';
import type { Power } from '@/lib/model/account';
import type { ProposalId } from '@/lib/model/ids';
import type { ProofState } from '@/lib/model/proof';
import { explainPower } from './power';

const none: Power = { atSnapshot: null, used: 0n, now: 0n, hasVoted: false, reason: 'no-stake' };

export type PowerQuery = {
  account: Address | null;
  recordId: bigint;
  proposalId: ProposalId;
  /** Vault and snapshot to prove the votes by; null for no proof. */
  prove: { vault: Address; snapshot: bigint } | null;
};
/** `proof` is absent when none was asked for, or there is nothing to prove yet. */
export type PowerRead = { power: Power; proof?: ProofState };

/**
 * An account's power in a proposal, and why. Without an account there is none.
 * @throws {@link ProposalUnknownError}, {@link EndpointsDisagreeError} also when a proof says otherwise, and endpoint errors
 */
export async function readPower(
  network: Network,
  of: PowerQuery,
  now: () => number,
): Promise<PowerRead> {
  const { account, recordId, proposalId, prove } = of;
  if (!account) return { power: none };
  const [ballots, viewer] = await Promise.all([
    readOrThrow(network, 'ballot', [account, recordId, [proposalId]], now),
    readOrThrow(network, 'viewer', [account, recordId], now),
  ]);
  const ballot = ballots.value.items.find((one) => one.proposalId === proposalId);
  if (!ballot) throw new ProposalUnknownError({ proposal: proposalId });
  const { votes, shares, delegate, used, hasVoted, snapshotKnown } = ballot;
  const { requests } = viewer.value;
  const power = explainPower({
    account,
    snapshot: snapshotKnown ? { votes, shares, delegate } : null,
    used,
    hasVoted,
    now: {
      votes: viewer.value.votes,
      shares: viewer.value.shares,
      isUnstaking: requests.length > 0,
    },
  });
  if (!prove || !snapshotKnown) return { power };
  const { at, provenance } = ballots;
  const { vault, snapshot: timepoint } = prove;
  const proof = await proveVotes(
    network,
    { vault, account, timepoint, votes, at, provenance },
    now,
  );
  return { power, proof };
}

/** @throws {@link EndpointsDisagreeError} */
async function proveVotes(
  network: Network,
  told: ToldVotes,
  now: () => number,
): Promise<ProofState> {
  const result = await provePastVotes(network, told, now);
  if (result.status !== 'disputed') return result.proof;
  const operators = result.provenance.operators.join(', ');
  throw new EndpointsDisagreeError({ chainId: network.chainId, operators });
}

/**
 * In how many of these proposals the account has power that it has not used, and has not voted.
 * @throws {@link EndpointsDisagreeError} and endpoint errors
 */
export async function countOpenBallots(
  network: Network,
  of: { account: Address; recordId: bigint; proposalIds: readonly ProposalId[] },
  now: () => number,
): Promise<number> {
  const args = [of.account, of.recordId, of.proposalIds] as const;
  const { value } = await readOrThrow(network, 'ballot', args, now);
  return value.items.filter(
    ({ snapshotKnown, votes, used, hasVoted }) => snapshotKnown && !hasVoted && votes > used,
  ).length;
}
