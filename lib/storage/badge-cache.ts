/**
 * What badges said last, in storage.local, so that a content script paints without waking the background.
 * Content scripts can write there too: an entry is only ever painted, always as stale, and the background
 * takes nothing from it. This file is in the content script's bundle; keep it small.
 */
import { browser } from '@/lib/browser';
import { sayBadge } from '@/lib/format/badge-words';
import type { BadgeState, Sighting } from '@/lib/model/badge';
import { decode, encode, type Json } from '@/lib/protocol/codec';

/** The version is part of the key: entries of another version are never read, and go with the next clearing. */
const prefix = 'badge:2:';
const indexKey = 'badges:2';
const entriesMax = 2000;

/** The storage.local key of one model at one revision (null: the default branch), or of one of its files. */
export function getBadgeKey(
  shown: Pick<BadgeState, 'locator' | 'revision'> & { path?: string | null },
): string {
  const { locator, revision, path } = shown;
  return `${prefix}${locator}${revision === null ? '' : `@${revision}`}${path ? `#${path}` : ''}`;
}

/**
 * The remembered badges of these sightings by `getBadgeKey`, as stale: never green.
 * A card gets one only when its link was confirmed. Entries that do not look like ours are left out.
 */
export async function readBadgeCache(
  sightings: readonly Sighting[],
): Promise<Map<string, BadgeState>> {
  const found = new Map<string, BadgeState>();
  const stored = await browser.storage.local.get([...new Set(sightings.map(getBadgeKey))]);
  for (const sighting of sightings) {
    const key = getBadgeKey(sighting);
    const state = decode(stored[key]) as Partial<BadgeState> | undefined;
    if (state?.locator !== sighting.locator || !isWhole(state)) continue;
    if (!state.model?.record && !state.relation?.record) continue;
    if (sighting.place === 'card' && state.verdict.link !== 'linked') continue;
    found.set(key, toStale(state));
  }
  return found;
}

/** As far as it is looked into before it is painted; without a block it could not be told as stale. */
function isWhole(state: Partial<BadgeState>): state is BadgeState {
  const { verdict, provenance } = state;
  const isObject = typeof provenance === 'object' && provenance !== null;
  return Array.isArray(verdict?.reasons) && isObject && 'at' in provenance;
}

/** The same badge as it may be shown from a cache: with its age, never green. */
export function toStale(state: BadgeState): BadgeState {
  const { proof: _, ...rest } = state;
  const { verdict, provenance } = rest;
  return {
    ...rest,
    verdict: {
      ...verdict,
      tone: verdict.tone === 'green' ? 'grey' : verdict.tone,
      reasons: ['stale', ...verdict.reasons.filter((reason) => reason !== 'stale')],
    },
    provenance: 'at' in provenance ? { kind: 'stale', at: provenance.at } : provenance,
  };
}

/** Only the background writes; one write at a time, so that the index is right. */
let queue: Promise<void> = Promise.resolve();

/**
 * Remembers these badges and forgets those of `gone`. At most 2,000 are kept; the first written go first.
 * Resolves when they are stored; where there is no room for them they are forgotten.
 */
export function writeBadgeCache(
  states: readonly BadgeState[],
  gone: readonly Sighting[] = [],
): Promise<void> {
  const keys = [...states, ...gone].map(getBadgeKey);
  // What was said before is not what is said now.
  const forget = () => browser.storage.local.remove(keys).catch(() => {});
  return enqueue(() => write(states, gone.map(getBadgeKey)).catch(forget));
}

/** Forgets every badge, those of older versions too. */
export function clearBadgeCache(): Promise<void> {
  return enqueue(async () => {
    const keys = Object.keys(await browser.storage.local.get(null));
    await browser.storage.local.remove(keys.filter((key) => /^badges?:\d+/.test(key)));
  });
}

function enqueue(task: () => Promise<void>): Promise<void> {
  const done = queue.then(task);
  queue = done.catch(() => {});
  return done;
}

/** With the words it is painted with: a content script that asks the browser for texts keeps its page waiting. */
function toEntry(state: BadgeState): Json {
  return encode({ ...state, said: sayBadge(toStale(state)) });
}

async function write(states: readonly BadgeState[], gone: readonly string[]): Promise<void> {
  const local = browser.storage.local;
  const stored = (await local.get(indexKey))[indexKey];
  const before = Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
  const entries = Object.fromEntries(states.map((state) => [getBadgeKey(state), toEntry(state)]));
  const dropped = new Set(gone.filter((key) => !(key in entries)));
  const keys = [...new Set([...before, ...Object.keys(entries)])].filter(
    (key) => !dropped.has(key),
  );
  const kept = keys.slice(-entriesMax);
  for (const key of keys.slice(0, -entriesMax)) dropped.add(key);
  // The index first: an entry without its place in the index would never be dropped.
  if (kept.length !== before.length || dropped.size > 0 || kept.some((key, i) => key !== before[i]))
    await local.set({ [indexKey]: kept });
  await local.set(entries);
  if (dropped.size > 0) await local.remove([...dropped]);
}
