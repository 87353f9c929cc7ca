import { describe, expect, test } from 'vitest';
import { createFakeSend } from '@/tests/gallery/fake-send';
import { activity } from '@/tests/gallery/submissions';
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
