/** Work that comes by itself comes again after everything was erased. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { registerAlarms } from '@/entrypoints/background/alarms';
import type { ModelContext } from '@/entrypoints/background/handlers/models';
import { createNetwork, updateNetwork } from '@/lib/chain/networks';
import { eraseEverything } from '@/lib/storage/everything';
import { updateSettings } from '@/lib/storage/settings';

const demoChain = 31_337 as Parameters<typeof createNetwork>[0];
const names = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name).toSorted();
const agree = () => updateSettings((before) => ({ ...before, consentedAtMs: 1 }));

const setBadgeText = vi.fn(async (_: { text: string }) => {});

beforeEach(() => {
  fakeBrowser.action.setBadgeText = setBadgeText;
  fakeBrowser.permissions.getAll = async () => ({ origins: [] });
  fakeBrowser.runtime.getManifest = () =>
    ({}) as unknown as ReturnType<typeof fakeBrowser.runtime.getManifest>;
  registerAlarms({ now: () => 1 } as ModelContext);
});

test('behaviour: erased, they are gone; agreed to again, they are back', async () => {
  await agree();
  await vi.waitFor(async () => expect(await names()).toEqual(['keys', 'votes']));
  await eraseEverything();
  expect(await names()).toEqual([]);
  await vi.waitFor(() => expect(setBadgeText).toHaveBeenCalledWith({ text: '' }));
  await agree();
  await vi.waitFor(async () => expect(await names()).toEqual(['keys', 'votes']));
});

test('behaviour: another setting changed leaves them as they are', async () => {
  await agree();
  await vi.waitFor(async () => expect(await names()).toEqual(['keys', 'votes']));
  const create = vi.spyOn(fakeBrowser.alarms, 'create');
  const get = vi.spyOn(fakeBrowser.alarms, 'get');
  await updateSettings((settings) => ({ ...settings, proofMode: true }));
  await vi.waitFor(() => expect(get).toHaveBeenCalled());
  await get.mock.results[0]?.value;
  await names();
  expect(create).not.toHaveBeenCalled();
});

test('behaviour: new models of a demo chain are looked for every half minute, of others every five', async () => {
  await agree();
  await vi.waitFor(async () => expect(await names()).toEqual(['keys', 'votes']));
  const ring = () => fakeBrowser.alarms.onAlarm.trigger({ name: 'keys', scheduledTime: 0 });
  await updateNetwork(demoChain, () => createNetwork(demoChain));
  await ring();
  await vi.waitFor(async () => expect(await names()).toEqual(['demo-keys', 'keys', 'votes']));
  expect((await fakeBrowser.alarms.get('demo-keys'))?.periodInMinutes).toBe(0.5);
  expect((await fakeBrowser.alarms.get('keys'))?.periodInMinutes).toBe(5);
  await updateNetwork(demoChain, () => null);
  await ring();
  await vi.waitFor(async () => expect(await names()).toEqual(['keys', 'votes']));
});
