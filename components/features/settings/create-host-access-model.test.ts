import { describe, expect, test } from 'vitest';
import { createHostAccessModel } from './create-host-access-model';

describe('createHostAccessModel', () => {
  test('default: asks in the click itself, and shows the answer', async () => {
    let asked = false;
    let answer = (_: boolean) => {};
    const model = createHostAccessModel({
      contains: async () => false,
      request: () => {
        asked = true;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    await model.load();
    expect(model.state.value).toBe('missing');
    model.ask();
    // Firefox drops a request that does not come straight from the click.
    expect(asked).toBe(true);
    expect(model.state.value).toBe('asking');
    answer(true);
    await Promise.resolve();
    await Promise.resolve();
    expect(model.state.value).toBe('granted');
  });

  test('error: a browser that cannot tell counts as not granted', async () => {
    const model = createHostAccessModel({
      contains: () => Promise.reject(new Error('no')),
      request: async () => false,
    });
    await model.load();
    expect(model.state.value).toBe('missing');
  });
});
