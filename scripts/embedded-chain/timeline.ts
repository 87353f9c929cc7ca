/** When what happens to the proposals of the demo: their lives, merged into one order of time. */
import type { Rules, SeedProposal, SeedVote } from './seed-types';

export type Step =
  | { kind: 'propose'; at: number; proposal: SeedProposal }
  | { kind: 'vote'; at: number; proposal: SeedProposal; vote: SeedVote }
  | { kind: 'cancel' | 'queue' | 'execute'; at: number; proposal: SeedProposal };

const hour = 3_600;

/**
 * Every step in order of time, in seconds since 1970. None is later than `endsAt`.
 * @throws an error naming the proposal whose life does not fit before the end.
 */
export function planSteps(options: {
  proposals: readonly SeedProposal[];
  rulesOf: (locator: string) => Rules;
  endsAt: number;
}): readonly Step[] {
  const { proposals, rulesOf, endsAt } = options;
  const steps = proposals.flatMap((proposal) =>
    planOne(proposal, rulesOf(proposal.locator), endsAt - Math.round(proposal.hoursAgo * hour)),
  );
  const late = steps.find(({ at }) => at > endsAt);
  if (late)
    throw new Error(`The proposal ${late.proposal.key} is made too late for its ${late.kind}.`);
  return steps.sort((a, b) => a.at - b.at);
}

function planOne(proposal: SeedProposal, rules: Rules, proposedAt: number): readonly Step[] {
  const { votes, fate } = proposal;
  const snapshot = proposedAt + rules.votingDelay;
  // Past the last second of the vote, also when a late quorum has moved it.
  const over = snapshot + rules.votingPeriod + rules.lateQuorumExtension;
  const steps: Step[] = [{ kind: 'propose', at: proposedAt, proposal }];
  votes.forEach((vote, index) => {
    steps.push({ kind: 'vote', at: snapshot + (index + 1) * hour, proposal, vote });
  });
  if (fate === 'canceled') steps.push({ kind: 'cancel', at: proposedAt + hour / 2, proposal });
  if (fate === 'queued' || fate === 'executed') steps.push({ kind: 'queue', at: over, proposal });
  if (fate === 'executed') {
    steps.push({ kind: 'execute', at: over + rules.timelockDelay + hour, proposal });
  }
  return steps;
}
