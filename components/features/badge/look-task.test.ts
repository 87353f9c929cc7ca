// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLookTask } from './look-task';

let ended: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  ended = new AbortController();
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
});

describe('createLookTask', () => {
  test('default: many changes are one look, in a task of its own', () => {
    const look = vi.fn();
    const onChange = createLookTask(look, ended.signal);
    onChange();
    onChange();
    expect(look).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(look).toHaveBeenCalledOnce();
  });

  test('behaviour: a look that took long is followed by a pause that is longer', () => {
    const look = vi.fn(() => vi.setSystemTime(Date.now() + 10));
    vi.stubGlobal('requestAnimationFrame', () => 0);
    vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
    const onChange = createLookTask(look, ended.signal);
    onChange();
    vi.advanceTimersByTime(0);
    onChange();
    vi.advanceTimersByTime(39);
    expect(look).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1);
    expect(look).toHaveBeenCalledTimes(2);
  });

  test('behaviour: the page is not drawn before it was looked at, whatever the pause', () => {
    const look = vi.fn(() => vi.setSystemTime(Date.now() + 1000));
    vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
    const draw: (() => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => draw.push(run));
    const onChange = createLookTask(look, ended.signal);
    onChange();
    vi.advanceTimersByTime(0);
    onChange();
    expect(look).toHaveBeenCalledOnce();
    draw.at(-1)?.();
    expect(look).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(60_000);
    expect(look).toHaveBeenCalledTimes(2);
  });

  test('behaviour: a page that nobody looks at waits until it is drawn', () => {
    const look = vi.fn();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const draw: (() => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => draw.push(run));
    createLookTask(look, ended.signal)();
    vi.advanceTimersByTime(60_000);
    expect(look).not.toHaveBeenCalled();
    draw[0]?.();
    expect(look).toHaveBeenCalledOnce();
  });

  test('behaviour: ends with the signal', () => {
    const look = vi.fn();
    createLookTask(look, ended.signal)();
    ended.abort();
    vi.advanceTimersByTime(1000);
    expect(look).not.toHaveBeenCalled();
  });
});
