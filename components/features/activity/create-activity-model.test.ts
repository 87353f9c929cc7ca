import { describe, expect, test } from 'vitest';
import { createFakeSend, fail } from '@/tests/gallery/fake-send';
import { activity, raiseView } from '@/tests/gallery/submissions';
import { createActivityModel, getOutcome } from './create-activity-model';

describe('createActivityModel', () => {
  test('default: what is under way, apart from what is settled', async () => {
    const model = createActivityModel({
      send: createFakeSend({ 'activity.list': () => activity }),
    });
    await model.activity.load();
    expect(model.open.value.map(({ state }) => state)).toEqual(['seen']);
  });
});

describe('createRaiseModel', () => {
  const wanted = { id: '1', purpose: 'speed-up' } as const;

  test('default: what it takes is shown, then sent back as it was shown', async () => {
    const asked: unknown[] = [];
    let reads = 0;
    const send = createFakeSend({
      'activity.list': () => {
        reads += 1;
        return activity;
      },
      'activity.price': () => raiseView,
      'activity.raise': (input) => {
        asked.push(input);
        return { status: 'submitted', id: '1', hash: '0x01' };
      },
    });
    const { raise } = createActivityModel({ send });
    await raise.ask.run(wanted);
    expect(raise.view.value).toEqual(raiseView);
    await raise.confirm.run();
    const { maxCostWei: _, ...fee } = raiseView.fee;
    expect(asked).toEqual([{ ...wanted, attempts: 1, fee }]);
    expect([raise.view.value, reads]).toEqual([null, 1]);
  });

  test('error: what is refused stays in view, with its code', async () => {
    const send = createFakeSend({
      'activity.price': () => raiseView,
      'activity.raise': fail('transactions.raise_stale'),
    });
    const { raise } = createActivityModel({ send });
    await raise.ask.run(wanted);
    await raise.confirm.run();
    expect(raise.confirm.code.value).toBe('transactions.raise_stale');
    raise.leave();
    expect([raise.view.value, raise.confirm.code.value]).toEqual([null, null]);
  });
});

describe('getOutcome', () => {
  test.each([
    ['signed', 'under-way'],
    ['included', 'done'],
    ['final', 'done'],
    ['replaced', 'not-done'],
    ['dropped', 'not-done'],
    ['failed', 'not-done'],
  ] as const)('default: %s is %s', (state, outcome) => {
    expect(getOutcome(state)).toBe(outcome);
  });
});
