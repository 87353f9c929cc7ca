/** A whole vote by clicks: proposed in the composer; voted on, queued and executed in the popup; with the time it takes. */
import type { Locator, Page } from 'playwright';
import { parseEventLogs } from 'viem';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { getText } from '@/scripts/start/texts';
import { fill, locator, type Person, press } from './person';

/** One action of a proposal: its kind's title, and what is filled in on its card. */
export type ActionCard = { kind: string; fillIn: (card: Locator) => Promise<void> };

export async function holdVoteByClicks(
  person: Person,
  { title, actions }: { title: string; actions: readonly ActionCard[] },
): Promise<void> {
  const { chain, on, sign } = person;
  // Votes of a launch are of its second; a proposal needs some of the second before.
  await chain.increaseTime(2);
  const id = await propose(person, title, actions);
  const inPopup = (work: (page: Page) => Promise<void>) =>
    on(`popup.html#locator=${locator}&proposal=${id}&section=vote`, async (page) => {
      await work(page);
      await sign(page);
    });
  await chain.increaseTime(61);
  await inPopup(async (page) => {
    await page.getByRole('radio', { name: getText('vote_for'), exact: true }).check();
    await press(page, 'vote_review');
  });
  await chain.increaseTime(3601);
  await inPopup((page) => press(page, 'vote_step_queue_button'));
  await chain.increaseTime(3601);
  await inPopup((page) => press(page, 'vote_step_execute_button'));
}

async function propose(
  { on, sign }: Person,
  title: string,
  actions: readonly ActionCard[],
): Promise<bigint> {
  return await on(`composer.html#locator=${locator}`, async (page) => {
    await page.getByText(getText('eligibility_yes')).waitFor();
    await fill(page, 'composer_title_label', title);
    for (const [index, { kind, fillIn }] of actions.entries()) {
      if (index > 0) await press(page, 'composer_add_action');
      await page.getByRole('radio', { name: getText(kind) }).click();
      await fillIn(page.locator('.composer-actions > .composer-card').nth(index));
    }
    await press(page, 'composer_review');
    await page.getByText(getText('simulation_ok')).waitFor();
    await press(page, 'review_sign');
    const logs = await sign(page);
    const [event] = parseEventLogs({
      abi: modelGovernorAbi,
      eventName: 'ProposalCreated',
      logs,
    });
    if (!event) throw new Error('The proposal emitted no ProposalCreated.');
    return event.args.proposalId;
  });
}
