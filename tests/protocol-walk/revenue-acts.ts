/** What people of the walk do about revenue: work that is credited, payments, claims; on the chain, then in the model. */
import { encodeFunctionData } from 'viem';
import { revenueRouterAbi } from '@/contracts/abi/revenue-router';
import type { HandsOf } from './acts';
import { router } from './call-hands';
import type { Walker } from './chain-balances';
import { type Currency, walkSplits } from './hands';
import type { Twin } from './twin';

const currencies: readonly Currency[] = ['coin', 'model'];

export type RevenueActs = ReturnType<typeof createRevenueActs>;

export function createRevenueActs({ world, model, now }: Twin, handsOf: HandsOf) {
  const { id, token } = world.launched;
  const callRouter = async (functionName: 'payTreasury' | 'fundIncentives', currency: Currency) => {
    const args = [id, currency === 'coin' ? world.market.coin : token] as const;
    const call = { abi: revenueRouterAbi, functionName, args } as const;
    await world.send('farah', router, encodeFunctionData(call));
  };
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
    payTreasury: async (currency: Currency) => {
      await callRouter('payTreasury', currency);
      return model.revenue.payTreasury(currency);
    },
    fundIncentives: async (currency: Currency) => {
      await callRouter('fundIncentives', currency);
      model.revenue.fundIncentives(currency);
    },
  };
}
