import { describe, expect, test } from 'vitest';
import type { Pool, StakeState } from '@/lib/model/pools';
import { suggestMove } from './suggest-move';

const unit = 10n ** 18n;
const now = 1_000_000n;
const a = `0x${'a'.repeat(40)}` as const;
const b = `0x${'b'.repeat(40)}` as const;
const rate = (percent: number) => BigInt(percent) * 10n ** 16n;

function pool(adapter: Pool['adapter'], percent: number, rest: Partial<Pool> = {}): Pool {
  return {
    adapter,
    target: adapter,
    kind: 'erc4626',
    riskId: `0x${adapter.slice(2, 4).repeat(32)}`,
    booked: 100n * unit,
    held: 100n * unit,
    leaving: 100n * unit,
    absoluteCap: 1_000n * unit,
    relativeCapBps: 3_000n,
    riskAbsoluteCap: 1_000n * unit,
    riskRelativeCapBps: 4_000n,
    maxLossBps: 50n,
    score: {
      measured: rate(percent),
      present: rate(percent),
      incentive: 0n,
      since: now - 90_000n,
      readyAt: now - 3_600n,
    },
    movedAt: 0n,
    enteredAt: 0n,
    excess: 0n,
    programme: null,
    ...rest,
  };
}

function stake(pools: readonly Pool[], rest: Partial<StakeState> = {}): StakeState {
  return {
    allocator: `0x${'f'.repeat(40)}`,
    isOurs: true,
    forExit: 1_000n * unit,
    forEntry: 1_000n * unit,
    idle: 800n * unit,
    shares: 1_000n * unit,
    cooldownSeconds: 86_400n,
    maxDeployedBps: 5_000n,
    idleFloorBps: 1_000n,
    penaltyBps: 100n,
    maxRatePerYear: rate(50),
    policy: {
      minEdge: rate(1),
      scoreWindowSeconds: 86_400n,
      cooldownSeconds: 3_600n,
      minHoldSeconds: 7_200n,
      moveWindowSeconds: 86_400n,
      maxMoveBps: 1_000n,
      tipBps: 10n,
      maxTip: unit,
      pokeTip: 0n,
    },
    budget: 10n * unit,
    movable: 500n * unit,
    pools,
    provenance: { kind: 'reported', by: 'a test', readAtMs: 0 },
    timestamp: now,
    ...rest,
  };
}

describe('suggestMove', () => {
  test('default: from idle into the pool that grew most, as much as fits', () => {
    const state = stake([pool(a, 5), pool(b, 9)]);
    // Its own cap is 30 % of 1,000, and 100 lie there; 30 % more of the stake may be deployed.
    expect(suggestMove(state)).toEqual({ from: null, to: b, assets: 200n * unit });
  });

  test.each([
    ['what may move in this window', { movable: 7n * unit }, 7n],
    ['what lies idle', { idle: 50n * unit }, 50n],
    ['the deployed share', { maxDeployedBps: 2_500n }, 50n],
    ['the idle floor', { idleFloorBps: 7_900n }, 10n],
  ] as const)('behaviour: bounded by %s', (_, rest, expected) => {
    expect(suggestMove(stake([pool(a, 5), pool(b, 9)], rest))?.assets).toBe(expected * unit);
  });

  test('behaviour: the cap of a risk is shared by its pools', () => {
    const riskId = `0x${'77'.repeat(32)}` as const;
    const shared = { riskId, riskRelativeCapBps: 2_500n };
    const state = stake([pool(a, 5, shared), pool(b, 9, shared)]);
    expect(suggestMove(state)?.assets).toBe(50n * unit);
  });

  test('behaviour: what exceeds its limits goes back first, whatever it earns', () => {
    const state = stake([pool(a, 50, { excess: 30n * unit }), pool(b, 9)]);
    expect(suggestMove(state)).toEqual({ from: a, to: null, assets: 30n * unit });
    const usedUp = { ...state, movable: 0n };
    expect(suggestMove(usedUp)).toEqual({ from: a, to: null, assets: 30n * unit });
  });

  test('behaviour: out of a pool that loses, to idle', () => {
    const full = pool(a, -3, { relativeCapBps: 1_000n });
    expect(suggestMove(stake([full]))).toEqual({ from: a, to: null, assets: 100n * unit });
  });

  test('behaviour: of both measures the one that makes the move look worse', () => {
    const base = pool(b, 9).score;
    const spiked = pool(b, 9, { score: base && { ...base, measured: rate(0) } });
    expect(suggestMove(stake([spiked]))).toBeNull();
  });

  test.each([
    ['too small an edge', [pool(a, 0)], {}],
    [
      'not measured for long enough',
      [pool(b, 9, { score: { ...score(9), readyAt: now + 1n } })],
      {},
    ],
    ['never measured', [pool(b, 9, { score: { ...score(9), since: 0n } })], {}],
    ['silent', [pool(b, 9, { held: null })], {}],
    ['just moved', [pool(b, 9, { movedAt: now - 60n })], {}],
    ['nothing may move', [pool(b, 9)], { movable: 0n }],
    ['less than the least that may', [pool(b, 9)], { movable: unit - 1n }],
    ['an allocator that is not ours', [pool(b, 9)], { policy: null, isOurs: false }],
    ['no pools', [], {}],
  ] as const)('behaviour: none with %s', (_, pools, rest) => {
    expect(suggestMove(stake(pools, rest))).toBeNull();
  });

  test('behaviour: an incentive counts while it runs', () => {
    const score = { measured: 0n, present: 0n, incentive: rate(6), since: 1n, readyAt: 2n };
    const programme = { ratePerYear: rate(6), target: unit, endsAt: now + 1n };
    expect(suggestMove(stake([pool(b, 0, { score, programme })]))?.to).toBe(b);
    const over = { ...programme, endsAt: now };
    expect(suggestMove(stake([pool(b, 0, { score, programme: over })]))).toBeNull();
  });
});

function score(percent: number) {
  const value = rate(percent);
  return { measured: value, present: value, incentive: 0n, since: 1n, readyAt: 2n };
}
