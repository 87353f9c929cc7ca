/** What people of the walk do with their stake and in the market: by their hands on the chain, then in the model. */
import { encodeFunctionData, parseAbi } from 'viem';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { pay, sell } from '@/scripts/embedded-chain/pools/market';
import { fundBudget, marketMaker } from '@/tests/helpers/pool-world';
import { approve } from './approve';
import type { Walker } from './chain-balances';
import type { Currency, Hands } from './hands';
import { walkSettings } from './settings';
import type { Twin } from './twin';

const deskAbi = parseAbi(['function lose(uint256 assets)']);

export type HandsOf = (who: Walker) => Hands;
export type StakeActs = ReturnType<typeof createStakeActs>;

export function createStakeActs(twin: Twin, handsOf: HandsOf) {
  return { ...stakeActs(twin, handsOf), ...marketActs(twin), ...poolActs(twin, handsOf) };
}

function stakeActs({ world, model, now }: Twin, handsOf: HandsOf) {
  const { vault } = world.launched;
  return {
    stake: async (who: Walker, assets: bigint) => {
      await handsOf(who).stake(assets);
      model.stake.deposit(who, assets, await now());
    },
    requestUnstake: async (who: Walker, shares: bigint): Promise<number> => {
      await handsOf(who).requestUnstake(shares);
      return model.stake.request(who, shares, await now());
    },
    claimUnstake: async (who: Walker, id: number) => {
      await handsOf(who).claimUnstake(id);
      return model.stake.claim(id, await now());
    },
    forceOut: async (who: Walker, assets: bigint) => {
      await handsOf(who).forceOut(assets);
      return model.stake.force({ holder: who, pool: model.desk, assets }, await now());
    },
    book: async () => {
      const call = { abi: stakeVaultAbi, functionName: 'book' } as const;
      await world.send('farah', vault, encodeFunctionData(call));
      model.stake.book.write(await now());
    },
  };
}

function marketActs({ world, model, now }: Twin) {
  const { token } = world.launched;
  const { coin, desk, pair } = world.market;
  const trader = { rpcUrl: world.chain.rpcUrl, from: getAddressOf(marketMaker) };
  return {
    give: async (currency: Currency, to: Walker, amount: bigint) => {
      const given = currency === 'coin' ? coin : token;
      await pay(trader, { token: given, to: getAddressOf(to), amount });
      model.tokens.move(currency, marketMaker, to, amount);
    },
    /** Somebody else lends through the desk too. */
    lend: async (amount: bigint) => {
      await approve(world, marketMaker, { token, spender: desk, amount });
      const args = [amount, getAddressOf(marketMaker)] as const;
      const call = { abi: stakeVaultAbi, functionName: 'deposit', args } as const;
      await world.send(marketMaker, desk, encodeFunctionData(call));
      model.desk.deposit(marketMaker, amount);
    },
    payInterest: async (amount: bigint) => {
      await pay(trader, { token, to: desk, amount });
      model.desk.earn(marketMaker, amount);
    },
    /** A borrower of the desk never pays back. */
    default: async (amount: bigint) => {
      const call = { abi: deskAbi, functionName: 'lose', args: [amount] } as const;
      await world.send(marketMaker, desk, encodeFunctionData(call));
      model.desk.lose('nobody', amount);
    },
    trade: async (amount: bigint) => {
      const bought = await sell(trader, { pair, token, amount });
      expectSame(model.pair.swap(marketMaker, 'base', amount, await now()), bought);
      const back = await sell(trader, { pair, token: coin, amount: bought });
      expectSame(model.pair.swap(marketMaker, 'quote', bought, await now()), back);
    },
  };
}

function poolActs({ world, model, now, followKeepers }: Twin, handsOf: HandsOf) {
  return {
    voteForPools: async (who: Walker) => {
      await handsOf(who).voteForPools();
      const { limits, policy } = walkSettings;
      const at = await now();
      model.stake.book.setRate(limits.maxRatePerYear, at);
      model.stake.setPenalty(BigInt(limits.penaltyBps));
      model.stake.book.list(model.desk, at);
      model.stake.book.list(model.pairPool, at);
      model.allocator.setPolicy({
        windowSeconds: BigInt(policy.scoreWindowSeconds),
        tipBps: BigInt(policy.tipBps),
        maxTip: policy.maxTip,
        pokeTip: policy.pokeTip,
      });
    },
    fundTips: async (amount: bigint) => {
      await fundBudget(world, marketMaker, amount);
      model.allocator.fund(marketMaker, amount);
    },
    /** Quicker than the keeper, for the same tip. */
    moveToPair: async (who: Walker, assets: bigint) => {
      await handsOf(who).moveToPair(assets);
      return await followKeepers();
    },
  };
}

function expectSame(model: bigint, chain: bigint): void {
  if (model !== chain) throw new Error(`The model says ${model}, the chain ${chain}.`);
}
