/**
 * Turnout and voting records: state says what was cast and by whom, logs say how. Where the two do not fit, nothing is
 * made up: the vote counts as cast, its side as unknown. Pure.
 */
import type { BallotsFound, VoteCast, VoterRecord } from '@/lib/model/participation';
import type { ProposalBrief, ProposalState, Tally } from '@/lib/model/proposal';
import type { Ballot } from './index';

const noVotes: Tally = { againstVotes: 0n, forVotes: 0n, abstainVotes: 0n };
const openStates: readonly ProposalState[] = ['pending', 'active'];

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({
      againstVotes: sum.againstVotes + one.againstVotes,
      forVotes: sum.forVotes + one.forVotes,
      abstainVotes: sum.abstainVotes + one.abstainVotes,
    }),
    noVotes,
  );
}

/** Whether ballots add up to a tally. */
export function compareTally(found: Tally, tally: Tally): BallotsFound {
  const parts = ['againstVotes', 'forVotes', 'abstainVotes'] as const;
  if (parts.every((part) => found[part] === tally[part])) return 'all';
  return parts.every((part) => found[part] <= tally[part]) ? 'some' : 'contradict';
}

/** One voter on one proposal. `past` and `used` are of the chain's state, `ballots` the voter's own on it, from logs. */
export function judgeRecord(
  { id, state }: Pick<ProposalBrief, 'id' | 'state'>,
  { past, used }: { past: bigint; used: bigint },
  ballots: readonly Ballot[],
): VoterRecord {
  const tally = addTallies(ballots.map((ballot) => ballot.tally));
  const cast = used > 0n ? getSide(tally, used) : getNotCast(state, past);
  const reason = ballots.find((ballot) => ballot.reason !== '')?.reason ?? '';
  return { proposalId: id, cast, past, used, reason: used > 0n ? reason : '' };
}

function getNotCast(state: ProposalState, past: bigint): VoteCast {
  if (state === 'pending') return 'open';
  if (past === 0n) return 'no-votes';
  if (openStates.includes(state)) return 'open';
  return state === 'canceled' ? 'void' : 'missed';
}

function getSide({ againstVotes, forVotes, abstainVotes }: Tally, used: bigint): VoteCast {
  if (againstVotes + forVotes + abstainVotes !== used) return 'side-unknown';
  if (forVotes === used) return 'for';
  if (againstVotes === used) return 'against';
  return abstainVotes === used ? 'abstain' : 'split';
}
