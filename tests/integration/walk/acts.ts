/** What people of the walk do, on the chain and in the model. */
import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  parseAbi,
  parseAbiParameters,
} from 'viem';
import { contributionsAbi } from '@/contracts/abi/contributions';
import { revenueRouterAbi } from '@/contracts/abi/revenue-router';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import deployments from '@/contracts/deployments.json';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { pay, sell, tokenAbi } from '@/scripts/embedded-chain/pools/market';
import { encodePoolsOn } from '@/scripts/embedded-chain/pools/pool-actions';
import { fundBudget, marketMaker, type PoolWorld, worldSettings } from '@/tests/helpers/pool-world';
import type { Walker } from './chain-balances';
import type { Twin } from './twin';
import { holdVote } from './vote';

export const router = deployments.addresses.revenueRouter as Address;
export const contributions = deployments.addresses.contributions as Address;

const deskAbi = parseAbi(['function lose(uint256 assets)']);
const evidence = {
  kind: 0,
  digest: 'git-sha1:1e1f0c9a0c7a2ac1d6e9f3d3f2a5b4c3d2e1f0a9',
  uri: '',
  note: 'A better tokenizer.',
  askedWeight: 300n,
} as const;
const evidenceType = parseAbiParameters(
  'address account, (uint8 kind, string digest, string uri, string note, uint64 askedWeight) evidence',
);

export type Acts = ReturnType<typeof createActs>;

export function createActs(twin: Twin) {
  return { ...stakeActs(twin), ...marketActs(twin), ...voteActs(twin), ...revenueActs(twin) };
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

function voteActs({ world, model, now }: Twin) {
  const { id } = world.launched;
  return {
    voteForPools: async () => {
      const { launched, adapters, chain } = world;
      const settings = { ...worldSettings, policy: { ...worldSettings.policy, ...walkPolicy } };
      const actions = await encodePoolsOn(chain.rpcUrl, { launched, adapters, settings });
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
    submitWork: async (who: Walker) => {
      const args = [id, evidence] as const;
      const call = { abi: contributionsAbi, functionName: 'submit', args } as const;
      await world.send(who, contributions, encodeFunctionData(call));
    },
    /** The second vote: how revenue is split, and what the work of a contributor weighs. */
    voteForRevenue: async (who: Walker, weight: bigint) => {
      const splits = {
        ...{ stakersBps: 6000, contributorsBps: 2000, treasuryBps: 1500, incentivesBps: 500 },
        ...{ parents: [], currencies: [world.market.coin, world.launched.token] },
      };
      const hash = keccak256(encodeAbiParameters(evidenceType, [getAddressOf(who), evidence]));
      const actions = [
        {
          target: router,
          value: 0n,
          calldata: encodeFunctionData({
            abi: revenueRouterAbi,
            functionName: 'setSplits',
            args: [id, splits],
          }),
        },
        {
          target: contributions,
          value: 0n,
          calldata: encodeFunctionData({
            abi: contributionsAbi,
            functionName: 'credit',
            args: [id, 0n, hash, weight],
          }),
        },
      ];
      await holdVote(world, actions, 'Share the revenue');
      const parts = { stakers: 6000n, contributors: 2000n, treasury: 1500n, incentives: 500n };
      model.revenue.setSplits(parts);
      model.contributors.credit(who, weight);
    },
  };
}

function revenueActs({ world, model, now }: Twin) {
  const { id, token } = world.launched;
  const addressOf = (currency: Currency) => (currency === 'coin' ? world.market.coin : token);
  return {
    payRevenue: async (currency: Currency, amount: bigint) => {
      const paid = addressOf(currency);
      await approve(world, marketMaker, { token: paid, spender: router, amount });
      const call = {
        abi: revenueRouterAbi,
        functionName: 'pay',
        args: [id, paid, amount],
      } as const;
      await world.send(marketMaker, router, encodeFunctionData(call));
      model.revenue.pay(marketMaker, currency, amount, await now());
    },
    claimRevenue: async (who: Walker, currency: Currency, epoch: number) => {
      const claims = [{ id, token: addressOf(currency), epochs: [BigInt(epoch)] }];
      const call = { abi: revenueRouterAbi, functionName: 'claim', args: [claims] } as const;
      await world.send(who, router, encodeFunctionData(call));
      return model.revenue.claim(who, epoch, currency, await now());
    },
    claimWork: async (who: Walker, currency: Currency) => {
      const claims = [{ id, token: addressOf(currency), indexes: [0n] }];
      const call = { abi: contributionsAbi, functionName: 'claim', args: [claims] } as const;
      await world.send(who, contributions, encodeFunctionData(call));
      return model.contributors.claim(0, currency);
    },
    payTreasury: async (currency: Currency) => {
      const args = [id, addressOf(currency)] as const;
      const call = { abi: revenueRouterAbi, functionName: 'payTreasury', args } as const;
      await world.send('farah', router, encodeFunctionData(call));
      return model.revenue.payTreasury(currency);
    },
    fundIncentives: async (currency: Currency) => {
      const args = [id, addressOf(currency)] as const;
      const call = { abi: revenueRouterAbi, functionName: 'fundIncentives', args } as const;
      await world.send('farah', router, encodeFunctionData(call));
      model.revenue.fundIncentives(currency);
    },
  };
}

type Currency = 'coin' | 'model';

/** Short enough to see stake come and go within the walk. */
const walkPolicy = { minHoldSeconds: 2 * 86_400, cooldownSeconds: 600 };

async function approve(
  world: PoolWorld,
  who: Walker,
  of: { token: Address; spender: Address; amount: bigint },
): Promise<void> {
  const args = [of.spender, of.amount] as const;
  const call = { abi: tokenAbi, functionName: 'approve', args } as const;
  await world.send(who, of.token, encodeFunctionData(call));
}

function expectSame(model: bigint, chain: bigint): void {
  if (model !== chain) throw new Error(`The model says ${model}, the chain ${chain}.`);
}
