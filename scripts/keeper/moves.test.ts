import type { Address } from 'viem';
import { describe, expect, test } from 'vitest';
import { listMoves } from './moves';
import { formatTable } from './table';
import type { PoolFacts, VaultFacts } from './types';

const a: Address = `0x${'a'.repeat(40)}`;
const b: Address = `0x${'b'.repeat(40)}`;
const percent = 10n ** 16n;
const token = 10n ** 18n;

function pool(adapter: Address, booked: bigint, rate: bigint, more: Partial<PoolFacts> = {}) {
  return {
    adapter,
    booked: booked * token,
    excess: 0n,
    score: {
      measured: rate * percent,
      present: rate * percent,
      incentive: 0n,
    },
    ...more,
  };
}

function vault(pools: readonly PoolFacts[], more: Partial<VaultFacts> = {}): VaultFacts {
  return {
    id: 3n,
    vault: `0x${'1'.repeat(40)}`,
    token: `0x${'2'.repeat(40)}`,
    symbol: 'QWNC',
    decimals: 18,
    idle: 800n * token,
    movable: 100n * token,
    minEdge: 2n * percent,
    pools,
    ...more,
  };
}

const names = (facts: VaultFacts) =>
  listMoves(facts).map(({ move, isTooSmall }) => [move.from, move.to, isTooSmall]);

describe('moves worth asking about', () => {
  test('the largest edge first; nothing out of an empty place', () => {
    expect(names(vault([pool(a, 0n, 3n), pool(b, 0n, 8n)]))).toEqual([
      ['idle', b, false],
      ['idle', a, false],
    ]);
  });

  test('an edge below what the vault asks for is told apart', () => {
    const facts = vault([pool(a, 50n, 7n), pool(b, 0n, 8n)], { idle: 0n });
    expect(names(facts)).toEqual([
      [a, b, true],
      [a, 'idle', true],
    ]);
  });

  test('an edge equal to it is enough', () => {
    const facts = vault([pool(a, 50n, 6n), pool(b, 0n, 8n)], { idle: 0n });
    expect(names(facts)[0]).toEqual([a, b, false]);
  });

  test('stake goes in by the cautious end of a score and leaves by the generous one', () => {
    const score = { incentive: percent };
    const facts = vault([
      pool(a, 50n, 0n, { score: { ...score, measured: 4n * percent, present: 1n * percent } }),
      pool(b, 0n, 0n, { score: { ...score, measured: 9n * percent, present: 30n * percent } }),
    ]);
    const move = listMoves(facts).find((one) => one.move.from === a && one.move.to === b)?.move;
    expect(move).toMatchObject({ fromScore: 5n * percent, toScore: 10n * percent });
  });

  test('at most what lies there and what may still move', () => {
    const facts = vault([pool(a, 30n, 3n), pool(b, 0n, 8n)]);
    const mostOf = (from: string) =>
      listMoves(facts).find(({ move }) => move.from === from)?.move.most;
    expect(mostOf('idle')).toBe(100n * token);
    expect(mostOf(a)).toBe(30n * token);
  });

  test('what exceeds the limits goes to idle first, whatever edge and window say', () => {
    const facts = vault([pool(a, 50n, 40n, { excess: 20n * token }), pool(b, 0n, 60n)], {
      movable: 0n,
    });
    const [first] = listMoves(facts);
    expect(first).toMatchObject({
      isTooSmall: false,
      move: { from: a, to: 'idle', most: 20n * token, isExcess: true },
    });
  });
});

test('the table names every column and every refusal', () => {
  const facts = vault([pool(a, 0n, 3n)]);
  const [listed] = listMoves(facts);
  const move = listed?.move ?? null;
  const row = { kind: 'move', vault: facts, from: 'idle', to: a, move } as const;
  const table = formatTable([
    {
      ...row,
      assets: 100n * token,
      tip: token / 2n,
      gas: 400_000n,
      decision: { act: true, tipWei: 5n, costWei: 4n },
      reason: 'pays',
      call: null,
      rollupFeeWei: 0n,
      fees: null,
    },
    {
      ...row,
      assets: 0n,
      tip: 0n,
      gas: 0n,
      decision: null,
      reason: 'PoolAllocatorHeld(7)',
      call: null,
      rollupFeeWei: 0n,
      fees: null,
    },
  ]);
  const [heads, go, stay] = table.split('\n');
  expect(heads?.split(/\s{2,}/)).toEqual([
    'vault',
    'from',
    'to',
    'scores',
    'edge',
    'size',
    'tip',
    'gas',
    'decision',
    'reason',
  ]);
  expect(go).toMatch(/QWNC #3 {2}idle .* 3\.00 % {2}100 QWNC {2}0\.5 QWNC {2}400000 {2}go .* pays/);
  expect(stay).toMatch(/stay .*PoolAllocatorHeld\(7\)$/);
});
