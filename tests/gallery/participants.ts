/** Who votes in the gallery: a model with a few large holders, and one where nobody has come yet. */
import type { ProposalId } from '@/lib/model/ids';
import type { Participation, Turnout, VoteCast, Voter } from '@/lib/model/participation';
import { address, badge, day, me, now, other, unit } from './people';
import { pastProposals, pendingProposal, proposal } from './proposals';

const supply = 400_000n * unit;
const turnouts: readonly Turnout[] = [
  { ...toTurnout(pendingProposal), supply: null, quorum: null, found: 'all' },
  { ...toTurnout(proposal), found: 'some' },
  ...pastProposals.map((one, index) => ({
    ...toTurnout(one),
    tally: {
      forVotes: BigInt(110_000 - 42_000 * index) * unit,
      againstVotes: BigInt(20_000 * index) * unit,
      abstainVotes: 4_000n * unit,
    },
  })),
];

function toTurnout({ id, title, state, deadline, tally, quorum }: typeof proposal): Turnout {
  return { id, title, state, deadline, tally, quorum, supply, found: 'all' };
}

function voter(
  account: Voter['account'],
  votes: bigint,
  casts: readonly VoteCast[],
  rest: Partial<Voter> = {},
): Voter {
  const records = casts.map((cast, index) => ({
    proposalId: turnouts[index]?.id ?? (0n as ProposalId),
    cast,
    past: cast === 'no-votes' ? 0n : votes * unit,
    used: ['for', 'against', 'abstain', 'split', 'side-unknown'].includes(cast)
      ? cast === 'split'
        ? (votes * unit) / 2n
        : votes * unit
      : 0n,
    reason: cast === 'against' ? 'The evaluation has no held-out set, so it shows nothing.' : '',
  }));
  return {
    account,
    votes: votes * unit,
    shares: votes * unit,
    votesItself: true,
    records,
    ...rest,
  };
}

const small = Array.from({ length: 31 }, (_, index) =>
  voter(address(`e${index}f`), 900n - 20n * BigInt(index), []),
);

export const participation: Participation = {
  proposals: turnouts,
  more: false,
  voters: [
    voter(other, 92_000n, ['open', 'for', 'for', 'against', 'void'], { shares: 40_000n * unit }),
    voter(address('b0b0'), 51_000n, ['open', 'split', 'missed', 'missed', 'void'], {
      shares: 0n,
      votesItself: false,
    }),
    voter(me, 5_000n, ['open', 'open', 'side-unknown', 'abstain', 'void']),
    voter(address('cafe'), 1_200n, ['open', 'no-votes', 'no-votes', 'no-votes', 'no-votes']),
    ...small,
  ],
  votersLeftOut: 12,
  supply,
  escrowed: 4_000n * unit,
  provenance: badge.provenance,
  timestamp: now,
  history: { start: 1_204n, low: 1_204n, high: 21_402n, head: 21_402n, operator: 'Embedded chain' },
};

export const nothingYet: Participation = {
  ...participation,
  proposals: [],
  voters: [],
  votersLeftOut: 0,
  supply: 0n,
  escrowed: 0n,
  history: { ...participation.history, low: 21_403n, operator: null },
};

/** Long titles, odd characters, one who holds nearly everything, older proposals that were left out. */
export const hostileParticipation: Participation = {
  ...participation,
  more: true,
  proposals: turnouts.map((one) => ({
    ...one,
    title: `A\u202eevil\u202c title ${'that goes on and on '.repeat(8)}`,
    deadline: now + day,
    found: 'contradict' as const,
  })),
  voters: [
    voter(other, 399_999n, ['open', 'against', 'for', 'for', 'void'], {
      records: turnouts.map(({ id }) => ({
        proposalId: id,
        cast: 'against' as const,
        past: 1n,
        used: 1n,
        reason: `<b>no</b> \u202ereason ${'x'.repeat(250)}`,
      })),
    }),
  ],
  votersLeftOut: 0,
};
