import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { createResource } from '@/components/ui/async-state';
import type { Proposal } from '@/lib/model/proposal';
import { createFakeSend, fail } from '@/tests/gallery/fake-send';
import { now, nowMs } from '@/tests/gallery/people';
import { hostileProposal, pendingProposal, power, proposal } from '@/tests/gallery/proposals';
import { holding, hostileHolding } from '@/tests/gallery/worlds';
import { createVotesModel, getVoteKey, type TimedHolding } from './create-votes-model';

const all = [holding, hostileHolding].map((one) => ({ ...one, readAtMs: nowMs }));

function create(answer: (id: bigint) => typeof power) {
  const holdings = createResource(async (): Promise<readonly TimedHolding[]> => all);
  holdings.set(all);
  const running = signal(0);
  let most = 0;
  const send = createFakeSend({
    'ballot.read': async ({ proposalId }) => {
      running.value += 1;
      most = Math.max(most, running.value);
      await Promise.resolve();
      running.value -= 1;
      return { proposal, calls: [], power: answer(proposalId), timestamp: now };
    },
  });
  return { model: createVotesModel({ send, holdings }), getMost: () => most };
}

const titles = (items: readonly { proposal: Proposal }[]) => items.map((one) => one.proposal.title);

describe('createVotesModel', () => {
  test('default: over all models, open ones first, soonest end first', () => {
    const { model } = create(() => power);
    expect(titles(model.items.value)).toEqual(
      titles([hostileProposal, proposal, pendingProposal].map((one) => ({ proposal: one }))),
    );
  });

  test('behaviour: what I can still vote on is counted, what I cannot is not', async () => {
    const { model } = create((id) =>
      id === proposal.id ? { ...power, reason: 'all-used', hasVoted: true } : power,
    );
    expect(model.waiting.value).toBe(2);
    await model.loadPowers();
    expect(model.waiting.value).toBe(1);
  });

  test('behaviour: at most three reads at once', async () => {
    const { model, getMost } = create(() => power);
    await model.loadPowers();
    expect(getMost()).toBeLessThanOrEqual(3);
    expect(model.powers.value.size).toBe(3);
  });

  test('error: one that cannot be read does not hide the others', async () => {
    const { model } = create((id) => (id === proposal.id ? fail('chain.timed_out')() : power));
    await model.loadPowers();
    expect(model.powers.value.get(getVoteKey(proposal))).toEqual({
      status: 'failed',
      code: 'chain.timed_out',
    });
    expect(model.powers.value.get(getVoteKey(hostileProposal))?.status).toBe('ready');
  });
});
