/** A browser that is closed and opened again on one profile: what is kept, and that it is locked. */

import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askExtension } from '@/scripts/browser/ask-extension';
import { openExtensionPage, readExtensionId } from '@/scripts/browser/extension-worker';
import { launchChromium } from '@/scripts/browser/launch-chromium';
import { type Ask, configureExtension, demoPassword } from '@/scripts/start/configure-extension';
import { type Stage, startStage } from '@/scripts/start/stage';
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
async function inBrowser<Result>(work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const context = await launchChromium({
    extensions: [resolve(chromeBuild)],
    profile: profile.path,
    hosts: stage.hosts,
  });
  try {
    const extensionId = await readExtensionId(context);
    const page = await openExtensionPage(context, { extensionId, path: 'manifest.json' });
    return await work((name, input) => askExtension(page, name, input));
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
    await inBrowser(async (ask) => {
      const { accounts } = await ask('account.read', {});
      const { file } = await ask('data.export', {});
      expect(file).not.toContain(stage.chain.rpcUrl);
      expect(await ask('data.erase', {})).toEqual({ left: [] });
      expect(await ask('account.read', {})).toMatchObject({ status: 'none', accounts: [] });
      expect((await ask('data.import', { file })).added).toBeGreaterThan(0);
      expect(await ask('account.read', {})).toMatchObject({ status: 'locked', accounts });
      await ask('account.unlock', { password: demoPassword });
    });
  });

  test('behaviour: a description for a bug report names nobody', async () => {
    await inBrowser(async (ask) => {
      const { accounts } = await ask('account.read', {});
      const { text } = await ask('data.diagnose', {});
      expect(JSON.parse(text)).toMatchObject({ keystore: { status: 'locked', imported: 1 } });
      expect(text.toLowerCase()).not.toContain(accounts[0]?.address.toLowerCase());
      expect(text).not.toMatch(/127\.0\.0\.1|https?:/);
    });
  });
});
