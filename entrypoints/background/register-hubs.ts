/** The browser's events that concern hubs, and what is asked of the browser for them. */
import { browser } from '@/lib/browser';
import { getHub, listEnabledHubs } from '@/lib/hubs/index';
import type { Hub } from '@/lib/hubs/types';
import { readSettings } from '@/lib/storage/settings';
import { createHubAccess, type HubAccess, type HubPlatform } from './hub-access';

/** This browser, as far as hubs need it. */
export function createHubPlatform(): HubPlatform {
  const { permissions, scripting, tabs } = browser;
  return {
    permissions,
    scripting: scripting as HubPlatform['scripting'],
    tabs: { query: (query) => tabs.query(query) },
  };
}

/**
 * Registers the listeners; synchronous. Whatever happened while nothing of ours ran (an update drops registered
 * scripts, a permission may be taken back in the browser's own settings) is put right when the browser or a new
 * version of ours starts.
 */
export function registerHubAccess(
  platform: HubPlatform,
  onChange: (enabled: readonly Hub[]) => Promise<void>,
): HubAccess {
  const access = createHubAccess(platform, onChange);
  const align = () => {
    access.align().catch((error: unknown) => console.error('Hubs were not aligned', error));
  };
  browser.runtime.onInstalled.addListener(align);
  browser.runtime.onStartup.addListener(align);
  browser.permissions.onRemoved.addListener(align);
  return access;
}

/** The hubs that are on, as stored. */
export async function readEnabledHubs(): Promise<readonly Hub[]> {
  return listEnabledHubs(await readSettings());
}

/** Whether a URL is a page of a hub that is on. */
export async function isEnabledHubUrl(url: string): Promise<boolean> {
  return URL.canParse(url) && getHub(new URL(url), await readEnabledHubs()) !== null;
}
