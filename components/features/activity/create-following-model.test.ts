import { describe, expect, test, vi } from 'vitest';
import type { Activity, SubmissionState } from '@/lib/model/submission';
import { createFakeSend, fail, type World } from '@/tests/gallery/fake-send';
import { activity } from '@/tests/gallery/submissions';
import { createFollowingModel } from './create-following-model';

const [sample] = activity;

/** The list's answers in order, the last one again and again; null for a look that fails. */
function create(answers: readonly (readonly [string, SubmissionState][] | null)[]) {
  let asked = 0;
  const list: World['activity.list'] = () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (!answer) return fail('protocol.no_answer')();
    return answer.map(([id, state]) => ({ ...(sample as Activity), id, state }));
  };
  const ticks = new Set<() => void>();
  const onEnd = vi.fn();
  const model = createFollowingModel({
    send: createFakeSend({ 'activity.list': list }),
    every: (_, work) => {
      ticks.add(work);
      return () => ticks.delete(work);
    },
    onEnd,
  });
  const tick = async () => {
    for (const work of ticks) work();
    await settle();
  };
  return { model, onEnd, tick, ticks, asked: () => asked };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('createFollowingModel', () => {
  test('default: from sent to a block; then it tells once and asks no more', async () => {
    const { model, onEnd, tick, ticks, asked } = create([
      [],
      [['a', 'broadcast']],
      [['a', 'included']],
    ]);
    expect(model.activity.value).toBeUndefined();
    model.follow({ id: 'a' });
    await settle();
    expect(model.activity.value).toBeNull();
    await tick();
    expect([model.activity.value?.state, onEnd.mock.calls.length]).toEqual(['broadcast', 0]);
    await tick();
    await tick();
    expect([model.activity.value?.state, onEnd.mock.calls.length]).toEqual(['included', 1]);
    expect([ticks.size, asked()]).toEqual([0, 3]);
  });

  test('behaviour: what came to nothing ends it too', async () => {
    const { model, onEnd } = create([[['a', 'failed']]]);
    model.follow({ id: 'a' });
    await settle();
    expect([model.activity.value?.state, onEnd.mock.calls.length]).toEqual(['failed', 1]);
  });

  test('behaviour: a look that fails is followed by another', async () => {
    const { model, tick } = create([null, [['a', 'included']]]);
    model.follow({ id: 'a' });
    await settle();
    await tick();
    expect(model.activity.value?.state).toBe('included');
  });

  test('behaviour: what is sent next takes its place, and the first one’s end is not taken for it', async () => {
    const { model, onEnd, ticks } = create([
      [
        ['a', 'included'],
        ['b', 'seen'],
      ],
    ]);
    model.follow({ id: 'a' });
    model.follow({ id: 'b' });
    await settle();
    expect([model.activity.value?.id, onEnd.mock.calls.length, ticks.size]).toEqual(['b', 0, 1]);
  });
});
