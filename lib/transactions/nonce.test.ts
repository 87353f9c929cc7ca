import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEntry } from '@/tests/helpers/entry';
import { createFakeChain } from '@/tests/helpers/fake-chain';
import type { Answer } from './chain-access';
import { chooseNonce, readPendingCount } from './nonce';

const account = { chainId: 10, from: '0x00000000000000000000000000000000000000a1' } as const;
const held = (nonce: number, change = {}) =>
  createEntry({ ...account, nonce, state: 'broadcast', ...change });

describe('chooseNonce', () => {
  test.each([
    ['nothing in the journal', 5, [], 5],
    ['signed here, not yet in any pool', 5, [held(5), held(6)], 7],
    ['a gap that was given up is filled', 5, [held(5, { state: 'dropped' }), held(6)], 5],
    ['refused by every node', 5, [held(5, { state: 'failed' })], 5],
    ['reverted in a block that may go', 5, [held(5, { state: 'failed', block: block(false) })], 6],
    [
      'an endpoint that lags behind our own blocks',
      4,
      [held(4, { state: 'included', block: block(false) })],
      5,
    ],
    ['a chain that was started anew', 0, [held(0, { state: 'final', block: block(true) })], 0],
    ['another account', 5, [held(5, { from: '0x00000000000000000000000000000000000000b2' })], 5],
    ['another chain', 5, [held(5, { chainId: 11 })], 5],
    [
      'the same account in other letters',
      5,
      [held(5, { from: account.from.toUpperCase().replace('X', 'x') })],
      6,
    ],
  ])('behaviour: %s', (_, pending, entries, expected) => {
    expect(chooseNonce(pending, entries, account)).toBe(expected);
  });

  test('property: never one that is held, never below the count, no gap left', () => {
    const nonces = fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.nat({ max: 20 }), nonces, (pending, taken) => {
        const nonce = chooseNonce(
          pending,
          taken.map((one) => held(one)),
          account,
        );
        expect(taken).not.toContain(nonce);
        expect(nonce).toBeGreaterThanOrEqual(pending);
        for (let below = pending; below < nonce; below++) expect(taken).toContain(below);
      }),
    );
  });
});

function block(final: boolean) {
  return { number: 1n, hash: `0x${'0b'.repeat(32)}`, final };
}

describe('readPendingCount', () => {
  /** What endpoints that count like this make of it, with these nonces in the journal. */
  const read = (counts: readonly unknown[], sent: readonly number[] = []) => {
    const askAll = async () =>
      counts.map((value, i): Answer => ({ operator: `${i}`, status: 'told', value }));
    const entries = sent.map((nonce) => held(nonce));
    return readPendingCount({ ...createFakeChain(), askAll }, account, entries);
  };

  test.each([
    ['one', ['0x5'], [], 5],
    ['two that agree', ['0x5', '0x5'], [], 5],
    ['one that lags behind what was sent from here', ['0x5', '0x7'], [5, 6], 7],
    ['three, one out of thin air', ['0x5', '0x9', '0x5'], [], 5],
    ['three, one far behind', ['0x5', '0x0', '0x5'], [], 5],
    ['nonsense left out', ['many', '0x5'], [], 5],
  ] as const)('default: %s', async (_, counts, sent, expected) => {
    expect(await read(counts, sent)).toBe(expected);
  });

  test('error: one of two says what nothing explains, in either direction', async () => {
    const disagree = { code: 'chain.disagree', facts: { operators: '0, 1' } };
    await expect(read(['0x5', '0x6'])).rejects.toMatchObject(disagree);
    await expect(read(['0x7', '0x5'], [5])).rejects.toMatchObject(disagree);
  });

  test('error: nobody tells a count', async () => {
    await expect(read(['many'])).rejects.toMatchObject({ code: 'chain.malformed' });
  });
});
