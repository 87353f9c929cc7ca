import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { registerFirstRun } from '@/entrypoints/background/first-run';

async function listAddresses(): Promise<readonly (string | undefined)[]> {
  return (await fakeBrowser.tabs.query({})).map(({ url }) => url);
}

describe('registerFirstRun', () => {
  test('default: installing opens the welcome page', async () => {
    registerFirstRun();
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false });
    await expect.poll(listAddresses).toContainEqual(expect.stringContaining('/welcome.html'));
  });

  test.each(['update', 'browser_update'] as const)(
    'behaviour: an %s opens nothing',
    async (reason) => {
      registerFirstRun();
      const before = await listAddresses();
      await fakeBrowser.runtime.onInstalled.trigger({ reason, temporary: false });
      expect(await listAddresses()).toEqual(before);
    },
  );
});
