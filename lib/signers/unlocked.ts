/**
 * The unlocked state: the keystore's key and its deadline, in storage.session and nowhere else.
 * storage.session survives the worker's death and not the browser's exit, and content scripts cannot read it.
 */
import * as v from 'valibot';
import type { Hex } from 'viem';
import { browser } from '@/lib/browser';

const itemName = 'unlocked';
const schema = v.object({
  /** Opens the keystore that was sealed with this salt, and no other. */
  key: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/)),
  salt: v.string(),
  sinceMs: v.number(),
  locksAtMs: v.number(),
});

export type Unlocked = { key: Hex; salt: string; sinceMs: number; locksAtMs: number };

/** A computer's clock set back further than this ends the session: a deadline means nothing then. */
const setBackMsMax = 60_000;

export type Clock = {
  /** The computer's clock. */
  wallClock: () => number;
  readAutoLockMinutes: () => Promise<number>;
};

/**
 * The unlocked state, or null when locked. A deadline that has passed locks here, whatever the alarm did; a shorter
 * time set meanwhile counts at once.
 */
export async function readUnlocked(clock: Clock): Promise<Unlocked | null> {
  const stored = (await browser.storage.session.get(itemName))[itemName];
  const parsed = v.safeParse(schema, stored);
  if (!parsed.success) return null;
  const { sinceMs } = parsed.output;
  const wantedMs = sinceMs + (await clock.readAutoLockMinutes()) * 60_000;
  const locksAtMs = Math.min(parsed.output.locksAtMs, wantedMs);
  const nowMs = clock.wallClock();
  if (nowMs >= locksAtMs || nowMs < sinceMs - setBackMsMax) {
    await clearUnlocked();
    return null;
  }
  return { ...parsed.output, key: parsed.output.key as Hex, locksAtMs };
}

/** Keeps the unlocked state. */
export async function writeUnlocked(unlocked: Unlocked): Promise<void> {
  await closeToContentScripts();
  await browser.storage.session.set({ [itemName]: unlocked });
}

/** Moves the deadline on from now, since the account was just used; gives the new one, null when locked. */
export async function extendUnlocked(clock: Clock): Promise<number | null> {
  const minutes = await clock.readAutoLockMinutes();
  const unlocked = await readUnlocked(clock);
  // Locked while it was read: it must not be written once more.
  if (!unlocked || !(await isStored())) return null;
  const sinceMs = clock.wallClock();
  const locksAtMs = sinceMs + minutes * 60_000;
  await writeUnlocked({ ...unlocked, sinceMs, locksAtMs });
  return locksAtMs;
}

async function isStored(): Promise<boolean> {
  return itemName in (await browser.storage.session.get(itemName));
}

/** Locks. */
export async function clearUnlocked(): Promise<void> {
  await browser.storage.session.remove(itemName);
}

/** Chromium's default already; said aloud all the same. Firefox has no such method and never lets them in. */
async function closeToContentScripts(): Promise<void> {
  const area = browser.storage.session as { setAccessLevel?: unknown };
  if (typeof area.setAccessLevel !== 'function') return;
  await area.setAccessLevel.call(area, { accessLevel: 'TRUSTED_CONTEXTS' });
}
