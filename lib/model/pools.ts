/** Where a model's stake lies: idle in its vault, or in pools. Amounts in the token's smallest unit; rates per year with 18 decimals. */
import type { Address, Hex } from 'viem';
import type { HistoryState } from './participation';
import type { Provenance } from './provenance';
import type { Simulation } from './submission';

/** What the contracts take at most, whatever is voted. */
export const poolBounds = {
  listed: 8,
  maxDeployedBps: 5_000n,
  maxLossBps: 500n,
  penaltyBps: 200n,
  ratePerYear: 2n * 10n ** 18n,
} as const;

/** What the allocator takes as a vault's policy: seconds, basis points, a rate. Source: PoolAllocator.setPolicy. */
export const policyBounds = {
  edgePerYear: 2n ** 64n - 1n,
  scoreWindowSeconds: { min: 86_400n, max: 30n * 86_400n },
  cooldownSeconds: { min: 0n, max: 30n * 86_400n },
  minHoldSeconds: { min: 0n, max: 365n * 86_400n },
  moveWindowSeconds: { min: 3_600n, max: 30n * 86_400n },
  tipBps: 100n,
} as const;

/** What a pair's adapter asks before stake goes in, fixed when it is made. Source: IAdapterFactory. */
export type PairSettings = {
  /** Least of the model's token in the pair, at its average price. */
  minDepth: bigint;
  /** How long the adapter must have watched the pair. */
  minAgeSeconds: bigint;
  /** How far the price of the moment may be from the average, in and out. */
  maxDeviationBps: bigint;
};

/** The factory's own bounds; a year is ours: stake would hardly live to go in. */
export const pairBounds = {
  minAgeSeconds: { min: 1_800n, max: 365n * 86_400n },
  maxDeviationBps: { min: 1n, max: 1_000n },
} as const;

export const rateOne = 10n ** 18n;
const basisPoints = 10_000n;

/** What a pool is, as the factory of its adapter tells; `unknown` where that is none of ours. */
export type PoolKind = 'erc4626' | 'uniswap-v2' | 'unknown';

/** What stands at an address that is to be a pool of a model's stake, as endpoints agree. Texts are untrusted. */
export type PoolLook =
  | {
      status: 'fit';
      /** What it is, or what an adapter says it is an adapter of. */
      kind: PoolKind;
      /** The adapter that is there, or the one the factory gives; null for a pair without settings. */
      adapter: Address | null;
      /** Whether that is what was looked at; else a vote would make it. */
      isAdapter: boolean;
      pool: Address;
      /** The pool's own name and symbol; of a pair, those of the token on its other side. */
      name: string;
      symbol: string;
      /** What lies in it of the model's token; null when it was not told. */
      held: bigint | null;
      riskId: Hex | null;
      /** One token put in and taken out again on a copy of the chain; null for a pair without settings. */
      trial: Simulation | null;
    }
  | { status: 'unfit'; code: PoolUnfit };

/** Why a vote could not list it; texts `form_pools_unfit_<code with _>`. */
export const poolUnfits = [
  'no-code',
  'not-pool',
  'own-vault',
  'wrong-asset',
  'other-vault',
] as const;
export type PoolUnfit = (typeof poolUnfits)[number];

export type PoolScore = {
  /** Growth of a share in the pool, by the last sample and by the pool's word of this moment. */
  measured: bigint;
  present: bigint;
  /** What a programme adds. */
  incentive: bigint;
  /** Chain time since which it is measured; 0 when the pool was never sampled. */
  since: bigint;
  /** Chain time from which it counts. */
  readyAt: bigint;
};

export type Pool = {
  adapter: Address;
  /** What the adapter puts stake into, by its own word. */
  target: Address;
  kind: PoolKind;
  /** Pools of one id share a cap. */
  riskId: Hex;
  /** What it held when it was last asked by the vault. */
  booked: bigint;
  /** What it says now; null when it does not answer. */
  held: bigint | null;
  /** What could leave in one step now. */
  leaving: bigint;
  absoluteCap: bigint;
  relativeCapBps: bigint;
  riskAbsoluteCap: bigint;
  riskRelativeCapBps: bigint;
  /** Most that a move into or out of it may cost, of what is moved. */
  maxLossBps: bigint;
  /** Null when it could not be read, and where the allocator is not ours. */
  score: PoolScore | null;
  /** Chain time of the last move, and of the last one into it; 0 for never. */
  movedAt: bigint;
  enteredAt: bigint;
  /** What exceeds the vault's limits and may go back at once. */
  excess: bigint;
  programme: { ratePerYear: bigint; target: bigint; endsAt: bigint } | null;
};

/** As in IPoolAllocator; all zero where none was set. */
export type MovePolicy = {
  minEdge: bigint;
  scoreWindowSeconds: bigint;
  cooldownSeconds: bigint;
  minHoldSeconds: bigint;
  moveWindowSeconds: bigint;
  maxMoveBps: bigint;
  tipBps: bigint;
  maxTip: bigint;
  pokeTip: bigint;
};

export type StakeState = {
  /** Who may move stake; null when nobody may, so that all of it lies idle. */
  allocator: Address | null;
  /** Whether that is this release's contract; if not, nothing is known of its rules. */
  isOurs: boolean;
  /** The stake's value as a claim is paid by it, and as a deposit pays by it. */
  forExit: bigint;
  forEntry: bigint;
  idle: bigint;
  /** Stake shares in all. */
  shares: bigint;
  cooldownSeconds: bigint;
  maxDeployedBps: bigint;
  idleFloorBps: bigint;
  penaltyBps: bigint;
  /** Fastest growth of the booked value, per year. */
  maxRatePerYear: bigint;
  /** Null where the allocator is not ours. */
  policy: MovePolicy | null;
  /** What tips and incentives may still cost. */
  budget: bigint;
  /** Stake that may still move within the present window. */
  movable: bigint;
  pools: readonly Pool[];
  provenance: Provenance;
  /** Chain time of the read, in seconds. */
  timestamp: bigint;
};

/** Most that may lie in a pool by its own cap. */
export function getPoolCap({ absoluteCap, relativeCapBps }: Pool, { forExit }: StakeState): bigint {
  return getSmaller(absoluteCap, (forExit * relativeCapBps) / basisPoints);
}

/** What lies in pools, as booked. */
export function getDeployed({ pools }: Pick<StakeState, 'pools'>): bigint {
  return pools.reduce((sum, { booked }) => sum + booked, 0n);
}

/** How much more may go into a pool now, by all limits together. */
export function getRoom(pool: Pool, state: StakeState): bigint {
  const { pools, forExit, maxDeployedBps, idleFloorBps } = state;
  const atRisk = pools
    .filter(({ riskId }) => riskId === pool.riskId)
    .reduce((sum, { booked }) => sum + booked, 0n);
  const riskCap = getSmaller(
    pool.riskAbsoluteCap,
    (forExit * pool.riskRelativeCapBps) / basisPoints,
  );
  const deployable = getSmaller(
    (forExit * maxDeployedBps) / basisPoints,
    forExit - (forExit * idleFloorBps) / basisPoints,
  );
  const rooms = [
    getPoolCap(pool, state) - pool.booked,
    riskCap - atRisk,
    deployable - getDeployed(state),
  ];
  const room = rooms.reduce(getSmaller);
  return room < 0n ? 0n : room;
}

export function getSmaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function getLarger(a: bigint, b: bigint): bigint {
  return a < b ? b : a;
}

/** What the vault's logs tell of the past, of one endpoint; oldest first. */
export type StakeHistory = {
  /** The stake's value and the shares it belonged to, whenever it was booked. */
  booked: readonly { block: bigint; assets: bigint; shares: bigint }[];
  losses: readonly { block: bigint; assets: bigint }[];
  /** What the incentives' budget gave to all stakers. */
  incentives: readonly { block: bigint; assets: bigint }[];
  /** What lay in pools by the moves so far, after each of them: at what it was worth when it moved. */
  deployed: readonly { block: bigint; assets: bigint }[];
  history: HistoryState;
};
