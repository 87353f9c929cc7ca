/** Our background in a world: its networks, what pages ask of it, and every request it makes. */
import { decodeFunctionData, type Hex } from 'viem';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { digestLensAbi } from '@/contracts/abi/digest-lens';
import { modelLensAbi } from '@/contracts/abi/model-lens';
import {
  createHubFetch,
  createHubReader,
  createPageHandlers,
} from '@/entrypoints/background/handlers/pages';
import { dropKeys, syncKeys } from '@/lib/chain/key-set';
import { createNetwork, readNetworks, updateNetwork } from '@/lib/chain/networks';
import { AppError } from '@/lib/errors/base';
import type { BadgeState, Sighting } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { getBadgeKey, readBadgeCache } from '@/lib/storage/badge-cache';
import { closeDatabase, openDatabase } from '@/lib/storage/database';
import { readSettings, writeSettings } from '@/lib/storage/settings';
import { createWorld } from './build';
import { getClock, take, wait } from './happen';
import { getClaim } from './lens-answers';
import { mayBeGreen, type Told } from './oracle';
import { branches, names, type ReadStep, type WorldSpec } from './specs';
import { answerHub } from './stand-in-api';
import { answerEndpoint, findEndpoint, toEndpointUrl } from './stand-in-endpoints';
import { findRepository, getNow, type World } from './world';

export type Asked = { url: string; body: string; withCredentials: boolean };

export type Play = {
  world: World;
  told: Told;
  /** Every request since the start, oldest first. */
  asked: Asked[];
  read: (sightings: readonly Sighting[], fresh?: boolean, deep?: boolean) => Promise<Answer>;
};

export type Answer = { badges: readonly BadgeState[]; error: unknown };

const asker = { caller: 'hub', tabId: 1, url: 'https://huggingface.co/' } as const;

/** A fresh installation in a world, agreed to, its networks added and their keys known. */
export async function startPlay(spec: WorldSpec): Promise<Play> {
  await settle();
  fakeBrowser.reset();
  // First the new store, then away with the old one: whoever comes late must not open that again.
  globalThis.indexedDB = new IDBFactory();
  await closeDatabase();
  const world = createWorld(spec);
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (input: string, init: RequestInit = {}) =>
    answer(world, asked, new URL(input), init),
  );
  await writeSettings({ ...(await readSettings()), consentedAtMs: world.nowMs });
  for (const chain of world.chains) {
    const endpoints = chain.endpoints.map(({ operator }, place) => {
      const id = `${chain.chainId}-${place}-${Math.random()}`;
      return { id, chainId: chain.chainId, url: toEndpointUrl(chain, place), operator, own: false };
    });
    const network = { ...createNetwork(chain.chainId), registry: 'deployed' as const, endpoints };
    await updateNetwork(chain.chainId, () => network);
    await dropKeys(network);
  }
  await topUp(world);
  asked.length = 0;
  const handlers = createPageHandlers(createHubReader(createHubFetch(() => getClock(world))));
  return {
    world,
    told: new Map(),
    asked,
    read: async (sightings, fresh = false, deep = false) => {
      // A look begins after what was told before it.
      wait(world, 0.001);
      try {
        const badges = await handlers['badge.read'](
          { sightings: [...sightings], fresh, deep },
          asker,
        );
        return { badges, error: null };
      } catch (error) {
        return { badges: [], error };
      }
    },
  };
}

/** A world that ends in an error may have requests under way, whose answers belong to it. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) {
    if (underWay > 0) turns = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What the alarm does. */
export async function topUp(world: World): Promise<void> {
  for (const network of await readNetworks())
    await syncKeys(network, getClock(world)).catch(() => null);
}

let underWay = 0;

async function answer(
  world: World,
  asked: Asked[],
  url: URL,
  init: RequestInit,
): Promise<Response> {
  underWay += 1;
  try {
    return await respond(world, asked, url, init);
  } finally {
    underWay -= 1;
  }
}

function respond(world: World, asked: Asked[], url: URL, init: RequestInit): Promise<Response> {
  const body = String(init.body ?? '');
  asked.push({ url: url.href, body, withCredentials: init.credentials !== 'omit' });
  const found = findEndpoint(world, url);
  if (found) return answerEndpoint(world, found, body, init.signal ?? null);
  return new Promise((resolve) => resolve(answerHub(world, url)));
}

/** A model's page, as the hub shows it now. */
export function toSighting(
  world: World,
  { name: at, revision: which, path: place }: ReadStep['titles'][number],
): Sighting {
  const name = names[at] as string;
  const repository = findRepository(getNow(world.hub), name);
  const card =
    repository?.access === 'public' || repository?.access === 'gated' ? repository.card : null;
  const commits = repository?.commits ?? [];
  const commit = commits[(which - branches.length) % Math.max(commits.length, 1)]?.commit;
  const revision = which < branches.length ? (branches[which] ?? null) : (commit ?? 'f'.repeat(40));
  const file = place === null ? undefined : (commits[0]?.files[place]?.path ?? 'beta/model.bin');
  const related = (card?.baseModel ?? []).map((parent) => {
    return { locator: toLocator(parent), relation: 'finetune' as const };
  });
  return {
    locator: toLocator(name),
    place: 'title',
    revision,
    ...(file !== undefined && { path: file }),
    ...(card && card.governance.length > 0 && { declared: [...card.governance] }),
    ...(related.length > 0 && { related }),
  };
}

export function toLocator(name: string): Locator {
  return `huggingface.co/${name}` as Locator;
}

/** Everything the reader's stores hold, as text. */
export async function readStores(): Promise<string> {
  const database = await openDatabase();
  const stores = [...database.objectStoreNames];
  const rows = await Promise.all(
    stores.filter((name) => name !== 'keys').map((name) => database.getAll(name)),
  );
  const areas = [fakeBrowser.storage.local, fakeBrowser.storage.session, fakeBrowser.storage.sync];
  const kept = await Promise.all(areas.map((area) => area.get(null)));
  return JSON.stringify([rows, kept]);
}

/** Plays a whole description; what is wrong at any read is thrown. */
export async function playWorld(
  spec: WorldSpec,
  check: (play: Play, read: Done) => void | Promise<void>,
) {
  const play = await startPlay(spec);
  const { world } = play;
  for (const step of [...spec.steps, ...endings]) {
    if (step.do === 'read') await check(play, await readPage(play, step));
    else take(world, step);
  }
  return play;
}

const all = [0, 1, 2].map((name) => ({ name, revision: 0, path: null }));
const endings: readonly WorldSpec['steps'][number][] = [
  { do: 'read', titles: all, cards: false, fresh: false, deep: false },
  { do: 'read', titles: all.slice(0, 1), cards: true, fresh: false, deep: false },
  { do: 'wait', seconds: 200 },
  { do: 'read', titles: all, cards: true, fresh: false, deep: true },
  { do: 'read', titles: all.slice(0, 2), cards: true, fresh: true, deep: true },
];

export type Done = { step: ReadStep; sightings: readonly Sighting[]; answer: Answer };

/** Reads a page: titles, and cards for every name. */
export async function readPage(play: Play, step: ReadStep): Promise<Done> {
  const { world } = play;
  const titles = step.titles.map((title) => toSighting(world, title));
  const cards = names.map((name): Sighting => {
    return { locator: toLocator(name), place: 'card', revision: null };
  });
  const sightings = step.cards ? [...titles, ...cards] : titles;
  return { step, sightings, answer: await play.read(sightings, step.fresh, step.deep) };
}

/** Each place of a page has one badge, whatever stands there twice. */
export function checkOneEach({ answer }: Done): void {
  const keys = answer.badges.map(getBadgeKey);
  if (new Set(keys).size < keys.length) throw new Error(`Twice: ${keys.join(', ')}`);
}

/** No green without truth, neither of what was read nor of what was remembered; and nothing thrown but what is said. */
export async function checkGreen(play: Play, done: Done): Promise<void> {
  const { sightings, answer } = done;
  if (answer.error !== null && !isAllowed(play.world, done)) {
    throw new Error('Nothing says that this is thrown.', { cause: answer.error });
  }
  for (const badge of answer.badges) {
    if (badge.verdict.tone === 'green') assertTrue(play, done, badge);
  }
  for (const [key, state] of await readBadgeCache(sightings)) {
    if (state.verdict.tone === 'green') throw new FalseGreenError(`remembered ${key}`, state);
  }
  noteTold(play, done);
  wait(play.world, 1);
}

function assertTrue({ world, told }: Play, { step, sightings }: Done, badge: BadgeState): void {
  const name = toName(badge.locator);
  const of = sightings.filter((one) => getBadgeKey(one) === getBadgeKey(badge));
  const parents = findRepository(getNow(world.hub), name)?.card.baseModel ?? [];
  // A card is answered from what is known, so only titles are held to this moment.
  const isTitle = of.some(({ place }) => place === 'title') && step.titles.length <= 3;
  const { revision, path } = badge;
  const shown = { name, revision, path, parents, fresh: step.fresh && isTitle };
  if (!mayBeGreen(world, shown, told)) throw new FalseGreenError(name, badge);
}

/** With which records pages were said to be linked, on real chains. */
function noteTold({ world, told }: Play, { sightings, answer }: Done): void {
  for (const { locator, model, verdict } of answer.badges) {
    const record = model?.record;
    const isTitle = sightings.some((one) => one.place === 'title' && one.locator === locator);
    const isDemo = world.chains.some(({ chainId, demo }) => demo && chainId === record?.chainId);
    if (!record || isDemo || !isTitle || verdict.link !== 'linked') continue;
    const linked = { chainId: record.chainId, id: Number(record.id), name: toName(model.locator) };
    told.set(toName(locator), linked).set(`#${model.repositoryId}`, linked);
  }
}

/** What `readBadges` says it throws: an endpoint's fault, when nobody else could say anything of these models. */
function isAllowed(world: World, { sightings, answer: { error } }: Done): boolean {
  const titles = sightings.filter(({ place }) => place === 'title').slice(0, 3);
  const isTold = world.chains.some(({ endpoints, history }) => {
    const isAnswering = endpoints.some(({ fault }) => fault === 'none' || fault === 'reorganised');
    const has = (locator: string) =>
      getNow(history).records.some((record) => getClaim(record, toName(locator)) !== null);
    return isAnswering && titles.some(({ locator }) => has(locator));
  });
  return error instanceof AppError && error.code.startsWith('chain.') && !isTold;
}

const pageFunctions = ['read', 'readRecords', 'keys', 'readDigests', 'digests'];
const methods = ['eth_chainId', 'eth_call', 'eth_getLogs'];

/** What pages ask for names no account and carries no credentials. */
export function checkRequests({ asked }: Play): void {
  for (const { url, body, withCredentials } of asked.splice(0)) {
    if (withCredentials) throw new Error(`With credentials: ${url}`);
    if (body === '') continue;
    const { method, params } = JSON.parse(body) as { method: string; params: unknown[] };
    const call = params[0] as { data: Hex; from?: unknown };
    const name = method === 'eth_call' ? getFunctionName(call.data) : 'keys';
    const isPlain = methods.includes(method) && pageFunctions.includes(name);
    if (!isPlain || call?.from !== undefined) throw new Error(`A page asked: ${body}`);
  }
}

function getFunctionName(data: Hex): string {
  const abi = [...modelLensAbi, ...digestLensAbi];
  return decodeFunctionData({ abi, data }).functionName;
}

function toName(locator: string): string {
  return locator.slice(locator.indexOf('/') + 1);
}

class FalseGreenError extends Error {
  constructor(name: string, badge: BadgeState) {
    const facts = { verdict: badge.verdict, record: badge.model?.record, at: badge.provenance };
    const text = JSON.stringify(facts, (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    super(`Green without truth: ${name} at ${badge.revision}: ${text}`);
  }
}
