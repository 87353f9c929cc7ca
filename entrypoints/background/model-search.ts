/** Looks up models to propose to: one by its page or locator, exactly; others by name among the newest records. */
import { readNetwork, readNetworks } from '@/lib/chain/networks';
import { readNewestRecords } from '@/lib/chain/search-records';
import { NotAgreedError } from '@/lib/errors/settings';
import { locate } from '@/lib/hubs/index';
import type { BadgeState, Model } from '@/lib/model/badge';
import type { ModelChoice } from '@/lib/model/composing';
import type { Locator } from '@/lib/model/ids';
import type { LinkState } from '@/lib/model/verdict';
import type { Handlers } from '@/lib/protocol/router';
import { readSettings } from '@/lib/storage/settings';

const choicesMax = 40;
const asker = { caller: 'ui' as const, tabId: null, url: '' };

export type SearchContext = { readBadges: Handlers['badge.read']; now: () => number };
type Found = { choices: readonly ModelChoice[]; more: boolean };

/**
 * The models a query stands for.
 * @throws {@link NotAgreedError}, and when no network answers its error
 */
export async function searchModels(context: SearchContext, query: string): Promise<Found> {
  if ((await readSettings()).consentedAtMs === null) throw new NotAgreedError();
  const locator = toLocator(query.trim());
  return locator ? searchLocator(context, locator) : searchNames(context, query.trim());
}

/** The locator of an address or of a locator's own text, or null. */
function toLocator(query: string): Locator | null {
  for (const text of [query, `https://${query}`]) {
    if (!URL.canParse(text)) continue;
    const reference = locate(new URL(text));
    if (reference) return reference.locator;
  }
  return null;
}

async function searchLocator({ readBadges }: SearchContext, locator: Locator): Promise<Found> {
  const sightings = [{ locator, place: 'title' as const, revision: null }];
  const badges = await readBadges({ sightings, fresh: true, deep: false }, asker);
  const found = badges.filter(hasModel);
  const choices = await Promise.all(
    found.map(({ model, verdict }) => toChoice(model, verdict.link)),
  );
  return { choices, more: false };
}

function hasModel(badge: BadgeState): badge is BadgeState & { model: Model } {
  return badge.model !== null;
}

async function searchNames({ now }: SearchContext, query: string): Promise<Found> {
  const networks = (await readNetworks()).filter(({ registry }) => registry === 'deployed');
  const reads = await Promise.allSettled(
    networks.map((network) => readNewestRecords(network, now)),
  );
  const read = reads.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = reads.find((one) => one.status === 'rejected');
  if (failed && read.length === 0) throw failed.reason;
  const fitting = read
    .flatMap(({ models }) => models)
    .filter((model) => model.knownLaunch && isNamed(model, query.toLowerCase()));
  const choices = await Promise.all(
    fitting.slice(0, choicesMax).map((model) => toChoice(model, null)),
  );
  return { choices, more: fitting.length > choicesMax || read.some(({ more }) => more) };
}

function isNamed({ name, symbol, locator }: Model, query: string): boolean {
  return [name, symbol, locator].some((text) => text.toLowerCase().includes(query));
}

async function toChoice(model: Model, link: LinkState | null): Promise<ModelChoice> {
  const { record, locator, name, symbol } = model;
  const { name: networkName, demo } = await readNetwork(record.chainId);
  return { record, locator, name, symbol, networkName, demo, link };
}
