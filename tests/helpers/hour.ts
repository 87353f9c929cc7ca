/**
 * An hour that passes in a minute. The computer's clock is moved on in the extension's worker (there alone: its Date.now
 * is set ahead), the chain's clock by the node, and alarms fire when they are due by that clock: the browser's own, taken
 * away when the hour begins and set again for the next moment whenever one is due. What the worker is told is noted.
 */
import type { BrowserContext, Page } from 'playwright';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import { getExtensionWorker } from '@/scripts/browser/extension-worker';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { until } from '@/scripts/process/until';

export type Heard = { name: string; url: string };

export type Hour = {
  /** Lets minutes pass, alarms included; true when one of them fired. */
  pass: (minutes: number) => Promise<boolean>;
  /** Messages the worker was sent so far. */
  listen: () => Promise<readonly Heard[]>;
  /** The popup over a page, as by a press on the extension's button; resolves when it has asked for the tab. */
  openPopup: (over: Page) => Promise<void>;
  /** A press on the page closes it. */
  closePopup: (over: Page) => Promise<void>;
};

/** The alarms of the extension and their periods in minutes. */
const alarms = { keys: 5, votes: 10 } as const;

type Harness = {
  harness?: { heard: Heard[]; fired: number; aheadMs: number };
};

/** Begins it; the extension must be set up already. */
export async function beginHour(context: BrowserContext, chain: EmbeddedChain): Promise<Hour> {
  let minute = 0;
  const getWorker = async () => {
    const worker = await getExtensionWorker(context);
    await worker.evaluate(install);
    return worker;
  };
  const worker = await getWorker();
  await worker.evaluate(() => (globalThis as unknown as WithExtensionApi).chrome.alarms.clearAll());
  const fire = async (name: string) => {
    const worker = await getWorker();
    const before = await worker.evaluate(setAlarm, name);
    const what = `the alarm ${name} fires`;
    await until(async () => (await worker.evaluate(countFired)) > before, { what });
  };
  const listen = async () => (await getWorker()).evaluate(readHeard);
  return {
    listen,
    pass: async (minutes) => {
      await chain.increaseTime(minutes * 60);
      const worker = await getWorker();
      await worker.evaluate(setAhead, (minute + minutes) * 60_000);
      const due = Object.entries(alarms).filter(
        ([, period]) => Math.floor(minute / period) < Math.floor((minute + minutes) / period),
      );
      minute += minutes;
      for (const [name] of due) await fire(name);
      return due.length > 0;
    },
    openPopup: async (over) => {
      await over.bringToFront();
      const count = async () => (await listen()).filter(({ name }) => name === 'tab.read').length;
      const before = await count();
      await (await getWorker()).evaluate(() =>
        (globalThis as unknown as WithExtensionApi).chrome.action.openPopup(),
      );
      await until(async () => (await count()) > before, { what: 'the popup asks for the tab' });
    },
    closePopup: async (over) => {
      await over.mouse.click(1, 1);
      const worker = await getWorker();
      await until(async () => (await worker.evaluate(countPopups)) === 0, { what: 'it closes' });
    },
  };
}

/** In the worker, once in each life of it. */
function install(): void {
  const scope = globalThis as Harness;
  if (scope.harness) return;
  const harness = { heard: [] as Heard[], fired: 0, aheadMs: 0 };
  scope.harness = harness;
  const now = Date.now.bind(Date);
  Date.now = () => now() + harness.aheadMs;
  const { chrome } = globalThis as unknown as WithExtensionApi;
  chrome.alarms.onAlarm.addListener(() => {
    harness.fired += 1;
  });
  chrome.runtime.onMessage.addListener((message: { name?: string }, sender: { url?: string }) => {
    harness.heard.push({ name: message.name ?? '', url: sender.url ?? '' });
  });
}

function setAhead(ms: number): void {
  const { harness } = globalThis as Harness;
  if (harness) harness.aheadMs = ms;
}

async function setAlarm(name: string): Promise<number> {
  const { chrome } = globalThis as unknown as WithExtensionApi;
  await chrome.alarms.create(name, { delayInMinutes: 0.001 });
  return (globalThis as Harness).harness?.fired ?? 0;
}

function countFired(): number {
  return (globalThis as Harness).harness?.fired ?? 0;
}

function readHeard(): readonly Heard[] {
  return (globalThis as Harness).harness?.heard ?? [];
}

async function countPopups(): Promise<number> {
  const { chrome } = globalThis as unknown as WithExtensionApi;
  return (await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length;
}
