/** The browser's own menu on a page, a link and a selection, to a filled composer, to a proposal on the chain. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MenuPlace } from '@/scripts/browser/native-menu';
import { demoAccount } from '@/scripts/embedded-chain/accounts';
import { getText } from '@/scripts/start/texts';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';
import { listTransactions } from '@/tests/helpers/world';

const path = '/mistralai/Mistral-7B-v0.1';
const locator = 'huggingface.co/mistralai/mistral-7b-v0.1';

let session: StagedChromium;

beforeAll(async () => {
  session = await startStagedChromium({ onDisplay: true });
});
afterAll(() => session?.close());

/** Right-clicks, chooses "Propose a change", and gives the composer's tab. */
async function propose(page: Page, place: MenuPlace, selector: string): Promise<Page> {
  const opened = session.context.waitForEvent('page');
  const target = page.locator(selector).first();
  const count = place === 'selection' ? 2 : 3;
  await session.chooseFromMenu({ page, place, target, index: 0, count });
  return opened;
}

function getBody(composer: Page) {
  return composer.getByRole('textbox', { name: getText('composer_body'), exact: true });
}

async function seeModel(composer: Page): Promise<void> {
  await composer.getByText(locator).first().waitFor();
  await composer.getByText(getText('eligibility_yes')).waitFor();
}

describe('the native menu', () => {
  test('args: a page; then the proposal is on the chain, read back by plain JSON-RPC', async () => {
    const page = await session.openHubPage(path);
    const composer = await propose(page, 'page', 'main');
    await seeModel(composer);
    await expect.poll(() => getBody(composer).inputValue()).toContain(path);
    await composer.getByLabel(getText('composer_title_label'), { exact: true }).fill('By the menu');
    await composer.getByRole('radio', { name: getText('kind_signal') }).click();
    await composer.getByRole('button', { name: getText('composer_review') }).click();
    const from = Number(await session.chain.rpc('eth_blockNumber'));
    await composer.getByRole('button', { name: getText('review_sign'), exact: true }).click();
    await composer.getByRole('button', { name: getText('confirm_sign'), exact: true }).click();
    await composer.getByRole('heading', { name: getText('sent_title') }).waitFor();
    await expect
      .poll(() => listTransactions(session.chain, demoAccount.address, from), { timeout: 20_000 })
      .toHaveLength(1);
    const [sent] = await listTransactions(session.chain, demoAccount.address, from);
    const text = Buffer.from((sent?.input ?? '0x').slice(2), 'hex').toString('utf8');
    expect(sent?.input.slice(0, 10)).toBe('0x7d5e81e2');
    expect(text).toContain('# By the menu');
    expect(text).toContain(`#proposer=${demoAccount.address.toLowerCase()}`);
    const receipt = await session.chain.rpc('eth_getTransactionReceipt', [sent?.hash]);
    expect(receipt).toMatchObject({ status: '0x1' });
  });

  test('args: a selection, quoted in the text', async () => {
    const page = await session.openHubPage(path);
    const selector = 'main p';
    const selected = ((await page.locator(selector).first().textContent()) ?? '').trim();
    const composer = await propose(page, 'selection', selector);
    await seeModel(composer);
    await expect.poll(() => getBody(composer).inputValue()).toMatch(/^> /);
    expect(await getBody(composer).inputValue()).toContain(selected.slice(0, 12));
  });

  test('args: a link, whose model it is about', async () => {
    const page = await session.openHubPage('/models');
    const composer = await propose(page, 'link', `article a[href$="${path}"]`);
    await seeModel(composer);
    await expect
      .poll(() => getBody(composer).inputValue())
      .toContain('https://huggingface.co/models');
  });

  test('behaviour: the draft outlives the tab and the worker', async () => {
    const page = await session.openHubPage(path);
    const composer = await propose(page, 'page', 'main');
    await seeModel(composer);
    await composer.getByLabel(getText('composer_title_label'), { exact: true }).fill('Kept');
    await composer.getByText(getText('save_saved')).waitFor();
    const { hash } = new URL(composer.url());
    await composer.close();
    await session.stopWorker();
    const again = await session.openPage(`composer.html${hash}`);
    const title = again.getByLabel(getText('composer_title_label'), { exact: true });
    await expect.poll(() => title.inputValue()).toBe('Kept');
  });
});
