import { describe, expect, test, vi } from 'vitest';
import { HubNotFoundError } from '@/lib/errors/hub';
import { createReading } from './create-reading';

/** An answer that comes when the test says so. */
function createSlow() {
  let answer: (value: string) => void = () => {};
  const promise = new Promise<string>((resolve) => {
    answer = resolve;
  });
  return { promise, answer: (value: string) => answer(value) };
}

describe('createReading', () => {
  test('default: idle, loading, ready', async () => {
    const reading = createReading<string>();
    expect(reading.state.value).toEqual({ status: 'idle' });
    const onEnd = vi.fn();
    const done = reading.run(async () => 'read', onEnd);
    expect(reading.state.value).toEqual({ status: 'loading' });
    await done;
    expect(reading.state.value).toEqual({ status: 'ready', value: 'read' });
    expect(onEnd).toHaveBeenCalledExactlyOnceWith('read');
  });

  test('behaviour: of overlapping readings the last one counts', async () => {
    const reading = createReading<string>();
    const onEnd = vi.fn();
    const slow = createSlow();
    const first = reading.run(() => slow.promise, onEnd);
    await reading.run(async () => 'second', onEnd);
    slow.answer('first');
    await first;
    expect(reading.state.value).toEqual({ status: 'ready', value: 'second' });
    expect(onEnd).toHaveBeenCalledExactlyOnceWith('second');
  });

  test('behaviour: what was dropped changes nothing when it comes', async () => {
    const reading = createReading<string>();
    const onEnd = vi.fn();
    const slow = createSlow();
    const done = reading.run(() => slow.promise, onEnd);
    reading.drop();
    slow.answer('late');
    await done;
    expect(reading.state.value).toEqual({ status: 'idle' });
    expect(onEnd).not.toHaveBeenCalled();
  });

  test('error: the code is shown, and the end told', async () => {
    const reading = createReading<string>();
    const onEnd = vi.fn();
    await reading.run(
      () => Promise.reject(new HubNotFoundError({ locator: 'x', status: 404 })),
      onEnd,
    );
    expect(reading.state.value).toMatchObject({ status: 'failed', code: 'hub.not_found' });
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(null);
  });
});
