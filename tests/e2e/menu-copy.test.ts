/** "Copy governance reference" in the browser's own menu, and what is then on the clipboard. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MenuPlace } from '@/scripts/browser/native-menu';
import { demoChainId } from '@/scripts/embedded-chain/chain';
import { getContracts } from '@/scripts/embedded-chain/demo-chain';
import { linkedRecordIds } from '@/scripts/embedded-chain/seed-models';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const path = '/mistralai/Mistral-7B-v0.1';

let session: StagedChromium;
let own: Page;

beforeAll(async () => {
  session = await startStagedChromium({ onDisplay: true });
  own = await session.openPage('options.html#section=networks');
});
afterAll(() => session?.close());

/** Right-clicks and chooses the second of our entries. */
async function copy(page: Page, place: MenuPlace, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  const count = place === 'selection' ? 2 : 3;
  await session.chooseFromMenu({ page, place, target, index: 1, count });
}

/** What a paste by the keyboard gives: no page is allowed to read the clipboard. */
async function paste(): Promise<string> {
  await own.bringToFront();
  const field = own.getByRole('textbox').first();
  await field.fill('');
  await field.press('Control+V');
  return field.inputValue();
}

function getReference(locator: string): string {
  return `eip155:${demoChainId}/erc721:${getContracts().registry}/${linkedRecordIds.get(locator as never)}`;
}

describe('copy governance reference', () => {
  test('args: a page', async () => {
    const page = await session.openHubPage(path);
    await copy(page, 'page', 'main');
    await expect
      .poll(paste, { timeout: 10_000 })
      .toBe(getReference('huggingface.co/mistralai/mistral-7b-v0.1'));
    await page.close();
  });

  test('args: a link in a listing, whose own model it is', async () => {
    const page = await session.openHubPage('/models');
    await copy(page, 'link', 'article a[href$="/BAAI/bge-m3"]');
    await expect.poll(paste, { timeout: 10_000 }).toBe(getReference('huggingface.co/baai/bge-m3'));
    await page.close();
  });

  test('behaviour: of a model without a record nothing is copied; our own page tells what there is', async () => {
    const page = await session.openHubPage('/microsoft/phi-2');
    const opened = session.context.waitForEvent('page');
    await copy(page, 'page', 'main');
    const shown = await opened;
    await shown.waitForURL(/composer\.html#/);
    expect(await paste()).toBe(getReference('huggingface.co/baai/bge-m3'));
    await page.close();
  });
});
