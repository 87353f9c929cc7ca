/** Each page of the extension as the browser opens it: it starts, says what it is, and complains of nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getText } from '@/scripts/start/texts';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const governed = 'huggingface.co/mistralai/mistral-7b-v0.1';

let stage: StagedChromium;

beforeAll(async () => {
  stage = await startStagedChromium();
});
afterAll(async () => {
  await stage?.close();
});

describe('our pages', () => {
  test.each([
    [`popup.html#locator=${governed}`, 'extension_name', 'mistralai/mistral-7b-v0.1'],
    ['options.html#networks', 'options_title', getText('network_mine')],
    ['welcome.html', 'welcome_title', getText('welcome_title')],
    [`composer.html#locator=${governed}`, 'composer_title', governed],
    ['register.html', 'register_title', getText('register_none')],
    [`dossier.html#locator=${governed}`, 'dossier_title', governed],
    [`files.html#locator=${governed}`, 'check_title', getText('check_your_files')],
  ] as const)('default: %s', async (path, title, text) => {
    const page = await stage.context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));
    await page.goto(`chrome-extension://${stage.extensionId}/${path}`);
    await page.locator('body').getByText(text).first().waitFor();
    expect(await page.title()).toContain(getText(title));
    expect(await page.evaluate(() => document.documentElement.lang)).toMatch(/^en/);
    expect(troubles).toEqual([]);
    expect(await page.evaluate(readFont)).toEqual(await page.evaluate(readDesignedFont));
    await page.close();
  });
});

/** What the body, and so every label and button, is set in. Only a page of the extension shows what Chromium adds. */
function readFont(): { size: string; family: string } {
  const { fontSize, fontFamily } = getComputedStyle(document.body);
  return { size: fontSize, family: fontFamily };
}

/** What the design asks for. */
function readDesignedFont(): { size: string; family: string } {
  const tokens = getComputedStyle(document.documentElement);
  return {
    size: tokens.getPropertyValue('--text-body'),
    family: tokens.getPropertyValue('--font'),
  };
}
