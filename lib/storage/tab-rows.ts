/** What is known of tabs, in storage.session: of the newest fifty, and gone with the browser. */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import { withLock } from './lock';

const tabsMax = 50;

/** One value per tab, parsed when it is read; what does not parse counts as not there. */
export function defineTabRows<Value>(
  key: `session:${string}`,
  schema: v.GenericSchema<unknown, Value>,
) {
  const item = storage.defineItem<unknown>(key, { fallback: null });
  const rows = v.array(v.object({ tabId: v.number(), value: schema }));
  const readAll = async () => {
    const parsed = v.safeParse(rows, await item.getValue());
    return parsed.success ? parsed.output : [];
  };
  return {
    /** Null when nothing is kept of it. */
    async read(tabId: number): Promise<Value | null> {
      return (await readAll()).find((row) => row.tabId === tabId)?.value ?? null;
    },
    /** In place of what was kept before, where there is room for it; null forgets it. */
    write: (tabId: number, value: Value | null): Promise<void> =>
      withLock(key, async () => {
        const kept = await readAll();
        const others = kept.filter((row) => row.tabId !== tabId);
        if (value === null && others.length === kept.length) return;
        const next = value === null ? others : [...others, { tabId, value }];
        await item.setValue(next.slice(-tabsMax)).catch(() => item.removeValue());
      }),
  };
}
