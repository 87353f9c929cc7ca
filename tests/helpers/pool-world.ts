/** A launched model with pools on a node of its own: what keeper and protocol are tested against. */
import { type Address, encodeFunctionData, type Hex, parseEther, zeroAddress } from 'viem';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { deployment } from '@/lib/chain/deployment';
import { createScriptClient } from '@/scripts/contracts/client';
import { deployAll } from '@/scripts/contracts/deploy-all';
import {
  type LaunchedModel,
  launchModel,
  type ModelLaunch,
} from '@/scripts/contracts/launch-model';
import { getAddressOf, type Person } from '@/scripts/embedded-chain/accounts';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';
import { type Market, openMarket, tokenAbi } from '@/scripts/embedded-chain/pools/market';
import {
  createAdapters,
  encodePoolsOn,
  type PoolSettings,
  poolAllocator,
} from '@/scripts/embedded-chain/pools/pool-actions';
import type { Adapters } from '@/scripts/embedded-chain/seed-types';
import { type Receipt, sendTransaction } from '@/scripts/embedded-chain/sender';

const worldStartsAt = 1_800_000_000;
export const dayInSeconds = 86_400;

/** Makes the market and trades there. */
export const marketMaker = 'lab' satisfies Person;

export type PoolWorld = {
  chain: EmbeddedChain;
  launched: LaunchedModel;
  market: Market;
  adapters: Adapters;
  send: (person: Person, to: Address, data: Hex) => Promise<Receipt>;
  /** In the timelock's name, as if a vote had been held. */
  asTimelock: (to: Address, data: Hex) => Promise<void>;
};

export const worldSettings: PoolSettings = {
  limits: {
    maxDeployedBps: 4000,
    idleFloorBps: 2000,
    penaltyBps: 100,
    maxRatePerYear: parseEther('0.5'),
  },
  poolBps: 2500,
  deskLossBps: 5,
  pairLossBps: 60,
  policy: {
    minEdge: parseEther('0.02'),
    scoreWindowSeconds: dayInSeconds,
    cooldownSeconds: 3600,
    minHoldSeconds: 7 * dayInSeconds,
    moveWindowSeconds: dayInSeconds,
    maxMoveBps: 1000,
    tipBps: 10,
    maxTip: parseEther('50'),
    pokeTip: parseEther('1'),
  },
};

/** In whole tokens. */
export const worldHolders = [
  { person: 'demo', liquid: 50_000, staked: 100_000 },
  { person: 'ada', liquid: 50_000, staked: 200_000 },
  { person: 'bruno', liquid: 50_000, staked: 300_000 },
  { person: marketMaker, liquid: 600_000, staked: 0 },
] as const satisfies readonly { person: Person; liquid: number; staked: number }[];

export type PoolWorldOptions = {
  /** Seconds since 1970 of the first block. */
  startsAt?: number;
  /** Launches {@link worldHolders}' model in another way than by a script. */
  launch?: (chain: EmbeddedChain) => Promise<LaunchedModel>;
};

/** Everything up to a market and its adapters; no pool is listed yet. Blocks come only with transactions and time. */
export async function startPoolWorld(options: PoolWorldOptions = {}): Promise<PoolWorld> {
  const { startsAt = worldStartsAt, launch } = options;
  const chain = await startChain({ ticks: false, startsAt });
  try {
    await deployAll(createScriptClient({ rpcUrl: chain.rpcUrl, signer: getAddressOf('launcher') }));
    return await openPoolWorld(chain, await (launch ?? launchPoolModel)(chain));
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

/** Launches a model by a script; default {@link worldModel}. */
export async function launchPoolModel(
  chain: EmbeddedChain,
  model: ModelLaunch = worldModel,
): Promise<LaunchedModel> {
  const client = createScriptClient({ rpcUrl: chain.rpcUrl, signer: getAddressOf('launcher') });
  return await launchModel(client, { launcher: deployment.launcher, model });
}

/** A market and adapters for a launched model. */
export async function openPoolWorld(
  chain: EmbeddedChain,
  launched: LaunchedModel,
): Promise<PoolWorld> {
  const trader = { rpcUrl: chain.rpcUrl, from: getAddressOf(marketMaker) };
  const market = await openMarket(trader, {
    token: launched.token,
    coins: parseEther('10000000'),
    depth: parseEther('300000'),
  });
  const of = { vault: launched.vault, market, minDepth: parseEther('1000') };
  return {
    chain,
    launched,
    market,
    adapters: await createAdapters(trader, of),
    send: (person, to, data) =>
      sendTransaction(chain.rpcUrl, { from: getAddressOf(person), to, data }),
    asTimelock: (to, data) => sendAs(chain, { from: launched.timelock, to, data }),
  };
}

/** What is launched; spans in seconds. */
export const worldModel = {
  name: 'Acme Model',
  symbol: 'ACME',
  places: [{ locator: 'huggingface.co/acme/model', repositoryId: '' }],
  uri: '',
  holders: worldHolders.map(({ person, liquid, staked }) => ({
    account: getAddressOf(person),
    amount: parseEther(String(liquid)),
    staked: parseEther(String(staked)),
  })),
  governance: {
    votingDelay: 60,
    votingPeriod: 3600,
    lateQuorumExtension: 0,
    proposalThreshold: 1n,
    quorumBps: 1000,
    quorumFloorBps: 100,
    timelockDelay: 3600,
    unstakeCooldown: 3600,
    guardian: zeroAddress,
    guardianExpiresAt: 0,
  },
};

/** Lists both pools as a vote would, and fills the budget for tips. */
export async function turnPoolsOn(world: PoolWorld, settings = worldSettings): Promise<void> {
  const { launched, adapters } = world;
  for (const { target, calldata } of encodePoolsOn({ launched, adapters, settings }))
    await world.asTimelock(target, calldata);
}

/** Puts tokens into the budget for tips and programmes. */
export async function fundBudget(world: PoolWorld, person: Person, amount: bigint): Promise<void> {
  const { token, vault } = world.launched;
  const approve = {
    abi: tokenAbi,
    functionName: 'approve',
    args: [poolAllocator, amount],
  } as const;
  await world.send(person, token, encodeFunctionData(approve));
  const fund = { abi: poolAllocatorAbi, functionName: 'fund', args: [vault, amount] } as const;
  await world.send(person, poolAllocator, encodeFunctionData(fund));
}

async function sendAs(
  chain: EmbeddedChain,
  transaction: { from: Address; to: Address; data: Hex },
): Promise<void> {
  await chain.rpc('anvil_impersonateAccount', [transaction.from]);
  await chain.setBalance(transaction.from, 10n ** 18n);
  await sendTransaction(chain.rpcUrl, transaction);
  await chain.rpc('anvil_stopImpersonatingAccount', [transaction.from]);
}
