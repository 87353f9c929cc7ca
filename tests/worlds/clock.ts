/** The clock of a world is set by its steps, and whoever waits for somebody slow waits fifty times less. */
import { vi } from 'vitest';

const timesFaster = 50;

export function hurry(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  const soon = globalThis.setTimeout;
  const abortAfter = AbortSignal.timeout.bind(AbortSignal);
  vi.stubGlobal('setTimeout', (task: () => void, ms = 0) => soon(task, ms / timesFaster));
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => abortAfter(ms / timesFaster));
}

export function slowDown(): void {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}
