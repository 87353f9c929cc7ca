/** Stake, by clicks: in the popup what everybody does, in the dossier what moves between pools. */
import type { Page } from 'playwright';
import { formatEther } from 'viem';
import { getText } from '@/scripts/start/texts';
import type { PoolWorld } from '@/tests/helpers/pool-world';
import { fill, locator, type Person, press, seeIncluded } from './person';

export function createStakeClicks({ on, sign }: Person, { adapters }: PoolWorld) {
  const inPopup = (work: (page: Page) => Promise<void>) =>
    on(`popup.html#locator=${locator}&section=stake`, async (page) => {
      await work(page);
      await sign(page);
    });
  const inPools = (
    title: string,
    work: (section: ReturnType<Page['locator']>, page: Page) => Promise<void>,
  ) =>
    on(`dossier.html#locator=${locator}&section=pools`, async (page) => {
      const section = page.locator('.pools-section').filter({ hasText: getText(title) });
      await work(section, page);
      await sign(page);
      await seeIncluded(page);
    });
  return {
    stake: (assets: bigint) =>
      inPopup(async (page) => {
        await fill(page, 'stake_amount', formatEther(assets));
        await press(page, 'stake_review_stake');
      }),
    requestUnstake: (shares: bigint) =>
      inPopup(async (page) => {
        await page.getByRole('tab', { name: getText('stake_task_unstake'), exact: true }).click();
        await fill(page, 'stake_unstake_amount', formatEther(shares));
        await press(page, 'stake_review_unstake');
      }),
    /** There is no other under way. */
    claimUnstake: () => inPopup((page) => press(page, 'stake_claim')),
    moveToPair: (assets: bigint) =>
      inPools('pools_move', async (section, page) => {
        await section.getByLabel(getText('pools_to'), { exact: true }).selectOption(adapters.pair);
        await fill(section, 'pools_amount', formatEther(assets));
        await press(section, 'pools_try');
        // What would come of it is told before it is signed.
        await page.getByText(getText('pools_would_move', '').trim()).first().waitFor();
      }),
    forceOut: (assets: bigint) =>
      inPools('pools_force', async (section, page) => {
        await section.getByText(getText('pools_force'), { exact: true }).click();
        await section
          .getByLabel(getText('pools_from'), { exact: true })
          .selectOption(adapters.desk);
        await fill(section, 'pools_amount', formatEther(assets));
        await press(section, 'pools_force_try');
        await page.getByText(getText('pools_would_leave', '').trim()).first().waitFor();
      }),
  };
}
