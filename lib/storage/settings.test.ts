import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const kept = { consentedAtMs: 1_700_000_000_000, hiddenHubs: ['ollama'], autoLockMinutes: 30 };
/** With a setting that there is no more. */
const version1 = { ...kept, showUngoverned: true };

const version2 = { ...kept, enabledHubs: [], mirrors: [], proofMode: false, lookUpAll: false };
const version3 = { ...version2, feeCapGwei: 1000 };

beforeEach(() => {
  fakeBrowser.reset();
  vi.resetModules();
});

/** The module as after a start: migrations run when it is first loaded. */
async function start(stored: Record<string, unknown>) {
  await fakeBrowser.storage.local.set(stored);
  const settings = await import('./settings');
  return { ...settings, values: await settings.readSettings() };
}

describe('settings', () => {
  test.each([
    ['with its version', { settings$: { v: 1 } }],
    ['from before versions were written', {}],
  ])('migration 1 → 3: an older object keeps its values, %s', async (_, meta) => {
    const { values } = await start({ settings: version1, ...meta });
    expect(values).toEqual(version3);
    const stored = await fakeBrowser.storage.local.get(null);
    expect(stored).toMatchObject({ settings: version3, settings$: { v: 3 } });
  });

  test('migration 1 → 2: nothing stored stays nothing, with the defaults', async () => {
    const { values, defaultSettings } = await start({});
    expect(values).toEqual(defaultSettings);
    expect((await fakeBrowser.storage.local.get('settings'))['settings']).toBeUndefined();
  });

  test('migration 1 → 2: what is no settings object counts as the defaults', async () => {
    const { values, defaultSettings } = await start({ settings: 'rubbish', settings$: { v: 1 } });
    expect(values).toEqual(defaultSettings);
  });

  test('migration 2 → 3: the usual cap on fees, everything else as it was', async () => {
    const { values } = await start({
      settings: { ...version2, proofMode: true },
      settings$: { v: 2 },
    });
    expect(values).toEqual({ ...version3, proofMode: true });
  });

  test('behaviour: version 3 is read as it is, and written with its version', async () => {
    const { values, writeSettings, defaultSettings } = await start({
      settings: { ...version3, feeCapGwei: 50 },
      settings$: { v: 3 },
    });
    expect(values.feeCapGwei).toBe(50);
    await writeSettings({ ...defaultSettings, proofMode: true });
    vi.resetModules();
    expect(await (await import('./settings')).readSettings()).toEqual({
      ...defaultSettings,
      proofMode: true,
    });
  });

  test('behaviour: changes at once do not lose each other', async () => {
    const { updateSettings, readSettings } = await start({});
    await Promise.all([
      updateSettings((before) => ({ ...before, proofMode: true })),
      updateSettings((before) => ({ ...before, feeCapGwei: 50 })),
      updateSettings((before) => ({ ...before, hiddenHubs: ['ollama'] })),
    ]);
    expect(await readSettings()).toMatchObject({
      ...{ proofMode: true, feeCapGwei: 50, hiddenHubs: ['ollama'] },
    });
  });

  test('behaviour: a first write says its version, so that no migration runs over it later', async () => {
    const { writeSettings, defaultSettings } = await start({});
    await writeSettings(defaultSettings);
    expect((await fakeBrowser.storage.local.get('settings$'))['settings$']).toEqual({ v: 3 });
  });
});
