/**
 * When a hub is asked again whether its repository names a record: soon at first, since the person is at it, then ever
 * more rarely; never before the hub allows it; after a month no more.
 */
import type { LinkWatch } from '@/lib/model/registration';

const firstMs = 15_000;
const growth = 1.4;
const longestMs = 3_600_000;
/** However much somebody presses the button. */
const shortestMs = 10_000;
const givenUpMs = 30 * 86_400_000;

/** What one look at the repository gave. */
export type Look =
  | { status: 'read'; isNamed: boolean }
  | { status: 'failed'; why: NonNullable<LinkWatch['why']>; retryAtMs: number };

/** A watch that has not looked yet. */
export function createWatch(locator: LinkWatch['locator'], nowMs: number): LinkWatch {
  return { locator, status: 'waiting', tries: 0, askedAtMs: null, nextAtMs: nowMs, why: null };
}

/** The watch after a look. */
export function noteLook(
  watch: LinkWatch,
  look: Look,
  of: { nowMs: number; startedAtMs: number },
): LinkWatch {
  const { nowMs, startedAtMs } = of;
  const tries = watch.tries + 1;
  const asked = { ...watch, tries, askedAtMs: nowMs };
  if (look.status === 'read' && look.isNamed) return { ...asked, status: 'linked', why: null };
  const waitMs = Math.min(firstMs * growth ** Math.min(watch.tries, 40), longestMs);
  const retryAtMs = look.status === 'failed' ? look.retryAtMs : 0;
  return {
    ...asked,
    status: nowMs - startedAtMs > givenUpMs ? 'stopped' : 'waiting',
    nextAtMs: Math.max(nowMs + Math.round(waitMs), retryAtMs),
    why: look.status === 'failed' ? look.why : null,
  };
}

/** Whether the hub may be asked now; `urged`: somebody asked for it. */
export function isDue(watch: LinkWatch, nowMs: number, urged: boolean): boolean {
  if (watch.status === 'linked') return false;
  if (!urged) return watch.status === 'waiting' && nowMs >= watch.nextAtMs;
  const isLimited = watch.why === 'rate-limited' && nowMs < watch.nextAtMs;
  return !isLimited && (watch.askedAtMs === null || nowMs - watch.askedAtMs >= shortestMs);
}
