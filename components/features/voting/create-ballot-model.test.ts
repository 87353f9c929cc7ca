import { describe, expect, test } from 'vitest';
import { createPageStore } from '@/components/ui/kept';
import type { Power } from '@/lib/model/account';
import { createFakeSend } from '@/tests/gallery/fake-send';
import { now, nowMs, unit } from '@/tests/gallery/people';
import { power, proposal } from '@/tests/gallery/proposals';
import { prepared } from '@/tests/gallery/submissions';
import { createBallotModel, getNextProposalStep } from './create-ballot-model';

async function open(changes: Partial<Power> = {}, forms = createPageStore()) {
  const asked: unknown[] = [];
  const send = createFakeSend({
    'ballot.read': () => ({
      proposal,
      calls: [],
      power: { ...power, ...changes },
      timestamp: now,
    }),
    'ballot.prepare': (input) => {
      asked.push(input);
      return prepared;
    },
  });
  const of = { send, record: proposal.record, proposalId: proposal.id, key: 'k', forms };
  const model = createBallotModel({ ...of, now: () => nowMs });
  await model.ballot.load();
  return { model, asked, forms };
}

describe('createBallotModel', () => {
  test('default: one choice with a reason', async () => {
    const { model, asked } = await open();
    expect(model.choice.value).toBeNull();
    model.kind.value = 'against';
    model.reason.value = '  Too early.  ';
    await model.prepare.run();
    expect(asked).toEqual([
      {
        record: proposal.record,
        proposalId: proposal.id,
        choice: { kind: 'nominal', support: 'against' },
        reason: 'Too early.',
      },
    ]);
  });

  test('behaviour: a split must add up to no more than there is', async () => {
    const { model } = await open({ atSnapshot: 10n * unit });
    model.kind.value = 'split';
    model.split.for.text.value = '6';
    model.split.against.text.value = '4.000000000000000001';
    expect(model.choice.value).toBeNull();
    model.split.against.text.value = '3.5';
    expect(model.choice.value).toEqual({
      kind: 'fractional',
      tally: { forVotes: 6n * unit, againstVotes: (7n * unit) / 2n, abstainVotes: 0n },
    });
  });

  test('behaviour: an empty split and one with a mistake are no vote', async () => {
    const { model } = await open();
    model.kind.value = 'split';
    expect(model.choice.value).toBeNull();
    model.split.for.text.value = '1';
    model.split.abstain.text.value = 'x';
    expect(model.choice.value).toBeNull();
  });

  test('behaviour: only what is left after an earlier split can be cast', async () => {
    const { model } = await open({ atSnapshot: 10n * unit, used: 7n * unit });
    expect(model.remaining.value).toBe(3n * unit);
    model.kind.value = 'split';
    model.split.for.text.value = '4';
    expect(model.choice.value).toBeNull();
  });

  test.each([
    [null, 'snapshot-ahead'],
    [0n, 'no-stake'],
  ] as const)('behaviour: with %s votes there is nothing to cast', async (atSnapshot, reason) => {
    const { model } = await open({ atSnapshot, reason });
    model.kind.value = 'for';
    expect(model.choice.value).toBeNull();
  });

  test('behaviour: a half-filled form outlives its page, a sent one does not', async () => {
    const first = await open();
    first.model.kind.value = 'split';
    first.model.reason.value = 'Because';
    first.model.split.for.text.value = '2';
    const second = await open({}, first.forms);
    expect(second.model.kind.value).toBe('split');
    expect(second.model.reason.value).toBe('Because');
    expect(second.model.split.for.value.value).toBe(2n * unit);
    second.model.clear();
    const third = await open({}, first.forms);
    expect(third.model.kind.value).toBe('');
    expect(third.model.split.for.text.value).toBe('');
  });
});

describe('getNextProposalStep', () => {
  test.each([
    ['succeeded', 0n, 'queue'],
    ['queued', now, 'execute'],
    ['queued', now + 1n, null],
    ['active', 0n, null],
    ['executed', 0n, null],
  ] as const)('default: %s with eta %s: %s', (state, etaSeconds, step) => {
    expect(getNextProposalStep({ state, etaSeconds, now })).toBe(step);
  });
});
