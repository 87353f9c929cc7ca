import { describe, expect, test } from 'vitest';
import { RemoteError } from '@/lib/errors/protocol';
import { createAction } from './create-action';

describe('createAction', () => {
  test('behaviour: a second press while it runs does nothing', async () => {
    let runs = 0;
    let finish = (_: number) => {};
    const action = createAction(() => {
      runs += 1;
      return new Promise<number>((resolve) => {
        finish = resolve;
      });
    });
    const first = action.run();
    expect(action.busy.value).toBe(true);
    expect(await action.run()).toBeNull();
    finish(7);
    expect(await first).toBe(7);
    expect(runs).toBe(1);
    expect(action.busy.value).toBe(false);
  });

  test('error: its code stays until it is tried again', async () => {
    let fails = true;
    const action = createAction(async () => {
      if (fails) throw new RemoteError({ code: 'signer.locked', facts: {} });
      return 1;
    });
    expect(await action.run()).toBeNull();
    expect(action.code.value).toBe('signer.locked');
    fails = false;
    expect(await action.run()).toBe(1);
    expect(action.code.value).toBeNull();
  });
});
