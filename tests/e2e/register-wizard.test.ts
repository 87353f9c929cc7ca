/** The browser's own menu on a page nobody governs, to the wizard, to a community on the chain, to the link. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoAccount } from '@/scripts/embedded-chain/accounts';
import { getText } from '@/scripts/start/texts';
import { getLabel, waitForLife, waitForTitleBadge } from '@/tests/helpers/badges';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';
import { fillInLaunch, press, seeStep } from '@/tests/helpers/wizard';
import { listTransactions } from '@/tests/helpers/world';

const path = '/microsoft/phi-4';
const locator = 'huggingface.co/microsoft/phi-4';
const recordText = /eip155:\d+\/erc721:0x[0-9a-fA-F]{40}\/\d+/;

let session: StagedChromium;

beforeAll(async () => {
  session = await startStagedChromium({ onDisplay: true });
});
afterAll(() => session?.close());

async function openWizard(): Promise<Page> {
  const page = await session.openHubPage(path);
  const opened = session.context.waitForEvent('page');
  const target = page.locator('main').first();
  await session.chooseFromMenu({ page, place: 'page', target, index: 2, count: 3 });
  const wizard = await opened;
  await page.close();
  return wizard;
}

describe('a model that nobody governs', () => {
  let record = '';

  test('by the native menu to the wizard, and by one transaction onto the chain', async () => {
    const wizard = await openWizard();
    await fillInLaunch(wizard, {
      name: 'Phi Commons',
      symbol: 'PHIC',
      list: `address,amount,staked\n${demoAccount.address},1000,500\n0x${'12'.repeat(20)},250`,
    });
    const from = Number(await session.chain.rpc('eth_blockNumber'));
    await press(wizard, 'review_sign');
    await wizard.getByText('Launcher').first().waitFor();
    await press(wizard, 'confirm_sign');
    await seeStep(wizard, 'after');
    const found = wizard.locator('.register-reference code');
    await found.waitFor();
    record = (await found.textContent()) ?? '';
    expect(record).toMatch(recordText);
    const sent = await listTransactions(session.chain, demoAccount.address, from);
    expect(sent).toHaveLength(1);
    const receipt = await session.chain.rpc('eth_getTransactionReceipt', [sent[0]?.hash]);
    expect(receipt).toMatchObject({ status: '0x1' });
  });

  test('the badge says claimed, since the repository does not name the record yet', async () => {
    const page = await session.openHubPage(path);
    await waitForLife(page);
    const badge = await waitForTitleBadge(page);
    expect(getLabel(badge)).toContain(getText('verdict_claimed'));
    await page.close();
  });

  test('the lines are drawn into the repository’s own front matter', async () => {
    const wizard = await session.openPage(`register.html#locator=${locator}`);
    // A sent registration is in the list; for the model itself a new one would be begun.
    await wizard.close();
    const list = await session.openPage('register.html');
    await list
      .getByRole('button', { name: /Phi Commons/ })
      .first()
      .click();
    const added = list.locator('.register-line-added');
    await added.waitFor();
    expect(await added.textContent()).toContain(`governance: ${record}`);
    const lines = await list.locator('.register-line-text').allTextContents();
    expect(lines).toContain('license: mit');
    expect(lines.at(0)).toBe('---');
    const link = list.getByRole('link', { name: getText('link_open', 'huggingface.co') });
    expect(await link.getAttribute('href')).toBe(
      'https://huggingface.co/microsoft/phi-4/edit/main/README.md',
    );
    await list.close();
  });

  test('the wizard notices the commit by itself, also after its worker was stopped', async () => {
    const list = await session.openPage('register.html');
    await list
      .getByRole('button', { name: /Phi Commons/ })
      .first()
      .click();
    await list.getByText(getText('link_waiting')).waitFor();
    await session.stopWorker();
    session.hub.setRecords({ 'microsoft/phi-4': record });
    await list.getByText(getText('link_done')).waitFor({ timeout: 90_000 });
    await list.getByRole('button', { name: getText('after_propose') }).waitFor();
  }, 120_000);

  test('the badge says it is linked: what is missing is an approval', async () => {
    const page = await session.openHubPage(path);
    await waitForLife(page);
    const badge = await waitForTitleBadge(page, (label) =>
      label.includes(getText('verdict_nothing_approved')),
    );
    expect(getLabel(badge)).toContain(getText('verdict_nothing_approved'));
    await page.close();
    const sightings = [{ locator, place: 'title' as const, revision: null }];
    const [state] = await session.ask('badge.read', { sightings });
    expect(state?.verdict.link).toBe('linked');
  });

  test('the next step opens the composer with the approval filled in', async () => {
    const list = await session.openPage('register.html');
    await list
      .getByRole('button', { name: /Phi Commons/ })
      .first()
      .click();
    const opened = session.context.waitForEvent('page');
    await press(list, 'after_propose');
    const composer = await opened;
    await composer.getByText(getText('kind_approve_revision')).first().waitFor();
    await composer.getByText(getText('eligibility_yes')).waitFor();
    await composer.getByText(getText('report_manifest')).waitFor();
  });
});

test('what is typed outlives the tab and the worker', async () => {
  const wizard = await session.openPage('register.html#locator=huggingface.co/microsoft/phi-2');
  await wizard.getByText(getText('register_claims_none')).waitFor();
  await press(wizard, 'register_next');
  await wizard.getByRole('radio', { name: getText('register_launch') }).click();
  await wizard.getByLabel(getText('register_symbol'), { exact: true }).fill('KEPT');
  await wizard.getByText(getText('save_saved')).waitFor();
  await wizard.close();
  await session.stopWorker();
  const again = await session.openPage('register.html#locator=huggingface.co/microsoft/phi-2');
  const symbol = again.getByLabel(getText('register_symbol'), { exact: true });
  await expect.poll(() => symbol.inputValue()).toBe('KEPT');
});
