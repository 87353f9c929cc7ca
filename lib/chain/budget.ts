/**
 * How many requests each endpoint still gets: a bucket of tokens that fills by itself, in storage.session, so that a
 * worker that starts anew does not begin with a full one. A node of the user's own has no limit. An endpoint's own
 * "slow down" (Retry-After) is in its health; this keeps us from hearing it.
 */
import * as v from 'valibot';
import { browser } from '@/lib/browser';

/** What free endpoints bear: short bursts, and some 300 requests a minute. */
export const budget = { burst: 60, perSecond: 5 } as const;

const storageKey = 'endpoint-budgets';
const schema = v.record(v.string(), v.object({ tokens: v.number(), atMs: v.number() }));
type Bucket = { tokens: number; atMs: number };

/** Memory is a cache of the session area; changes are written one after the other. */
let loaded: Promise<Map<string, Bucket>> | null = null;
let writing: Promise<void> = Promise.resolve();
let isWriteDue = false;

/**
 * Takes a token. Gives how long to wait before the request may be sent, in ms: 0 while there are tokens, else until the
 * one taken has come into being; null, and nothing is taken, when that is longer than `waitMsMax`.
 */
export async function takeToken(
  endpointId: string,
  { nowMs, waitMsMax }: { nowMs: number; waitMsMax: number },
): Promise<number | null> {
  const buckets = await load();
  const { tokens } = fill(buckets.get(endpointId), nowMs);
  const waitMs = Math.ceil((Math.max(0, 1 - tokens) * 1000) / budget.perSecond);
  const isTaken = waitMs <= waitMsMax;
  buckets.set(endpointId, { tokens: isTaken ? tokens - 1 : tokens, atMs: nowMs });
  void write(buckets);
  return isTaken ? waitMs : null;
}

/** A clock that was set back fills nothing now, and goes on filling from there. */
function fill(bucket: Bucket | undefined, nowMs: number): Bucket {
  if (!bucket) return { tokens: budget.burst, atMs: nowMs };
  const seconds = Math.max(0, nowMs - bucket.atMs) / 1000;
  const tokens = Math.min(budget.burst, bucket.tokens + seconds * budget.perSecond);
  return { tokens, atMs: nowMs };
}

function load(): Promise<Map<string, Bucket>> {
  loaded ??= read();
  return loaded;
}

async function read(): Promise<Map<string, Bucket>> {
  const stored = (await browser.storage.session.get(storageKey))[storageKey];
  const parsed = v.safeParse(schema, stored);
  return new Map(parsed.success ? Object.entries(parsed.output) : []);
}

/** Nobody waits for it: a write that is lost costs an endpoint a few requests more. Takes at once are written once. */
function write(buckets: ReadonlyMap<string, Bucket>): Promise<void> {
  if (isWriteDue) return writing;
  isWriteDue = true;
  writing = writing
    .then(() => {
      isWriteDue = false;
      return browser.storage.session.set({ [storageKey]: Object.fromEntries(buckets) });
    })
    .catch(() => {});
  return writing;
}
