/** A browser that is closed and opened again on one profile: what is kept, and that it is locked. */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askExtension } from '@/scripts/browser/ask-extension';
import { openExtensionPage, readExtensionId } from '@/scripts/browser/extension-worker';
import { launchChromium } from '@/scripts/browser/launch-chromium';
import { until } from '@/scripts/process/until';
import { type Ask, configureExtension, demoPassword } from '@/scripts/start/configure-extension';
import { type Stage, startStage } from '@/scripts/start/stage';
import { getText } from '@/scripts/start/texts';
import { chromeBuild } from '@/tests/helpers/chromium';
import { createTemporaryFolder } from '@/tests/helpers/temporary-folder';

let stage: Stage;
let profile: Awaited<ReturnType<typeof createTemporaryFolder>>;
beforeAll(async () => {
  stage = await startStage({});
  profile = await createTemporaryFolder('restart');
});
afterAll(async () => {
  await stage.stop();
  await profile.remove();
});

/** Opens the browser on the profile, asks, and closes it as a person does. */
async function inBrowser<Result>(work: (ask: Ask, page: Page) => Promise<Result>): Promise<Result> {
  const context = await launchChromium({
    extensions: [resolve(chromeBuild)],
    profile: profile.path,
    hosts: stage.hosts,
  });
  try {
    const extensionId = await readExtensionId(context);
    const page = await openExtensionPage(context, { extensionId, path: 'manifest.json' });
    return await work((name, input) => askExtension(page, name, input), page);
  } finally {
    await context.close();
  }
}

describe('restart', () => {
  test('default: locked, accounts there, journal there, and the password opens it', async () => {
    const before = await inBrowser(async (ask) => {
      const url = stage.chain.rpcUrl;
      await configureExtension(ask, { endpoints: [{ url, operator: 'Chain', own: true }] });
      const [holding] = await ask('holding.list', {});
      if (!holding) throw new Error('The demo account holds nothing.');
      const { record } = holding.model;
      const delegatee = '0x00000000000000000000000000000000000000aa';
      const action = { kind: 'delegate', delegatee } as const;
      const { id } = await ask('stake.prepare', { record, action });
      await ask('stake.submit', { preparedId: id, requestId: crypto.randomUUID() });
      const vault = await ask('account.read', {});
      expect(vault.status).toBe('unlocked');
      return { vault, activity: await ask('activity.list', {}) };
    });
    await inBrowser(async (ask) => {
      const vault = await ask('account.read', {});
      expect(vault).toMatchObject({
        status: 'locked',
        accounts: before.vault.accounts,
        selected: before.vault.selected,
      });
      const [entry] = await ask('activity.list', {});
      expect(entry?.hash).toBe(before.activity[0]?.hash);
      expect(entry?.hash).toMatch(/^0x[0-9a-f]{64}$/);
      expect(await ask('account.unlock', { password: demoPassword })).toMatchObject({
        status: 'unlocked',
      });
    });
  });

  test('behaviour: saved, erased, taken back: locked, whole, and open by its password', async () => {
    await inBrowser(async (ask, page) => {
      const { accounts } = await ask('account.read', {});
      const options = await page.context().newPage();
      await options.goto(page.url().replace('manifest.json', 'options.html#privacy'));
      const saving = options.waitForEvent('download');
      await options.getByRole('button', { name: getText('data_save') }).click();
      const saved = await (await saving).path();
      const text = await readFile(saved, 'utf8');
      expect(text).not.toContain(stage.chain.rpcUrl);
      await options.getByRole('button', { name: getText('data_erase') }).click();
      await options
        .getByRole('dialog')
        .getByRole('button', { name: getText('data_erase_confirm') })
        .click();
      await until(async () => (await ask('account.read', {})).status === 'none' || null, {
        what: 'everything is erased',
      });
      const file = { name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(text) };
      await options.locator('input[type=file]').setInputFiles(file);
      await until(async () => (await ask('account.read', {})).status === 'locked' || null, {
        what: 'the accounts are back',
      });
      expect((await ask('account.read', {})).accounts).toEqual(accounts);
      await ask('account.unlock', { password: demoPassword });
    });
  });
});
