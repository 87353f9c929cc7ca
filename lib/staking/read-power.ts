import type { Address } from 'viem';
import { readOrThrow } from '@/lib/chain/lens';
import type { Network } from '@/lib/chain/networks';
import { ProposalUnknownError } from '@/lib/errors/governance';
import type { Power } from '@/lib/model/account';
import type { ProposalId } from '@/lib/model/ids';
import { explainPower } from './power';

const none: Power = { atSnapshot: null, used: 0n, now: 0n, hasVoted: false, reason: 'no-stake' };

/**
 * An account's power in a proposal, and why. Without an account there is none.
 * @throws {@link ProposalUnknownError} {@link EndpointsDisagreeError} and endpoint errors
 */
export async function readPower(
  network: Network,
  of: { account: Address | null; recordId: bigint; proposalId: ProposalId },
  now: () => number,
): Promise<Power> {
  const { account, recordId, proposalId } = of;
  if (!account) return none;
  const [ballots, viewer] = await Promise.all([
    readOrThrow(network, 'ballot', [account, recordId, [proposalId]], now),
    readOrThrow(network, 'viewer', [account, recordId], now),
  ]);
  const ballot = ballots.value.items.find((one) => one.proposalId === proposalId);
  if (!ballot) throw new ProposalUnknownError({ proposal: proposalId });
  const { votes, shares, delegate, used, hasVoted, snapshotKnown } = ballot;
  const { requests } = viewer.value;
  return explainPower({
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
