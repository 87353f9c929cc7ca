/** The two settings a content script needs, read raw: the typed item would cost half the script's budget. */
import { browser } from '@/lib/browser';

/** Whether badges may be shown on a hub: consent was given and the hub is not hidden. */
export async function mayShowBadges(hubId: string): Promise<boolean> {
  const { settings } = (await browser.storage.local.get('settings')) as { settings?: unknown };
  if (typeof settings !== 'object' || settings === null) return false;
  const { consentedAtMs, hiddenHubs } = settings as Record<string, unknown>;
  return (
    typeof consentedAtMs === 'number' && !(Array.isArray(hiddenHubs) && hiddenHubs.includes(hubId))
  );
}

/** Calls back whenever the settings change, until the signal aborts. */
export function onSettingsChange(callback: () => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && 'settings' in changes) callback();
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}
