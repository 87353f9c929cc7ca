/** How few hold how much of the votes. Pure. */
import type { Participation, Turnout, Voter, VoterRecord } from '@/lib/model/participation';

/** Votes of the largest `count` holders together. */
export type Step = { count: number; votes: bigint };

/** Cumulated votes, the largest holder first. `voters` are in that order. */
export function cumulate(voters: readonly Pick<Voter, 'votes'>[]): readonly Step[] {
  let votes = 0n;
  return voters.map((voter, index) => {
    votes += voter.votes;
    return { count: index + 1, votes };
  });
}

/** How many of the largest holders have at least `wanted` votes together; null when all of them have not. */
export function countNeeded(steps: readonly Step[], wanted: bigint): number | null {
  return steps.find(({ votes }) => votes >= wanted)?.count ?? null;
}

/** The newest quorum that is known. */
export function getQuorum({ proposals }: Pick<Participation, 'proposals'>): bigint | null {
  return proposals.find(({ quorum }) => quorum !== null)?.quorum ?? null;
}

/** Votes of holders that were not found: every share votes through somebody, but for those in escrow. */
export function getMissing({ supply, escrowed, voters }: Participation): bigint {
  const found = voters.reduce((sum, { votes }) => sum + votes, 0n);
  const missing = supply - escrowed - found;
  return missing < 0n ? 0n : missing;
}

export function getCast({ tally }: Pick<Turnout, 'tally'>): bigint {
  return tally.forVotes + tally.againstVotes + tally.abstainVotes;
}

/** Whether the quorum was reached as the governor counts it: for and abstain; null while it is not known. */
export function hasQuorum({ tally, quorum }: Pick<Turnout, 'tally' | 'quorum'>): boolean | null {
  return quorum === null ? null : tally.forVotes + tally.abstainVotes >= quorum;
}

/** Votes that came to their end. */
export function listEnded(proposals: readonly Turnout[]): readonly Turnout[] {
  const going = ['pending', 'active', 'canceled'];
  return proposals.filter(({ state, supply }) => !going.includes(state) && supply !== null);
}

/** The one in the middle by turnout, of two the lower; null when there is none. */
export function getMedian(proposals: readonly Turnout[]): Turnout | null {
  const ordered = [...proposals].sort((a, b) => {
    const difference = getCast(a) * (b.supply ?? 0n) - getCast(b) * (a.supply ?? 0n);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  });
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? null;
}

/** On how many ended votes an account voted, of those where it could. */
export function countVoted(records: readonly VoterRecord[]): { voted: number; could: number } {
  const voted = records.filter(({ used }) => used > 0n).length;
  return { voted, could: voted + records.filter(({ cast }) => cast === 'missed').length };
}
