/** Revenue, by clicks in the dossier, and the vote on it by clicks in the composer. */
import type { Page } from 'playwright';
import { formatEther, getAddress } from 'viem';
import { getText } from '@/scripts/start/texts';
import { type PoolWorld, worldModel } from '@/tests/helpers/pool-world';
import { type Currency, walkEvidence, walkSplits } from '../hands';
import { fill, locator, type Person, press, seeIncluded } from './person';
import { type ActionCard, holdVoteByClicks } from './vote';

/** Of the coin the model's token is traded for. */
const coinSymbol = 'COIN';

export function createRevenueClicks(person: Person, world: PoolWorld) {
  const { on, sign } = person;
  const { launched, market } = world;
  const inRevenue = (work: (page: Page) => Promise<void>) =>
    on(`dossier.html#locator=${locator}&section=revenue`, async (page) => {
      await work(page);
      await sign(page);
      await seeIncluded(page);
    });
  return {
    submitWork: () =>
      inRevenue(async (page) => {
        const { kind, digest, note, askedWeight } = walkEvidence;
        await page.getByText(getText('revenue_submit_title'), { exact: true }).click();
        await page.getByLabel(getText('revenue_submit_kind'), { exact: true }).selectOption(kind);
        await fill(page, 'revenue_submit_digest', digest);
        await fill(page, 'revenue_submit_note', note);
        await fill(page, 'revenue_submit_weight', String(askedWeight));
        await press(page, 'revenue_submit');
      }),
    voteForRevenue: (weight: bigint) =>
      holdVoteByClicks(person, {
        title: 'Share the revenue',
        actions: listRevenueCards([market.coin, launched.token], weight),
      }),
    /** The router is allowed exactly the amount, then it is paid; both from one form. */
    payRevenue: (currency: Currency, amount: bigint) =>
      inRevenue(async (page) => {
        const token = getAddress(currency === 'coin' ? market.coin : launched.token);
        await page.getByLabel(getText('revenue_currency'), { exact: true }).selectOption(token);
        await fill(page, 'revenue_amount', formatEther(amount));
        await press(page, 'revenue_allow');
        // A coin is no contract of ours: the end of its address is typed before it is trusted.
        if (currency === 'coin') await typeEnd(page, token);
        await sign(page);
        await press(page, 'revenue_pay');
      }),
    handOn: (pot: 'treasury' | 'incentives', currency: Currency) =>
      inRevenue(async (page) => {
        const symbol = currency === 'coin' ? coinSymbol : worldModel.symbol;
        const head = page.locator('.revenue-item-head').filter({ hasText: symbol });
        const item = page.locator('.revenue-item').filter({ has: head });
        await press(item, `revenue_hand_on_${pot}`);
      }),
    claimRevenue: () => inRevenue((page) => press(page, 'revenue_claim_all')),
    claimWork: () => inRevenue((page) => press(page, 'revenue_claim_earned')),
  };
}

async function typeEnd(page: Page, address: string): Promise<void> {
  const end = address.slice(-4).toLowerCase();
  await page.getByLabel(getText('confirm_type', end), { exact: true }).fill(end);
}

function listRevenueCards(currencies: readonly string[], weight: bigint): readonly ActionCard[] {
  return [
    {
      kind: 'kind_splits',
      fillIn: async (card) => {
        for (const [part, bps] of Object.entries(walkSplits)) {
          await fill(card, `form_splits_${part}`, String(bps / 100));
        }
        await fill(card, 'form_currencies', currencies.join('\n'));
      },
    },
    {
      kind: 'kind_credit',
      fillIn: async (card) => {
        await card.getByLabel(getText('form_credit'), { exact: true }).selectOption('0');
        await fill(card, 'form_credit_weight', String(weight));
      },
    },
  ];
}
