/**
 * An hour of browsing, on pages of every kind, with everything recorded that any part of the browser asks for: all of it
 * goes through a proxy, the hubs' stand-ins keep the headers and the endpoints the bodies. The hour is one of the
 * worker's and the chain's clocks (tests/helpers/hour.ts). The reader is signed in at the hub, and her account is unlocked.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMirror } from '@/lib/hubs/hugging-face/page';
import { getOrigins, optionalHubs } from '@/lib/hubs/index';
import { askExtension } from '@/scripts/browser/ask-extension';
import { type ConnectProxy, startConnectProxy } from '@/scripts/browser/connect-proxy';
import { sessionCookie } from '@/scripts/demo-hub/answer';
import { mirrorHost } from '@/scripts/demo-hub/hosts/index';
import type { LoggedRequest } from '@/scripts/demo-hub/server';
import { demoAccount } from '@/scripts/embedded-chain/accounts';
import { until } from '@/scripts/process/until';
import { configureExtension } from '@/scripts/start/configure-extension';
import { type Stage, startStage } from '@/scripts/start/stage';
import { waitForLife, waitForTitleBadge } from '@/tests/helpers/badges';
import { type ChromiumSession, startChromium } from '@/tests/helpers/chromium';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { copyWithPermission } from '@/tests/helpers/granted-extension';
import { beginHour, type Hour } from '@/tests/helpers/hour';
import { readStores } from '@/tests/helpers/read-stores';
import type { TemporaryFolder } from '@/tests/helpers/temporary-folder';

/** What a page is: no record on it, a list of models, a model with a record, a private repository. */
type Kind = 'none' | 'listing' | 'governed' | 'private';
type Step = { kind: Kind; what: string; posts: readonly string[]; asked: readonly LoggedRequest[] };

const hub = 'https://huggingface.co';
/** Where hubs set cookies that their APIs would be sent too. */
const cookieDomains = [
  ...['huggingface.co', 'hf-mirror.com', 'civitai.com', '.github.com', '.ollama.ai'],
  ...['.modelscope.cn', '.kaggle.com', 'replicate.com'],
];
const apiHosts = new Set(['registry.ollama.ai', 'api.github.com']);
const mistral = '/mistralai/Mistral-7B-v0.1';
const smollm = '/HuggingFaceTB/SmolLM2-1.7B-Instruct';
const secret = '/mistralai/unreleased-model';
const quietMs = 400;
/** What comes by itself computes between its questions; on a busy machine that takes a while. */
const quietAfterAlarmMs = 1_000;

let stage: Stage;
let proxy: ConnectProxy;
let operators: readonly [FaultProxy, FaultProxy];
let extension: TemporaryFolder;
let session: ChromiumSession;
let hour: Hour;
let page: Page;
let own: Page;
const steps: Step[] = [];
const popups: Step[] = [];

beforeAll(async () => {
  stage = await startStage({ chainId: 10, hydrationDelayMs: 50 });
  const { rpcUrl } = stage.chain;
  operators = [await startFaultProxy(rpcUrl), await startFaultProxy(rpcUrl)];
  proxy = await startConnectProxy(stage.hosts);
  extension = await copyWithPermission(
    [...optionalHubs, createMirror(mirrorHost)].flatMap(getOrigins),
  );
  session = await startChromium({
    ...{ hosts: stage.hosts, proxyPort: proxy.port },
    extension: extension.path,
  });
  const endpoints = operators.map(({ url }, i) => ({ url, operator: `Operator ${i}`, own: false }));
  await configureExtension(session.ask, { endpoints });
  await session.ask('settings.write', { autoLockMinutes: 1440 });
  for (const { id } of optionalHubs) await session.ask('hub.set', { id, on: true });
  await session.ask('mirror.add', { host: mirrorHost });
  const cookie = { name: sessionCookie, value: 'of-the-reader', path: '/', secure: true };
  await session.context.addCookies(cookieDomains.map((domain) => ({ ...cookie, domain })));
  own = await session.openPage('manifest.json');
  page = await session.context.newPage();
  hour = await beginHour(session.context, stage.chain);
  await browse();
}, 240_000);

afterAll(async () => {
  await session?.close();
  await extension?.remove();
  await proxy?.stop();
  for (const one of operators ?? []) await one.stop();
  await stage?.stop();
});

const listPosts = () => operators.flatMap(({ posts }) => posts);

/** Nobody has been asked anything for a while. */
async function settle(forMs = quietMs): Promise<void> {
  let last = '';
  let sinceMs = Date.now();
  const isQuiet = () => {
    const now = `${listPosts().length} ${stage.hub.requests.length}`;
    if (now !== last) sinceMs = Date.now();
    last = now;
    return Date.now() - sinceMs >= forMs;
  };
  await until(isQuiet, { what: 'nobody is asked any more', timeoutMs: 20_000, intervalMs: 25 });
}

/** Does something and notes what was asked meanwhile; a minute passes before it. */
async function note(
  into: Step[],
  kind: Kind,
  what: string,
  act: () => Promise<void>,
): Promise<void> {
  const count = listPosts().length;
  if (await hour.pass(1)) {
    await until(() => listPosts().length > count, { what: 'an alarm asks the endpoints' });
    await settle(quietAfterAlarmMs);
  }
  const before = operators.map(({ posts }) => posts.length);
  const asked = stage.hub.requests.length;
  await act();
  await settle();
  into.push({
    ...{ kind, what },
    posts: operators.flatMap(({ posts }, i) => posts.slice(before[i])),
    asked: stage.hub.requests.slice(asked),
  });
}

/** Goes to a page, and waits until the extension has seen it: its content script has asked, and was answered. */
function visit(kind: Kind, path: string, namesModels = kind !== 'private'): Promise<void> {
  return note(steps, kind, path, async () => {
    const before = (await hour.listen()).length;
    await page.goto(path.startsWith('/') ? `${hub}${path}` : path);
    if (page.url().startsWith(hub)) await waitForLife(page);
    if (kind === 'governed') await waitForTitleBadge(page);
    if (!namesModels) return;
    const what = `the worker is asked about ${page.url()}`;
    await until(
      async () =>
        (await hour.listen()).slice(before).some(({ name, url }) => {
          return name === 'badge.read' && url === page.url();
        }),
      { what },
    );
    // Asked later, answered later: what the page asked for is answered by now.
    await askExtension(own, 'settings.read', {});
  });
}

function move(kind: Kind, what: string, act: () => Promise<unknown>): Promise<void> {
  return note(steps, kind, `${what} ${new URL(page.url()).pathname}`, async () => {
    await act();
    await waitForLife(page);
    if (kind === 'governed') await waitForTitleBadge(page);
  });
}

async function openPopup(kind: Kind): Promise<void> {
  await note(popups, kind, `popup over ${new URL(page.url()).pathname}`, () =>
    hour.openPopup(page),
  );
  await hour.closePopup(page);
  await settle();
}

const tabs = ['', '/tree/main', '/blob/main/config.json', '/discussions'];

async function browse(): Promise<void> {
  for (const path of ['/', '/docs/hub/index', '/spaces/commonweight/try-a-model']) {
    await visit('none', path, false);
  }
  const listings = [
    '/models',
    '/models?p=1',
    '/models?search=bert',
    '/models?sort=downloads',
    '/Qwen',
  ];
  for (const path of listings) await visit('listing', path);
  for (const model of ['/microsoft/phi-2', '/openai-community/gpt2', '/google/gemma-2-2b-it']) {
    for (const tab of tabs) await visit('none', `${model}${tab}`);
  }
  await move('none', 'reload', () => page.reload());
  for (const path of [mistral, `${mistral}/tree/main`, `${mistral}/discussions`, smollm]) {
    await visit('governed', path);
  }
  await move('governed', 'reload', () => page.reload());
  await openPopup('governed');
  await visit('none', '/microsoft/phi-4');
  await move('governed', 'back from', () => page.goBack());
  await move('none', 'forward from', () => page.goForward());
  // Cards of models met before are read at the endpoints, and at no hub.
  for (const path of listings) await visit('listing', path);
  for (const tab of tabs) await visit('private', `${secret}${tab}`);
  await openPopup('private');
  await move('private', 'reload', () => page.reload());
  await browseOn();
  await browseOtherHubs();
}

async function browseOtherHubs(): Promise<void> {
  const listings = ['ollama.com/library', 'civitai.com/models', 'www.modelscope.cn/models'];
  for (const path of listings) await visit('listing', `https://${path}`);
  const none = [
    ...['ollama.com/demo_user/whisper', 'civitai.com/models/4386', 'github.com/demo-user/bge-copy'],
    ...['www.modelscope.cn/models/demo-user/bge-m3', 'www.kaggle.com/models/demo-user/bge'],
    ...['replicate.com/openai/whisper', 'hf-mirror.com/microsoft/phi-2'],
  ];
  for (const path of none) await visit('none', `https://${path}`);
  const governed = [
    ...['ollama.com/library/smollm2', 'civitai.com/models/4384', 'github.com/openai/whisper'],
    ...['www.modelscope.cn/models/Qwen/Qwen2.5-7B-Instruct', 'hf-mirror.com/BAAI/bge-m3'],
    'www.kaggle.com/models/mistral-ai/mistral',
  ];
  for (const path of governed) await visit('governed', `https://${path}`);
}

async function browseOn(): Promise<void> {
  const governed = ['/BAAI/bge-m3', '/openai/whisper-large-v3', '/google-bert/bert-base-uncased'];
  for (const path of governed) {
    await visit('governed', path);
    await visit('governed', `${path}/tree/main`);
  }
  for (const model of ['/facebook/opt-125m', '/microsoft/phi-4', '/bigcode/starcoder2-3b']) {
    for (const tab of tabs.slice(0, 3)) await visit('none', `${model}${tab}`);
    await move('none', 'reload', () => page.reload());
  }
  await visit('governed', mistral);
  await visit('private', secret);
  await move('governed', 'back from', () => page.goBack());
  await move('private', 'forward from', () => page.goForward());
}

/** Chromium asks these by itself, whatever is installed in it; here it gets no answer. */
const askedByChromium = new Set([
  'accounts.google.com',
  'content-autofill.googleapis.com',
  'update.googleapis.com',
]);
const account = demoAccount.address.slice(2).toLowerCase();
const isApi = ({ host, path }: LoggedRequest) => apiHosts.has(host) || path.startsWith('/api/');
const listApi = ({ asked }: Step) => asked.filter(isApi);
const of = (kind: Kind) => steps.filter((step) => step.kind === kind);
const getTouching = (of: readonly Step[]) =>
  of.filter((step) => step.posts.length > 0 || listApi(step).length > 0).map(({ what }) => what);

describe('an hour of browsing', () => {
  test('reached pages of every kind, and the popup', () => {
    expect(steps.length).toBeGreaterThanOrEqual(60);
    expect(new Set(steps.map(({ kind }) => kind)).size).toBe(4);
    expect(popups.map(({ kind }) => kind)).toEqual(['governed', 'private']);
    // What was recorded is there to be searched: pages with records were read, each kind of request seen.
    expect(getTouching(of('governed')).length).toBeGreaterThan(10);
  });

  test('asked these hosts and no other', () => {
    const names = [...new Set(proxy.asked.map((host) => host.replace(/:\d+$/, '')))];
    const ports = [...new Set(proxy.asked.filter((host) => host.startsWith('127.0.0.1:')))];
    const ours = names.filter((name) => !askedByChromium.has(name));
    expect(ours.sort()).toEqual([
      ...['127.0.0.1', 'api.github.com', 'civitai.com', 'github.com', 'hf-mirror.com'],
      ...['huggingface.co', 'ollama.com', 'registry.ollama.ai', 'replicate.com'],
      ...['www.kaggle.com', 'www.modelscope.cn'],
    ]);
    expect(ports.sort()).toEqual(operators.map(({ url }) => new URL(url).host).sort());
  });

  test('asked nobody about a page without records, and no hub about a listing', () => {
    expect(getTouching(of('none'))).toEqual([]);
    expect(of('listing').filter((step) => listApi(step).length > 0)).toEqual([]);
  });

  test('asked Hugging Face and its mirror at most twice about a page, redirects counted', () => {
    const hosts = ['huggingface.co', mirrorHost];
    const pages = of('governed').flatMap((step) =>
      hosts.map((host) => listApi(step).filter((one) => one.host === host)),
    );
    const paths = pages.map((asked) => asked.map(({ path }) => path.replace(/[?].*/, '')));
    expect(paths.filter((one) => one.length > 2)).toEqual([]);
    // The files of a page come with the rest; those of an approved revision are listed, once.
    const listings = paths.flat().filter((path) => path.includes('/tree/'));
    expect(listings.length).toBeGreaterThan(0);
    expect(new Set(listings).size).toBe(listings.length);
    // The hub sends on whoever asks in small letters: the page's own spelling was used.
    expect(paths.flat()).toContain(`/api/models${mistral}`);
    expect(new Set(paths.flat().map((path) => path.toLowerCase())).size).toBe(
      new Set(paths.flat()).size,
    );
  });

  test('asked a hub whose link stands in a file at most once more', () => {
    for (const host of [
      'api.github.com',
      'www.modelscope.cn',
      'civitai.com',
      'registry.ollama.ai',
    ]) {
      const counts = of('governed').map(
        (step) => listApi(step).filter((one) => one.host === host).length,
      );
      expect([host, Math.max(...counts) <= 3]).toEqual([host, true]);
    }
  });

  test('named the account in no request that a page caused', () => {
    const named = (of: readonly Step[]) =>
      of.filter(({ posts }) => posts.some((post) => post.toLowerCase().includes(account)));
    expect(named(steps).map(({ what }) => what)).toEqual([]);
    // The reader's own popup does name it: the search finds what there is.
    expect(named(popups).length).toBe(2);
  });

  test('kept nothing of a private repository, and asked nobody about it', async () => {
    expect(getTouching(of('private'))).toEqual([]);
    const stores = await readStores(own);
    expect(stores).toContain('mistral-7b-v0.1');
    expect(stores).not.toContain('unreleased-model');
  });

  test('sent no cookie, credential or address of the page to a hub’s API', () => {
    const all = steps.flatMap(({ asked }) => asked);
    const api = steps.flatMap(listApi);
    expect(new Set(api.map(({ host }) => host)).size).toBe(6);
    const pages = all.filter((request) => !isApi(request) && request.path === mistral);
    expect(pages.every(({ headers }) => headers['cookie']?.includes(sessionCookie))).toBe(true);
    expect(pages.length).toBeGreaterThan(0);
    expect(api.length).toBeGreaterThan(5);
    for (const { headers } of api) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('referer');
    }
  });
});
