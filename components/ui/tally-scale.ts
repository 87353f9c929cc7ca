import type { Tally } from '@/lib/model/proposal';

/** Parts of a bar that is `barWidth` wide. */
export type TallyScale = {
  for: number;
  abstain: number;
  against: number;
  /** Where the quorum mark stands; null while the quorum is not known or 0. */
  quorum: number | null;
};

export const barWidth = 1_000;

/**
 * For and abstain stand together from the start, because together they count towards the quorum
 * (GovernorCountingFractional: `quorum=for,abstain`); against follows. The bar's end is all votes cast,
 * or the quorum where that is more. A part that exists is never thinner than 4.
 */
export function getTallyScale(tally: Tally, quorum: bigint | null): TallyScale {
  const cast = tally.forVotes + tally.abstainVotes + tally.againstVotes;
  const end = quorum !== null && quorum > cast ? quorum : cast;
  const scale = (votes: bigint) => {
    if (end === 0n || votes === 0n) return 0;
    return Math.max(4, Number((votes * BigInt(barWidth)) / end));
  };
  return {
    for: scale(tally.forVotes),
    abstain: scale(tally.abstainVotes),
    against: scale(tally.againstVotes),
    quorum: quorum === null || quorum === 0n || end === 0n ? null : scale(quorum),
  };
}
