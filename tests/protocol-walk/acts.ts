/** What people of the walk do with their stake and in the market, on the chain and in the model. */
import { encodeFunctionData, parseAbi } from 'viem';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { pay, sell } from '@/scripts/embedded-chain/pools/market';
import { encodePoolsOn } from '@/scripts/embedded-chain/pools/pool-actions';
import { fundBudget, marketMaker, worldSettings } from '@/tests/helpers/pool-world';
import { approve } from './approve';
import type { Walker } from './chain-balances';
import type { Twin } from './twin';
import { holdVote } from './vote';

const deskAbi = parseAbi(['function lose(uint256 assets)']);

export type StakeActs = ReturnType<typeof createStakeActs>;

export function createStakeActs(twin: Twin) {
  return { ...stakeActs(twin), ...marketActs(twin), ...poolActs(twin) };
}

function stakeActs({ world, model, now }: Twin) {
  const { vault, token } = world.launched;
  return {
    stake: async (who: Walker, assets: bigint) => {
      await approve(world, who, { token, spender: vault, amount: assets });
      const args = [assets, getAddressOf(who)] as const;
      const call = { abi: stakeVaultAbi, functionName: 'deposit', args } as const;
      await world.send(who, vault, encodeFunctionData(call));
      model.stake.deposit(who, assets, await now());
    },
    requestUnstake: async (who: Walker, shares: bigint): Promise<number> => {
      const call = { abi: stakeVaultAbi, functionName: 'requestUnstake', args: [shares] } as const;
      await world.send(who, vault, encodeFunctionData(call));
      return model.stake.request(who, shares, await now());
    },
    claimUnstake: async (who: Walker, id: number) => {
      const args = [BigInt(id), getAddressOf(who)] as const;
      const call = { abi: stakeVaultAbi, functionName: 'claimUnstake', args } as const;
      await world.send(who, vault, encodeFunctionData(call));
      return model.stake.claim(id, await now());
    },
    /** A holder takes stake out of the desk, whoever keeps it there. */
    forceOut: async (who: Walker, assets: bigint) => {
      const args = [world.adapters.desk, assets, 0n] as const;
      const call = { abi: stakeVaultAbi, functionName: 'forceDeallocate', args } as const;
      await world.send(who, vault, encodeFunctionData(call));
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

function poolActs({ world, model, now }: Twin) {
  return {
    voteForPools: async () => {
      const { launched, adapters } = world;
      const settings = { ...worldSettings, policy: { ...worldSettings.policy, ...walkPolicy } };
      const actions = encodePoolsOn({ launched, adapters, settings });
      await holdVote(world, actions, 'Let part of the stake earn in two pools');
      const at = await now();
      model.stake.book.setRate(settings.limits.maxRatePerYear, at);
      model.stake.setPenalty(BigInt(settings.limits.penaltyBps));
      model.stake.book.list(model.desk, at);
      model.stake.book.list(model.pairPool, at);
      model.allocator.setPolicy({
        windowSeconds: BigInt(settings.policy.scoreWindowSeconds),
        tipBps: BigInt(settings.policy.tipBps),
        maxTip: settings.policy.maxTip,
        pokeTip: settings.policy.pokeTip,
      });
    },
    fundTips: async (amount: bigint) => {
      await fundBudget(world, marketMaker, amount);
      model.allocator.fund(marketMaker, amount);
    },
  };
}

/** Short enough to see stake come and go within the walk. */
const walkPolicy = { minHoldSeconds: 2 * 86_400, cooldownSeconds: 600 };

function expectSame(model: bigint, chain: bigint): void {
  if (model !== chain) throw new Error(`The model says ${model}, the chain ${chain}.`);
}
