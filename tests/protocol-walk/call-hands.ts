/** Hands that call the contracts themselves. */
import {
  type Abi,
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  parseAbiParameters,
  zeroAddress,
} from 'viem';
import { contributionsAbi } from '@/contracts/abi/contributions';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { revenueRouterAbi } from '@/contracts/abi/revenue-router';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import deployments from '@/contracts/deployments.json';
import { contributionKinds } from '@/lib/model/revenue';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { encodePoolsOn, poolAllocator } from '@/scripts/embedded-chain/pools/pool-actions';
import type { PoolWorld } from '@/tests/helpers/pool-world';
import { approve } from './approve';
import type { Walker } from './chain-balances';
import { type Currency, type Hands, walkEvidence, walkSplits } from './hands';
import { walkSettings } from './settings';
import { holdVote } from './vote';

export const router = deployments.addresses.revenueRouter as Address;
export const contributions = deployments.addresses.contributions as Address;

const evidence = { ...walkEvidence, kind: contributionKinds.indexOf(walkEvidence.kind) };
const evidenceType = parseAbiParameters(
  'address account, (uint8 kind, string digest, string uri, string note, uint64 askedWeight) evidence',
);

type Called = { abi: Abi; functionName: string; args: readonly unknown[] };

export function createCallHands(world: PoolWorld, who: Walker): Hands {
  const call = async (to: Address, called: Called) => {
    await world.send(who, to, encodeFunctionData(called));
  };
  return { ...stakeHands(world, who, call), ...revenueHands(world, who, call) };
}

type Call = (to: Address, called: Called) => Promise<void>;

function stakeHands(world: PoolWorld, who: Walker, call: Call) {
  const { launched, adapters } = world;
  const { vault, token } = launched;
  const me = getAddressOf(who);
  const ask = (functionName: string, args: readonly unknown[]) =>
    call(vault, { abi: stakeVaultAbi, functionName, args });
  return {
    stake: async (assets: bigint) => {
      await approve(world, who, { token, spender: vault, amount: assets });
      await ask('deposit', [assets, me]);
    },
    requestUnstake: (shares: bigint) => ask('requestUnstake', [shares]),
    claimUnstake: (id: number) => ask('claimUnstake', [BigInt(id), me]),
    forceOut: (assets: bigint) => ask('forceDeallocate', [adapters.desk, assets, 0n]),
    moveToPair: (assets: bigint) =>
      call(poolAllocator, {
        abi: poolAllocatorAbi,
        functionName: 'rebalance',
        args: [vault, zeroAddress, adapters.pair, assets],
      }),
    voteForPools: async () => {
      const actions = encodePoolsOn({ launched, adapters, settings: walkSettings });
      await holdVote(world, actions, 'Let part of the stake earn in two pools');
    },
  };
}

function revenueHands(world: PoolWorld, who: Walker, call: Call) {
  const { launched, market } = world;
  const { id, token } = launched;
  const currencies = [market.coin, token];
  const pay = (functionName: string, args: readonly unknown[]) =>
    call(router, { abi: revenueRouterAbi, functionName, args });
  const work = (functionName: string, args: readonly unknown[]) =>
    call(contributions, { abi: contributionsAbi, functionName, args });
  return {
    submitWork: () => work('submit', [id, evidence]),
    voteForRevenue: async (weight: bigint) => {
      await holdVote(world, encodeRevenueVote(world, who, weight), 'Share the revenue');
    },
    payRevenue: async (currency: Currency, amount: bigint) => {
      const paid = currency === 'coin' ? market.coin : token;
      await approve(world, who, { token: paid, spender: router, amount });
      await pay('pay', [id, paid, amount]);
    },
    handOn: (pot: 'treasury' | 'incentives', currency: Currency) =>
      pay(pot === 'treasury' ? 'payTreasury' : 'fundIncentives', [
        id,
        currency === 'coin' ? market.coin : token,
      ]),
    claimRevenue: () => pay('claim', [currencies.map((one) => ({ id, token: one, epochs: [0n] }))]),
    claimWork: () => work('claim', [currencies.map((one) => ({ id, token: one, indexes: [0n] }))]),
  };
}

function encodeRevenueVote({ launched, market }: PoolWorld, who: Walker, weight: bigint) {
  const { id, token } = launched;
  const { stakers, contributors, treasury, incentives } = walkSplits;
  const splits = {
    ...{ stakersBps: stakers, contributorsBps: contributors, treasuryBps: treasury },
    ...{ incentivesBps: incentives, parents: [], currencies: [market.coin, token] },
  };
  const hash = keccak256(encodeAbiParameters(evidenceType, [getAddressOf(who), evidence]));
  const setSplits = {
    abi: revenueRouterAbi,
    functionName: 'setSplits',
    args: [id, splits],
  } as const;
  const args = [id, 0n, hash, weight] as const;
  const credit = { abi: contributionsAbi, functionName: 'credit', args } as const;
  return [
    { target: router, value: 0n, calldata: encodeFunctionData(setSplits) },
    { target: contributions, value: 0n, calldata: encodeFunctionData(credit) },
  ];
}
