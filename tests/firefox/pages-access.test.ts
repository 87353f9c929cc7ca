/**
 * What Firefox leaves to its user: access to the hub's pages, taken back and given again; and our entries in its menu.
 * Its own question and the menu as it is drawn: on-display.test.ts.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, startStage } from '@/scripts/start/stage';
import { getText } from '@/scripts/start/texts';
import { type FirefoxTestSession, startFirefox } from '@/tests/helpers/firefox';
import { findOwnPage } from '@/tests/helpers/own-page';

type Permissions = { origins: string[] };
type WithBrowser = {
  browser: {
    permissions: {
      contains(of: Permissions): Promise<boolean>;
      remove(of: Permissions): Promise<boolean>;
    };
    contextMenus: { update(id: string, changes: object): Promise<void> };
  };
};

const hub = { origins: ['https://huggingface.co/*'] };
let stage: Stage;
let firefox: FirefoxTestSession;
let own: Page;

beforeAll(async () => {
  stage = await startStage();
  // The question itself is the browser's; without it, it grants what a real click asks for, and refuses all else.
  firefox = await startFirefox({ hosts: stage.hosts, asksForPermissions: false });
  own = await findOwnPage(firefox);
});

afterAll(async () => {
  await firefox?.close();
  await stage?.stop();
});

function hasAccess(): Promise<boolean> {
  return own.evaluate(
    (of) => (globalThis as unknown as WithBrowser).browser.permissions.contains(of),
    hub,
  );
}

test('access that was taken back is told on the welcome page, and a click on its button gives it again', async () => {
  await own.evaluate(
    (of) => (globalThis as unknown as WithBrowser).browser.permissions.remove(of),
    hub,
  );
  expect(await hasAccess()).toBe(false);
  await own.evaluate(() => location.reload());
  const button = await own.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === wanted),
    { timeout: 20_000 },
    getText('welcome_access_ask'),
  );
  await (button as unknown as { click(): Promise<void> }).click();
  await own.waitForFunction(
    (wanted) => document.body.textContent?.includes(wanted),
    { timeout: 20_000 },
    getText('welcome_access_granted'),
  );
  expect(await hasAccess()).toBe(true);
});

test('the menu has our entries: Firefox knows each by its id, and none by another', async () => {
  const knows = (id: string) =>
    own.evaluate(
      (name) =>
        (globalThis as unknown as WithBrowser).browser.contextMenus.update(name, {}).then(
          () => true,
          () => false,
        ),
      id,
    );
  for (const id of ['propose', 'copy', 'propose-link', 'copy-link', 'register', 'register-link'])
    expect(await knows(id), id).toBe(true);
  expect(await knows('no-such-entry')).toBe(false);
});
