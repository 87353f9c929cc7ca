/** Harmless settings, in storage.local (content scripts can read them). */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import type { Settings } from '@/lib/model/network';
import { withLock } from './lock';

export const defaultSettings: Settings = {
  consentedAtMs: null,
  hiddenHubs: [],
  enabledHubs: [],
  mirrors: [],
  autoLockMinutes: 15,
  proofMode: false,
  lookUpAll: false,
  feeCapGwei: 1000,
};

const schema = v.object({
  consentedAtMs: v.nullable(v.number()),
  hiddenHubs: v.array(v.string()),
  enabledHubs: v.array(v.string()),
  mirrors: v.array(v.string()),
  autoLockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)),
  proofMode: v.boolean(),
  lookUpAll: v.boolean(),
  feeCapGwei: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000)),
});

const item = storage.defineItem<unknown>('local:settings', {
  fallback: null,
  version: 3,
  migrations: { 2: fill, 3: fill },
});

/** From version 1: no hub but the first, no proof mode, no look at every page; from 2: the usual cap on fees. What is no settings object stays what it is. */
function fill(before: unknown): unknown {
  return typeof before === 'object' && before ? { ...defaultSettings, ...before } : before;
}

/** The settings; a record that cannot be read counts as the defaults. */
export async function readSettings(): Promise<Settings> {
  const parsed = v.safeParse(schema, await item.getValue());
  return parsed.success ? parsed.output : defaultSettings;
}

/** Changes settings and gives them as they are then. Two changes at once cannot lose each other. */
export function updateSettings(change: (before: Settings) => Settings): Promise<Settings> {
  return withLock('settings', async () => {
    const after = change(await readSettings());
    await writeSettings(after);
    return after;
  });
}

/** Stores the whole settings. */
export async function writeSettings(settings: Settings): Promise<void> {
  await item.setValue(settings);
}

/** Calls back with each change, until the returned function is called. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  return item.watch((value) => {
    const parsed = v.safeParse(schema, value);
    onChange(parsed.success ? parsed.output : defaultSettings);
  });
}
