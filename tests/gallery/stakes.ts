/** Stakes of the gallery: with two pools, with none, and one where much is wrong. */
import type { Pool, StakeHistory, StakeState } from '@/lib/model/pools';
import type { PoolAsked } from '@/lib/protocol/dossier-messages';
import { participation } from './participants';
import { address, badge, day, hash, hour, model, now, unit } from './people';
import { prepared } from './submissions';

const rate = (perMille: number) => BigInt(perMille) * 10n ** 15n;

const vaultPool: Pool = {
  adapter: address('ad01'),
  target: address('4626'),
  kind: 'erc4626',
  riskId: hash('1e'),
  booked: 61_000n * unit,
  held: 61_250n * unit,
  leaving: 61_250n * unit,
  absoluteCap: 150_000n * unit,
  relativeCapBps: 3_000n,
  riskAbsoluteCap: 150_000n * unit,
  riskRelativeCapBps: 3_000n,
  maxLossBps: 10n,
  score: {
    measured: rate(31),
    present: rate(34),
    incentive: 0n,
    since: now - 5n * day,
    readyAt: now - 4n * day,
  },
  movedAt: now - 2n * day,
  enteredAt: now - 2n * day,
  excess: 0n,
  programme: null,
};
const pairPool: Pool = {
  ...vaultPool,
  adapter: address('ad02'),
  target: address('2ba1'),
  kind: 'uniswap-v2',
  riskId: hash('2e'),
  booked: 20_000n * unit,
  held: 19_730n * unit,
  leaving: 19_730n * unit,
  maxLossBps: 100n,
  score: {
    measured: rate(72),
    present: rate(68),
    incentive: rate(15),
    since: now - 3n * day,
    readyAt: now - 2n * day,
  },
  movedAt: now - 9n * hour,
  enteredAt: now - 3n * day,
  programme: { ratePerYear: rate(15), target: 40_000n * unit, endsAt: now + 20n * day },
};

const assets = model.stake?.totalAssets ?? 0n;
export const stake: StakeState = {
  allocator: address('a110ca'),
  isOurs: true,
  forExit: assets,
  forEntry: assets,
  idle: assets - 81_000n * unit,
  shares: model.stake?.totalShares ?? 0n,
  cooldownSeconds: 3n * day,
  maxDeployedBps: 4_000n,
  idleFloorBps: 2_000n,
  penaltyBps: 100n,
  maxRatePerYear: rate(500),
  policy: {
    minEdge: rate(5),
    scoreWindowSeconds: day,
    cooldownSeconds: 6n * hour,
    minHoldSeconds: day,
    moveWindowSeconds: 12n * hour,
    maxMoveBps: 1_000n,
    tipBps: 5n,
    maxTip: 20n * unit,
    pokeTip: unit,
  },
  budget: 1_840n * unit,
  movable: 41_250n * unit,
  pools: [vaultPool, pairPool],
  provenance: badge.provenance,
  timestamp: now,
};

export const stakeOff: StakeState = {
  ...stake,
  allocator: null,
  isOurs: false,
  policy: null,
  idle: assets,
  maxDeployedBps: 0n,
  idleFloorBps: 0n,
  maxRatePerYear: 0n,
  penaltyBps: 0n,
  budget: 0n,
  movable: 0n,
  pools: [],
};

/** A pool that does not answer, one of unknown code over its limits and losing, and a foreign allocator. */
export const stakeTrouble: StakeState = {
  ...stake,
  isOurs: false,
  policy: null,
  forExit: assets - 61_000n * unit,
  pools: [
    { ...vaultPool, held: null, leaving: 0n, score: null },
    {
      ...pairPool,
      kind: 'unknown',
      excess: 4_000n * unit,
      programme: null,
      score: { ...(pairPool.score as NonNullable<Pool['score']>), present: -rate(124) },
    },
  ],
};

const blocks = [1_204n, 4_400n, 9_800n, 15_300n, 19_900n, 21_380n];
export const stakePast: StakeHistory = {
  booked: blocks.map((block, index) => ({
    block,
    assets: BigInt(1_000_000 + 6_000 * index - (index === 4 ? 15_000 : 0)) * unit,
    shares: 1_000_000n * unit,
  })),
  losses: [{ block: 19_900n, assets: 1_270n * unit }],
  incentives: [
    { block: 9_800n, assets: 300n * unit },
    { block: 19_900n, assets: 110n * unit },
  ],
  deployed: [
    { block: 4_400n, assets: 40_000n * unit },
    { block: 9_800n, assets: 90_000n * unit },
    { block: 19_900n, assets: 81_000n * unit },
  ],
  history: participation.history,
};

export const moveAsked: PoolAsked = {
  prepared: { ...prepared, kind: 'rebalance' },
  outcome: { status: 'moves', arrived: 41_240n * unit, tip: 20n * unit },
};
export const exitAsked: PoolAsked = {
  prepared: { ...prepared, kind: 'force-deallocate' },
  outcome: { status: 'leaves', out: 9_950n * unit, burnedShares: 98n * unit },
};
