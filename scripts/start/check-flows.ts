/**
 * The three things `--check` does as a person would: by what is written on the screen, never by messages or
 * calls of our own. What came of them is read past the extension.
 */
import type { Page } from 'playwright';
import { formatEther, parseEther } from 'viem';
import { waitForShadowHost } from '../browser/closed-shadow';
import { openExtensionPage } from '../browser/extension-worker';
import { openNativeMenuItem } from '../browser/native-menu';
import { demoAccount } from '../embedded-chain/accounts';
import type { CheckFlow, CheckScene } from './check-types';
import { readProposalIds, readView } from './read-chain';
import { getText } from './texts';

const stakedTokens = '250';
const title = 'Say which data the evaluation left out';

const stake: CheckFlow = {
  name: 'stake',
  act: async (scene) => {
    const popup = await openFromCard(scene, getText('card_stake_action'));
    await popup.getByLabel(getText('stake_amount'), { exact: true }).fill(stakedTokens);
    await popup.getByRole('button', { name: getText('stake_review_stake') }).click();
    await sign(popup, 'confirm_sign');
  },
  read: async ({ stage, vault }) => {
    const view = { to: vault, name: 'balanceOf', args: [demoAccount.address] };
    return (await readView(stage.chain.rpcUrl, view)) as bigint;
  },
  // Shares are one to one with tokens in a vault that never gained nor lost.
  isDone: (before, after) => after - before === parseEther(stakedTokens),
  describe: (before, after) =>
    `the demo account holds ${formatEther(after)} stake shares, ${formatEther(after - before)} more`,
};

const vote: CheckFlow = {
  name: 'vote',
  act: async (scene) => {
    const popup = await openFromCard(scene, /^Vote on:/);
    await popup.getByRole('radio', { name: getText('vote_for'), exact: true }).check();
    await popup.getByLabel(getText('vote_reason')).fill('Tried by npm start -- --check.');
    await popup.getByRole('button', { name: getText('vote_review') }).click();
    await sign(popup, 'confirm_sign');
  },
  read: async ({ stage, governor }) => {
    const { rpcUrl } = stage.chain;
    let weight = 0n;
    for (const id of await readProposalIds(rpcUrl, governor)) {
      const args = [id, demoAccount.address];
      const voted = await readView(rpcUrl, { to: governor, name: 'hasVoted', args });
      if (!voted) continue;
      const tally = await readView(rpcUrl, { to: governor, name: 'proposalVotes', args: [id] });
      weight += (tally as readonly [bigint, bigint, bigint])[1];
    }
    return weight;
  },
  isDone: (before, after) => after > before,
  describe: (_, after) =>
    `the demo account has voted; the proposal stands at ${formatEther(after)} votes for`,
};

const proposal: CheckFlow = {
  name: 'proposal',
  act: async (scene) => {
    const composer = await openComposer(scene);
    await composer.getByLabel(getText('composer_title_label'), { exact: true }).fill(title);
    await composer
      .getByRole('textbox', { name: getText('composer_body'), exact: true })
      .fill('Proposed by npm start -- --check. It changes nothing.');
    await composer.getByRole('radio', { name: getText('kind_signal') }).click();
    await composer.getByRole('button', { name: getText('composer_review') }).click();
    await composer.getByRole('button', { name: getText('review_sign'), exact: true }).click();
    await sign(composer, 'confirm_sign');
  },
  read: async ({ stage, governor }) => {
    const { rpcUrl } = stage.chain;
    let own = 0n;
    for (const id of await readProposalIds(rpcUrl, governor)) {
      const view = { to: governor, name: 'proposalProposer', args: [id] };
      if ((await readView(rpcUrl, view)) === demoAccount.address) own += 1n;
    }
    return own;
  },
  isDone: (before, after) => after === before + 1n,
  describe: (_, after) => `the demo account has made ${after} proposal on the governor`,
};

export const checkFlows: readonly CheckFlow[] = [stake, vote, proposal];

/** Opens the card by its badge and presses a button in it; gives the window that opens. */
async function openFromCard(scene: CheckScene, button: string | RegExp): Promise<Page> {
  const { context, page } = scene;
  await page.bringToFront();
  const badge = await waitForShadowHost(page, 'commonweight-badge');
  await badge.click({ role: 'button', name: /./ });
  const wanted = { role: 'button', name: button };
  const card = await waitForShadowHost(page, 'commonweight-card', ({ accessibility }) =>
    accessibility.some(
      ({ role, name }) =>
        role === wanted.role && (typeof button === 'string' ? name === button : button.test(name)),
    ),
  );
  const opened = context.waitForEvent('page');
  await card.click(wanted);
  return await opened;
}

/** By the native menu where there is a display, else by its own address. */
async function openComposer(scene: CheckScene): Promise<Page> {
  const { context, extensionId, page, display } = scene;
  if (!display) {
    scene.say('The native context menu was skipped: the composer is opened by its address.');
    const locator = new URL(page.url());
    const path = `composer.html#locator=${(locator.host + locator.pathname).toLowerCase()}`;
    return await openExtensionPage(context, { extensionId, path });
  }
  const opened = context.waitForEvent('page');
  await openNativeMenuItem({
    page,
    display,
    place: 'page',
    target: page.getByRole('main').or(page.locator('body')).first(),
    index: 0,
    count: 3,
    screenshots: scene.screenshots,
  });
  return await opened;
}

/** Signs what is shown last. */
async function sign(page: Page, key: string): Promise<void> {
  await page.getByRole('button', { name: getText(key), exact: true }).click();
}
