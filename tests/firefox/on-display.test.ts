/**
 * What Firefox draws itself, outside of any page: its question for an optional permission and its context menu, both
 * answered by real keys in a window on a display without a screen.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Display, startDisplay } from '@/scripts/browser/display';
import { until } from '@/scripts/process/until';
import { configureExtension } from '@/scripts/start/configure-extension';
import { type Stage, startStage } from '@/scripts/start/stage';
import { getText } from '@/scripts/start/texts';
import { type FirefoxTestSession, startFirefox } from '@/tests/helpers/firefox';
import { askFrom, findOwnPage, readAddress } from '@/tests/helpers/own-page';

type WithBrowser = {
  browser: { permissions: { contains(of: { origins: string[] }): Promise<boolean> } };
};
type FirefoxWindow = { mozInnerScreenX: number; mozInnerScreenY: number };

const ollama = { origins: ['https://ollama.com/*', 'https://registry.ollama.ai/*'] };
const badge = 'commonweight-badge';

let stage: Stage;
let display: Display;
let firefox: FirefoxTestSession;
let own: Page;

beforeAll(async () => {
  stage = await startStage();
  display = await startDisplay();
  firefox = await startFirefox({ hosts: stage.hosts, display: display.name });
  own = await findOwnPage(firefox);
  await configureExtension((name, input) => askFrom(own, name, input), {
    endpoints: [{ url: stage.chain.rpcUrl, operator: 'Embedded chain', own: true }],
  });
});

afterAll(async () => {
  await firefox?.close();
  await display?.stop();
  await stage?.stop();
});

function hasPermission(): Promise<boolean> {
  return own.evaluate(
    (of) => (globalThis as unknown as WithBrowser).browser.permissions.contains(of),
    ollama,
  );
}

/** Questions and menus are windows of their own. */
async function waitForWindow(what: string, act: () => Promise<void>): Promise<void> {
  const before = new Set(await display.listWindows());
  await act();
  await until(async () => (await display.listWindows()).some((window) => !before.has(window)), {
    what,
  });
}

/** Clicks the hub's switch and answers Firefox's question by the letter its button is marked with. */
async function switchOn(letter: 'a' | 'd', isAnswered: () => Promise<boolean>): Promise<void> {
  await own.bringToFront();
  const toggle = await own.waitForSelector('::-p-aria([name="Show badges on Ollama"])');
  await waitForWindow('the browser asks', async () => toggle?.click());
  await until(
    async () => {
      // The question takes no key in its first moments, so that nobody answers it by accident.
      await display.pressKeys(`alt+${letter}`);
      return isAnswered();
    },
    { what: 'the answer arrives', timeoutMs: 30_000, intervalMs: 500 },
  );
}

/** Right-clicks on the page's text and chooses an item of ours, counted from 0. */
async function chooseFromMenu(page: Page, index: number): Promise<void> {
  await page.bringToFront();
  const point = await page.evaluate(() => {
    const { mozInnerScreenX, mozInnerScreenY } = globalThis as unknown as FirefoxWindow;
    const box = document.querySelector('main p')?.getBoundingClientRect();
    return { x: mozInnerScreenX + (box?.left ?? 0) + 20, y: mozInnerScreenY + (box?.top ?? 0) + 8 };
  });
  await waitForWindow('the context menu opens', () => display.click(point, 3));
  // An extension's entries are the last, nested under its name: Up wraps to it.
  const down = Array.from({ length: index }, () => 'Down');
  await display.pressKeys('Up', 'Right', ...down, 'Return');
}

test('a hub refused stays off; allowed, a page of it that is open gets its badge', async () => {
  await own.evaluate(() => location.assign(new URL('/options.html#hubs', location.href).href));
  own = await findOwnPage(firefox, 'options.html');
  const page = await firefox.browser.newPage();
  await page.goto('https://ollama.com/library/smollm2');
  expect(await page.$(badge)).toBeNull();

  await switchOn('d', () =>
    own.evaluate(
      (text) => document.body.textContent?.includes(text) ?? false,
      getText('error_hub_not_permitted'),
    ),
  );
  expect(await hasPermission()).toBe(false);

  await switchOn('a', hasPermission);
  await page.waitForSelector(badge, { timeout: 20_000 });
  expect(await page.$$(badge)).toHaveLength(1);
  await page.close();
});

test('the browser’s own menu leads to a draft for the model of the page', async () => {
  const page = await firefox.browser.newPage();
  await page.goto(`https://${stage.hub.host}/mistralai/Mistral-7B-v0.1`);
  await page.waitForSelector(`h1 > ${badge}`, { timeout: 20_000 });
  await chooseFromMenu(page, 0);
  const composer = await findOwnPage(firefox, 'composer.html');
  expect(await readAddress(composer)).toContain('#draft=');
  await composer.waitForFunction(
    (locator) => document.body.textContent?.includes(locator),
    { timeout: 20_000 },
    'huggingface.co/mistralai/mistral-7b-v0.1',
  );
});
