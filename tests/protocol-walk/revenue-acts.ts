/** What people of the walk do about revenue: work that is credited, payments, claims; on the chain, then in the model. */
import type { HandsOf } from './acts';
import type { Walker } from './chain-balances';
import { type Currency, walkSplits } from './hands';
import type { Twin } from './twin';

const currencies: readonly Currency[] = ['coin', 'model'];

export type RevenueActs = ReturnType<typeof createRevenueActs>;

export function createRevenueActs({ model, now }: Twin, handsOf: HandsOf) {
  return {
    submitWork: (who: Walker) => handsOf(who).submitWork(),
    /** How revenue is split, and what the work of a contributor weighs. */
    voteForRevenue: async (who: Walker, weight: bigint) => {
      await handsOf(who).voteForRevenue(weight);
      const { stakers, contributors, treasury, incentives } = walkSplits;
      model.revenue.setSplits({
        ...{ stakers: BigInt(stakers), contributors: BigInt(contributors) },
        ...{ treasury: BigInt(treasury), incentives: BigInt(incentives) },
      });
      model.contributors.credit(who, weight);
    },
    payRevenue: async (who: Walker, currency: Currency, amount: bigint) => {
      await handsOf(who).payRevenue(currency, amount);
      model.revenue.pay(who, currency, amount, await now());
    },
    claimRevenue: async (who: Walker) => {
      await handsOf(who).claimRevenue();
      const at = await now();
      for (const currency of currencies) model.revenue.claim(who, 0, currency, at);
    },
    claimWork: async (who: Walker) => {
      await handsOf(who).claimWork();
      const [coin = 0n, own = 0n] = currencies.map((one) => model.contributors.claim(0, one));
      return { coin, model: own };
    },
    payTreasury: async (who: Walker, currency: Currency) => {
      await handsOf(who).handOn('treasury', currency);
      return model.revenue.payTreasury(currency);
    },
    fundIncentives: async (who: Walker, currency: Currency) => {
      await handsOf(who).handOn('incentives', currency);
      model.revenue.fundIncentives(currency);
    },
  };
}
