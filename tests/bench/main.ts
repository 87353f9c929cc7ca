/**
 * `npm run bench`: what the extension costs, measured in one run against floors of that same run.
 * Times depend on the machine, ratios hardly; nothing here fails a test (DESIGN section 10 has the budgets).
 */
import type { Page } from 'playwright';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import { configureExtension } from '@/scripts/start/configure-extension';
import { startStage } from '@/scripts/start/stage';
import { type ChromiumSession, startChromium } from '@/tests/helpers/chromium';
import { type CountingProxy, startCountingProxy } from './counting-proxy';
import { measurePage, type PageCost } from './page-probe';

const runs = 9;
const governed = 'https://huggingface.co/mistralai/Mistral-7B-v0.1';
const ungoverned = 'https://huggingface.co/microsoft/phi-2';
const listing = 'https://huggingface.co/models';

type Row = {
  name: string;
  ms: number | null;
  requests?: number;
  shift?: number;
  longestTaskMs?: number;
  note?: string;
};
type Bench = { session: ChromiumSession; proxy: CountingProxy; own: Page };

async function main(): Promise<void> {
  const stage = await startStage({ hydrationDelayMs: 0 });
  const proxy = await startCountingProxy(stage.chain.rpcUrl);
  const session = await startChromium({ hosts: stage.hosts });
  try {
    const endpoint = { url: proxy.url, operator: 'Embedded chain', own: true };
    await configureExtension(session.ask, { endpoints: [endpoint] });
    const own = await session.openPage('manifest.json');
    print(await measure({ session, proxy, own }));
  } finally {
    await session.close();
    await proxy.close();
    await stage.stop();
  }
}

async function measure(bench: Bench): Promise<Row[]> {
  const rows = [await measureMessage(bench), ...(await measurePopup(bench))];
  const visit = (name: string, url: string, options: VisitOptions) =>
    measureVisit(bench, { name, url, ...options });
  rows.push(await visit('page of an unregistered model', ungoverned, { badges: 0 }));
  rows.push(await visit('badge, nothing cached', governed, { badges: 1, before: clearCache }));
  rows.push(await visit('badge, cached', governed, { badges: 1 }));
  rows.push(
    await visit('badge, nothing cached, cold worker', governed, {
      badges: 1,
      before: async (one) => {
        await clearCache(one);
        await one.session.stopWorker();
      },
    }),
  );
  rows.push(
    await visit('badge, cached, cold worker', governed, {
      badges: 1,
      before: ({ session }) => session.stopWorker(),
    }),
  );
  for (const items of [30, 300, 5000]) {
    const url = `${listing}?items=${items}`;
    rows.push(await visit(`listing of ${items} cards`, url, { badges: 1 }));
  }
  return rows;
}

type VisitOptions = { badges: number; before?: (bench: Bench) => Promise<void> };

async function measureVisit(
  bench: Bench,
  { name, url, badges, before }: VisitOptions & { name: string; url: string },
): Promise<Row> {
  const costs: PageCost[] = [];
  const requests: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await before?.(bench);
    bench.proxy.take();
    costs.push(await measurePage(bench.session.context, url, badges));
    requests.push(bench.proxy.take());
  }
  const times = costs.map((cost) => cost.badgeMs).filter((ms) => ms !== null);
  return {
    name,
    ms: times.length > 0 ? median(times) : null,
    requests: median(requests),
    shift: Math.max(...costs.map((cost) => cost.shift)),
    longestTaskMs: Math.max(...costs.map((cost) => cost.longestTaskMs)),
    note: `${costs[0]?.badges ?? 0} badges`,
  };
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(rows: readonly Row[]): void {
  const floor = rows[0]?.ms ?? Number.NaN;
  const header = ['what', 'ms', '× floor', 'RPC', 'CLS', 'longest task', ''];
  const cells = rows.map((row) => [
    row.name,
    row.ms === null ? '–' : row.ms.toFixed(1),
    row.ms === null ? '–' : (row.ms / floor).toFixed(1),
    row.requests?.toString() ?? '',
    row.shift?.toFixed(4) ?? '',
    row.longestTaskMs === undefined ? '' : `${row.longestTaskMs.toFixed(0)} ms`,
    row.note ?? '',
  ]);
  const widths = header.map((_, i) =>
    Math.max(...[header, ...cells].map((c) => c[i]?.length ?? 0)),
  );
  for (const line of [header, ...cells]) {
    console.log(line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  }
}

await main();
