/** What hub pages, the popup and messages cost in a real browser. */
import type { BrowserContext, Page } from 'playwright';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import type { ChromiumSession } from '@/tests/helpers/chromium';
import type { CountingProxy } from './counting-proxy';
import { measurePage, type PageCost } from './page-probe';
import { type Budget, median, type Row } from './report';

const runs = 9;
const governed = 'https://huggingface.co/mistralai/Mistral-7B-v0.1';
const ungoverned = 'https://huggingface.co/microsoft/phi-2';
const listing = 'https://huggingface.co/models';
const blank = 'https://huggingface.co/docs';
/** Budgets of docs/architecture.md. */
const cachedFloorsMax = 3;
const freshOverRpcMs = 50;
const taskMsMax = 50;

export type Bench = {
  session: ChromiumSession;
  /** The same browser with nothing but a bare content script: what a page costs by itself, and when a script may act. */
  plain: BrowserContext;
  proxy: CountingProxy;
  /** A page of the extension. */
  own: Page;
};

/** Every row that a browser is needed for; the first is the floor. */
export async function measurePages(bench: Bench): Promise<Row[]> {
  const message = await measureMessage(bench);
  const rpc = await measureRpc(bench);
  const rows = [message, rpc, ...(await measurePopup(bench))];
  rows.push(await measureAnswer(bench, rpc.ms ?? Number.NaN));
  const floorMs = message.ms ?? Number.NaN;
  const rpcMs = rpc.ms ?? Number.NaN;
  const cached = (ms: number): Budget => ({
    text: `cached badge within ${cachedFloorsMax} × floor of a bare script`,
    holds: ms <= cachedFloorsMax * floorMs,
  });
  const fresh = (ms: number): Budget => ({
    text: `fresh badge within RPC + ${freshOverRpcMs} ms of a bare script`,
    holds: ms <= rpcMs + freshOverRpcMs,
  });
  const visit = async (name: string, url: string, options: VisitOptions) =>
    rows.push(await measureVisit(bench, { name, url, ...options }));
  const cold = ({ session }: Bench) => session.stopWorker();
  await visit('blank page of the hub', blank, { badges: 0, requestsMax: 0 });
  await visit('page of an unregistered model', ungoverned, { badges: 0, requestsMax: 0 });
  await visit('fresh badge', governed, { badges: 1, before: clearCache, budget: fresh });
  await visit('cached badge', governed, { badges: 1, budget: cached });
  await visit('cached badge, cold worker', governed, { badges: 1, before: cold, budget: cached });
  await visit('fresh badge, cold worker', governed, {
    badges: 1,
    before: async (one) => {
      await clearCache(one);
      await cold(one);
    },
  });
  await bench.session.ask('settings.write', { proofMode: true });
  // The lens, the header, and the accounts of registry, launcher and governor.
  const proved = { badges: 1, before: clearCache, requestsMax: 5 };
  await visit('fresh badge in proof mode', governed, proved);
  await bench.session.ask('settings.write', { proofMode: false });
  for (const items of [30, 300, 5000])
    await visit(`listing of ${items} cards`, `${listing}?items=${items}`, { badges: 1 });
  return rows;
}

type VisitOptions = {
  badges: number;
  before?: (bench: Bench) => Promise<void>;
  /** RPC requests of one page, at most. */
  requestsMax?: number;
  budget?: (ms: number) => Budget;
};

async function measureVisit(
  bench: Bench,
  {
    name,
    url,
    badges,
    before,
    budget,
    requestsMax = 1,
  }: VisitOptions & { name: string; url: string },
): Promise<Row> {
  const alone: PageCost[] = [];
  for (let run = 0; run < runs; run += 1) alone.push(await measurePage(bench.plain, url, 0));
  const costs: PageCost[] = [];
  const requests: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await before?.(bench);
    bench.proxy.take();
    costs.push(await measurePage(bench.session.context, url, badges));
    requests.push(bench.proxy.take());
  }
  const times = costs.map(({ badgeMs }) => badgeMs).filter((ms) => ms !== null);
  const ms = times.length > 0 ? median(times) : null;
  const row = { name, ms, ...toCosts(costs, alone), requests: median(requests) };
  const own = budget && ms !== null ? [budget(ms - getBareMs(alone))] : [];
  return { ...row, budgets: [...own, ...listPageBudgets(row, alone, requestsMax)] };
}

/** When a content script that does nothing else has acted; a badge's budget begins there. */
function getBareMs(alone: readonly PageCost[]): number {
  return median(alone.map(({ bareMs }) => bareMs).filter((ms) => ms !== null));
}

function toCosts(costs: readonly PageCost[], alone: readonly PageCost[]) {
  const loadMs = (of: readonly PageCost[]) => median(of.map((cost) => cost.loadMs)).toFixed(0);
  return {
    shift: Math.max(...costs.map((cost) => cost.shift)),
    longestTaskMs: median(costs.map((cost) => cost.longestTaskMs)),
    longestAloneMs: median(alone.map((cost) => cost.longestTaskMs)),
    note: `${costs[0]?.badges ?? 0} badges; a bare content script acts after ${getBareMs(alone).toFixed(0)} ms; page loaded in ${loadMs(costs)} ms (alone ${loadMs(alone)})`,
  };
}

/** Requests are the median: now and then the alarm that tops up the key set falls into a page's time. */
function listPageBudgets(
  row: ReturnType<typeof toCosts> & { requests: number },
  alone: readonly PageCost[],
  requestsMax: number,
): Budget[] {
  return [
    { text: `RPC ≤ ${requestsMax}`, holds: row.requests <= requestsMax },
    { text: 'CLS 0', holds: row.shift <= Math.max(...alone.map((cost) => cost.shift)) },
    {
      text: `no task of ours over ${taskMsMax} ms`,
      holds: row.longestTaskMs - row.longestAloneMs <= taskMsMax,
    },
  ];
}

/** The floor: a message to a warm worker and back, with nothing behind it but a read of settings. */
async function measureMessage({ own }: Bench): Promise<Row> {
  const times = await own.evaluate(async (count) => {
    const runtime = (globalThis as unknown as WithExtensionApi).chrome.runtime;
    const request = { commonweight: 1, name: 'settings.read', input: {} };
    const measured: number[] = [];
    for (let run = 0; run < count; run += 1) {
      const start = performance.now();
      await runtime.sendMessage(request);
      measured.push(performance.now() - start);
    }
    return measured;
  }, runs * 5);
  return { name: 'bare message round trip', ms: median(times), note: 'the floor' };
}

/** From the question about one model to the background's answer, nothing cached but the hub's own words. */
async function measureAnswer({ own }: Bench, rpcMs: number): Promise<Row> {
  const locator = 'huggingface.co/mistralai/mistral-7b-v0.1';
  const input = { sightings: [{ locator, place: 'title', revision: null }] };
  const times = await own.evaluate(
    async ([request, count]) => {
      const { runtime } = (globalThis as unknown as WithExtensionApi).chrome;
      await runtime.sendMessage(request);
      const measured: number[] = [];
      for (let run = 0; run < count; run += 1) {
        const start = performance.now();
        await runtime.sendMessage(request);
        measured.push(performance.now() - start);
      }
      return measured;
    },
    [{ commonweight: 1, name: 'badge.read', input }, runs] as const,
  );
  const ms = median(times);
  const holds = ms <= rpcMs + freshOverRpcMs;
  const budgets = [{ text: `fresh answer within RPC + ${freshOverRpcMs} ms`, holds }];
  return { name: 'fresh answer, from question to verdict', ms, requests: 1, budgets };
}

/** What the endpoint takes to answer the smallest question, asked from a page of ours. */
async function measureRpc({ own, proxy }: Bench): Promise<Row> {
  const times = await own.evaluate(
    async ([url, count]) => {
      const body = '{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}';
      const headers = { 'content-type': 'application/json' };
      const measured: number[] = [];
      for (let run = 0; run < count; run += 1) {
        const start = performance.now();
        await (await fetch(url, { method: 'POST', headers, body })).text();
        measured.push(performance.now() - start);
      }
      return measured;
    },
    [proxy.url, runs * 3] as const,
  );
  return { name: 'RPC round trip', ms: median(times), note: 'eth_blockNumber through the proxy' };
}

async function measurePopup({ session }: Bench): Promise<Row[]> {
  const paint: number[] = [];
  const settled: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await session.openPage('popup.html');
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    settled.push(await page.evaluate(() => performance.now()));
    paint.push(
      await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      ),
    );
    await page.close();
  }
  return [
    { name: 'popup, first paint', ms: median(paint) },
    { name: 'popup, settled', ms: median(settled) },
  ];
}

async function clearCache({ own }: Bench): Promise<void> {
  await own.evaluate(async () => {
    const { storage } = (globalThis as unknown as WithExtensionApi).chrome;
    const keys = Object.keys(await storage.local.get(null));
    await storage.local.remove(keys.filter((key) => key.startsWith('badge')));
  });
}
