/** What people of the walk do about revenue: work that is credited, payments, claims; on the chain and in the model. */
import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  parseAbiParameters,
} from 'viem';
import { contributionsAbi } from '@/contracts/abi/contributions';
import { revenueRouterAbi } from '@/contracts/abi/revenue-router';
import deployments from '@/contracts/deployments.json';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { marketMaker } from '@/tests/helpers/pool-world';
import { approve } from './approve';
import type { Walker } from './chain-balances';
import type { Twin } from './twin';
import { holdVote } from './vote';

export const router = deployments.addresses.revenueRouter as Address;
export const contributions = deployments.addresses.contributions as Address;

type Currency = 'coin' | 'model';

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

export type RevenueActs = ReturnType<typeof createRevenueActs>;

export function createRevenueActs(twin: Twin) {
  return { ...workActs(twin), ...revenueActs(twin) };
}

function workActs({ world, model }: Twin) {
  const { id } = world.launched;
  return {
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
