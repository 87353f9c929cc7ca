/** Waits for a condition; the only place of ours where time is waited for. */
import { setTimeout as delay } from 'node:timers/promises';

export type UntilOptions = {
  /** Named in the error: "what" never happened. */
  what: string;
  timeoutMs?: number;
  intervalMs?: number;
};

/**
 * Asks until the answer is neither null, undefined nor false, and gives that answer.
 * @throws an error naming `what` after `timeoutMs` (default 10,000), with the last failure as its cause.
 */
export async function until<Answer>(
  ask: () => Promise<Answer> | Answer,
  { what, timeoutMs = 10_000, intervalMs = 50 }: UntilOptions,
): Promise<NonNullable<Exclude<Answer, false>>> {
  const deadline = Date.now() + timeoutMs;
  let cause: unknown;
  while (true) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) {
        return answer as NonNullable<Exclude<Answer, false>>;
      }
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${timeoutMs} ms in vain: ${what}.`, { cause });
    }
    await delay(intervalMs);
  }
}
