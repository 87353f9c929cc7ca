import { encodeAbiParameters, pad, parseAbiParameters } from 'viem';
import { describe, expect, test } from 'vitest';
import { deployment } from '@/lib/chain/deployment';
import { toStakeHistory } from './stake-history';
import { decodeStakeLog, stakeTopics } from './stake-logs';

const adapter = `0x${'a'.repeat(40)}` as const;
const [booked, lost, allocated, deallocated, gained] = stakeTopics;
const two = (a: bigint, b: bigint) =>
  encodeAbiParameters(parseAbiParameters('uint256, uint256'), [a, b]);

describe('decodeStakeLog', () => {
  test('default: each event; what left a pool counts with what that cost', () => {
    const topic = (one: typeof booked) => [one as `0x${string}`];
    expect(decodeStakeLog({ topics: topic(booked), data: two(5n, 4n) })).toEqual({
      kind: 'booked',
      assets: 5n,
      shares: 4n,
    });
    expect(decodeStakeLog({ topics: topic(lost), data: pad('0x07') })).toEqual({
      kind: 'lost',
      assets: 7n,
    });
    const moved = (one: typeof booked) => [...topic(one), pad(adapter)];
    expect(decodeStakeLog({ topics: moved(allocated), data: two(10n, 9n) })).toEqual({
      kind: 'into',
      adapter,
      assets: 9n,
    });
    expect(decodeStakeLog({ topics: moved(deallocated), data: two(6n, 1n) })).toEqual({
      kind: 'out-of',
      adapter,
      assets: 7n,
    });
    expect(decodeStakeLog({ topics: moved(gained), data: pad('0x08') })).toEqual({
      kind: 'gained',
      from: adapter,
      assets: 8n,
    });
  });

  test('behaviour: bytes that are none, and a move that names no pool', () => {
    expect(decodeStakeLog({ topics: [booked as `0x${string}`], data: '0x12' })).toBeNull();
    expect(decodeStakeLog({ topics: [allocated as `0x${string}`], data: two(1n, 1n) })).toBeNull();
    expect(decodeStakeLog({ topics: [gained as `0x${string}`], data: pad('0x01') })).toBeNull();
  });
});

describe('toStakeHistory', () => {
  test('default: worth, losses, and what lay in pools after each move', () => {
    const history = toStakeHistory([
      { kind: 'booked', assets: 100n, shares: 100n, block: 1n },
      { kind: 'into', adapter, assets: 40n, block: 2n },
      { kind: 'lost', assets: 3n, block: 3n },
      { kind: 'lost', assets: 0n, block: 3n },
      { kind: 'out-of', adapter, assets: 15n, block: 4n },
      { kind: 'out-of', adapter, assets: 30n, block: 5n },
      { kind: 'gained', from: deployment.poolAllocator, assets: 2n, block: 6n },
      // A gift of somebody else is no incentive.
      { kind: 'gained', from: adapter, assets: 9n, block: 7n },
    ]);
    expect(history).toEqual({
      booked: [{ block: 1n, assets: 100n, shares: 100n }],
      losses: [{ block: 3n, assets: 3n }],
      deployed: [
        { block: 2n, assets: 40n },
        { block: 4n, assets: 25n },
        // It gave back more than went in.
        { block: 5n, assets: 0n },
      ],
      incentives: [{ block: 6n, assets: 2n }],
    });
  });
});
