/**
 * A worker that dies between two steps: everything it does after that fails, so that not even its clean-up runs.
 * Steps are counted wherever it touches the database, the chain or a key.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

type Life = { steps: number; diesAt: number; point: string };

export class Killed extends Error {}

const lives = new AsyncLocalStorage<Life>();

/** Runs work that dies before its step number `diesAt` (from 1; Infinity for never). */
export async function runUntil<Result>(
  diesAt: number,
  work: () => Promise<Result>,
): Promise<
  | { status: 'done'; result: Result; steps: number }
  | { status: 'killed'; steps: number; point: string }
> {
  const life = { steps: 0, diesAt, point: '' };
  try {
    const result = await lives.run(life, work);
    // A failed step may have been taken for an endpoint's failure; the worker was dead all the same.
    if (life.steps >= diesAt) return { status: 'killed', steps: life.steps, point: life.point };
    return { status: 'done', result, steps: life.steps };
  } catch (error) {
    if (life.steps >= diesAt) return { status: 'killed', steps: life.steps, point: life.point };
    throw error;
  }
}

/** A point at which the worker may be dead, named for who counts them. Outside of `runUntil` nobody dies. */
export function step(point = ''): void {
  const life = lives.getStore();
  if (!life) return;
  life.steps++;
  if (life.steps <= life.diesAt) life.point = point;
  if (life.steps >= life.diesAt) throw new Killed('The worker was killed.');
}
