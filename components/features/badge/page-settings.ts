/** The settings a content script needs, read raw: the typed item would cost half the script's budget. */
import { browser } from '@/lib/browser';

/** Lists of texts; what is stored otherwise counts as empty. */
export type PageSettings = Readonly<
  Record<'hiddenHubs' | 'enabledHubs' | 'mirrors', readonly unknown[]>
>;

/** What was chosen for hub pages; null without consent, when nothing may be shown anywhere. */
export async function readPageSettings(): Promise<PageSettings | null> {
  const stored = (await browser.storage.local.get('settings'))['settings'] as
    | Record<string, unknown>
    | undefined;
  if (typeof stored?.['consentedAtMs'] !== 'number') return null;
  const list = (name: string) => (Array.isArray(stored[name]) ? stored[name] : []);
  return {
    hiddenHubs: list('hiddenHubs'),
    enabledHubs: list('enabledHubs'),
    mirrors: list('mirrors'),
  };
}

/** Calls back with what changed in the store that content scripts can read, until the signal aborts. */
export function watchStore(
  onChange: (changes: Record<string, unknown>) => void,
  signal: AbortSignal,
): void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local') onChange(changes);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}
