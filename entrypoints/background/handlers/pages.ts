import { browser } from '@/lib/browser';
import { readNetwork } from '@/lib/chain/networks';
import { sayBadge } from '@/lib/format/badge-words';
import { splitDescription } from '@/lib/governance/description';
import { readProposalTexts } from '@/lib/governance/proposal-texts';
import { createHubApis } from '@/lib/hubs/apis';
import type { HubFetch } from '@/lib/hubs/fetch-json';
import { listEnabledHubs, locate } from '@/lib/hubs/index';
import type { ModelReference } from '@/lib/hubs/types';
import type { BadgeState, Sighting } from '@/lib/model/badge';
import { createSharedRuns } from '@/lib/model/shared-runs';
import type { TabView } from '@/lib/protocol/messages';
import type { Handlers } from '@/lib/protocol/router';
import { type ReadOptions, readBadges } from '@/lib/provenance/read-badges';
import type { HubReader } from '@/lib/provenance/read-repository';
import { getBadgeKey } from '@/lib/storage/badge-cache';
import { createHubBudgets } from '@/lib/storage/hub-budgets';
import { readSettings } from '@/lib/storage/settings';
import { tabSightings } from '@/lib/storage/tab-sightings';

/** The browser's own fetch, with what each hub gets of it. */
export function createHubFetch(now: () => number): HubFetch {
  return { fetcher: (input, init) => fetch(input, init), now, budget: createHubBudgets(now) };
}

/** Reads hubs' APIs. */
export function createHubReader(fetching: HubFetch): HubReader {
  const isMirror = async (host: string) => (await readSettings()).mirrors.includes(host);
  return { getApi: createHubApis({ ...fetching, isMirror }), now: fetching.now };
}

/** What hub pages and the popup are told of the models they name. */
export function createPageHandlers(
  reader: HubReader,
): Pick<Handlers, 'badge.read' | 'proposal.titles' | 'tab.read'> {
  const read = createCoalescingRead(reader);
  return {
    'badge.read': async ({ sightings, fresh, deep, prove = false }, { caller, tabId }) => {
      const badges = await read(sightings, { fresh, deep, prove });
      const title = sightings.find(({ place }) => place === 'title');
      if (caller === 'hub' && tabId !== null && title) await keepSighting(tabId, title, badges);
      return badges.map((badge) => ({ ...badge, said: sayBadge(badge) }));
    },
    'proposal.titles': async ({ chainId, governor, proposals }) => {
      const { consentedAtMs } = await readSettings();
      if (consentedAtMs === null || proposals.length === 0) return [];
      const texts = await readProposalTexts(await readNetwork(chainId), governor, proposals);
      return [...texts].map(([id, { description }]) => {
        const { title } = splitDescription(description);
        return { id, title: title.slice(0, titleLengthMax) };
      });
    },
    'tab.read': async ({ tabId }) => {
      const tab = await readTab(tabId);
      const url = tab?.url !== undefined && URL.canParse(tab.url) ? new URL(tab.url) : null;
      const reference = url && locate(url, listEnabledHubs(await readSettings()));
      if (!reference) return { tabId: tab?.id ?? null, ...nothing };
      const { locator, revision } = reference;
      const sighting = await toSighting(reference, tab?.id);
      const [badge] = await read([sighting], { fresh: false, deep: false, prove: false });
      return { tabId: tab?.id ?? null, locator, revision, badge: badge ?? null };
    },
  };
}

/** What a card shows of one is far shorter; a page is sent no megabytes. */
const titleLengthMax = 500;
const nothing: Omit<TabView, 'tabId'> = { locator: null, revision: null, badge: null };

/** What a page says of its model beyond its address; kept only where it led to something. */
async function keepSighting(
  tabId: number,
  sighting: Sighting,
  badges: readonly BadgeState[],
): Promise<void> {
  const isUseful = badges.some(({ locator }) => locator === sighting.locator);
  const says = sighting.declared !== undefined || sighting.related !== undefined;
  await tabSightings.write(tabId, isUseful && says ? sighting : null);
}

async function toSighting(
  { locator, revision, path }: ModelReference,
  tabId: number | undefined,
): Promise<Sighting> {
  const sighting: Sighting = {
    ...{ locator, revision, place: 'title' },
    ...(path !== null && { path }),
  };
  const kept = tabId === undefined ? null : await tabSightings.read(tabId);
  return kept && getBadgeKey(kept) === getBadgeKey(sighting) ? kept : sighting;
}

/** Without consent nothing is read at all. The same question asked again meanwhile gets the same answer. */
function createCoalescingRead(reader: HubReader) {
  const share = createSharedRuns<readonly BadgeState[]>();
  return async (sightings: readonly Sighting[], options: ReadOptions) => {
    const { consentedAtMs, proofMode, lookUpAll } = await readSettings();
    if (consentedAtMs === null || sightings.length === 0) return [];
    const key = JSON.stringify([options, sightings]);
    const prove = options.prove || proofMode;
    const deep = options.deep || lookUpAll;
    return share(key, () => readBadges(sightings, { ...options, prove, deep }, reader));
  };
}

async function readTab(tabId: number | undefined) {
  if (tabId !== undefined) return browser.tabs.get(tabId).catch(() => null);
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab ?? null;
}
