/**
 * How often each hub's API was asked lately, in storage.session: a background that starts anew must not begin to
 * count anew. Windows are fixed, as the hubs' are; one that began is over after its length.
 */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';

const schema = v.record(
  v.string(),
  v.object({ startedAtMs: v.number(), count: v.number(), blockedUntilMs: v.number() }),
);
type Counts = v.InferOutput<typeof schema>;

const item = storage.defineItem<unknown>('session:hubBudgets', { fallback: null });
const fresh = { startedAtMs: 0, count: 0, blockedUntilMs: 0 };

/** What is counted: `count` requests within `windowMs`, under a name. */
type Limit = { name: string; count: number; windowMs: number };

/** One at a time, so that two requests at once count as two. */
let queue: Promise<unknown> = Promise.resolve();

/** The requests left to each hub's API. `now` is the computer's clock in ms. */
export function createHubBudgets(now: () => number) {
  return {
    /** Takes one request: null, or when there is one again (ms since 1970) if none is left. */
    take: (limit: Limit): Promise<number | null> =>
      change((counts) => {
        const nowMs = now();
        const kept = counts[limit.name] ?? fresh;
        // A clock that was set back must not block for longer than a window.
        const isOver = nowMs - kept.startedAtMs >= limit.windowMs || nowMs < kept.startedAtMs;
        const window = isOver ? { ...kept, startedAtMs: nowMs, count: 0 } : kept;
        if (window.blockedUntilMs > nowMs) return window.blockedUntilMs;
        if (window.count >= limit.count) return window.startedAtMs + limit.windowMs;
        counts[limit.name] = { ...window, count: window.count + 1 };
        return null;
      }),
    /** Gives none until then. */
    block: (limit: Limit, untilMs: number): Promise<void> =>
      change((counts) => {
        counts[limit.name] = { ...(counts[limit.name] ?? fresh), blockedUntilMs: untilMs };
      }),
  };
}

function change<Result>(task: (counts: Counts) => Result): Promise<Result> {
  const done = queue.then(async () => {
    const parsed = v.safeParse(schema, await item.getValue());
    const counts = parsed.success ? parsed.output : {};
    const result = task(counts);
    // A count that is lost costs a hub a few requests more; it says itself when they are too many.
    await item.setValue(counts).catch(() => {});
    return result;
  });
  queue = done.catch(() => {});
  return done;
}
