/**
 * What a tab's page said of a model that has no record of its own, in storage.session: the popup has no page to read it
 * from. Only of models about which something could be said; gone with the browser.
 */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import type { Sighting } from '@/lib/model/badge';
import { sighting as schema } from '@/lib/protocol/schemas';

const tabsMax = 50;
const item = storage.defineItem<unknown>('session:tabSightings', { fallback: null });
const rows = v.array(v.object({ tabId: v.number(), sighting: schema }));

/** What the page in a tab said when it was last asked about; null when nothing is kept of it. */
export async function readTabSighting(tabId: number): Promise<Sighting | null> {
  return (await readAll()).find((row) => row.tabId === tabId)?.sighting ?? null;
}

/** Keeps what a tab's page said, in place of what it said before, where there is room for it; null forgets it. */
export async function writeTabSighting(tabId: number, sighting: Sighting | null): Promise<void> {
  const kept = await readAll();
  const others = kept.filter((row) => row.tabId !== tabId);
  if (sighting === null && others.length === kept.length) return;
  const next = sighting === null ? others : [...others, { tabId, sighting }];
  await item.setValue(next.slice(-tabsMax)).catch(() => item.removeValue());
}

async function readAll(): Promise<v.InferOutput<typeof rows>> {
  const parsed = v.safeParse(rows, await item.getValue());
  return parsed.success ? parsed.output : [];
}
