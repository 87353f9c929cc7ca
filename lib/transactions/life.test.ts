import fc from 'fast-check';
import type { Hex } from 'viem';
import { describe, expect, test } from 'vitest';
import { createAttempt, createDraft, createEntry } from '@/tests/helpers/entry';
import type { Entry } from './entry';
import { advance, type LifeEvent } from './life';

const hashOf = (of: number): Hex => `0x${of.toString(16).padStart(64, '0')}`;
const attemptOf = (of: number, purpose: 'send' | 'cancel' = 'send') =>
  createAttempt({ hash: hashOf(of), purpose });
const blockOf = (final: boolean, of = 1) => ({ number: 5n, hash: hashOf(1000 + of), final });
const error = { code: 'revert.none', fields: {} };
const nowMs = 10_000_000;

const first = attemptOf(1);
const sent = createEntry({ attempts: [first] });
const given = { dropped: { state: 'dropped' }, refused: { state: 'failed' } } as const;

/** What becomes of an entry. */
function follow(change: Partial<Entry>, event: LifeEvent, atMs = nowMs): Partial<Entry> | null {
  return advance({ ...sent, ...change }, event, atMs);
}
const mined = (final: boolean, change: Partial<LifeEvent & { type: 'mined' }> = {}): LifeEvent => ({
  type: 'mined',
  hash: first.hash,
  block: blockOf(final),
  error: null,
  ...change,
});

describe('advance', () => {
  test('default: a draft is signed, or a wallet is asked; nothing else happens to it', () => {
    const draft = createDraft();
    const event: LifeEvent = { type: 'signed', nonce: 4, data: '0xbb', attempt: first };
    expect(advance(draft, event, nowMs)).toMatchObject({
      ...{ state: 'signed', nonce: 4, data: '0xbb', hash: first.hash, updatedAtMs: nowMs },
    });
    const asked = advance(draft, { type: 'requested', data: '0xbb', sinceBlock: 9n }, nowMs);
    expect(asked).toMatchObject({ state: 'requested', data: '0xbb', sinceBlock: 9n, attempts: [] });
    expect(advance(draft, { type: 'taken' }, nowMs)).toBeNull();
    expect(advance(draft, mined(true), nowMs)).toBeNull();
  });

  test.each([
    ['signed', { type: 'taken' }, 'broadcast'],
    ['broadcast', { type: 'known' }, 'seen'],
    ['signed', { type: 'known' }, 'seen'],
    ['seen', mined(false), 'included'],
    ['signed', mined(true), 'final'],
    ['seen', mined(false, { error }), 'failed'],
    ['seen', { type: 'refused', code: 'x' }, 'failed'],
    ['dropped', { type: 'taken' }, 'broadcast'],
    ['dropped', { type: 'known' }, 'seen'],
    ['dropped', mined(false), 'included'],
    ['replaced', { type: 'known' }, 'seen'],
    ['replaced', mined(false), 'included'],
    ['failed', mined(false), 'included'],
  ] as const)('default: %s, then %o: %s', (state, event, next) => {
    expect(follow({ state }, event)).toMatchObject({ state: next });
  });

  test('behaviour: asked of a wallet: told, located, lost, located again; altered or gone ends it', () => {
    const asked: Partial<Entry> = { state: 'requested', nonce: null, attempts: [], hash: null };
    const told = { type: 'told', hash: first.hash } as const;
    const named = follow(asked, told) as Entry;
    expect(named).toMatchObject({
      state: 'requested',
      hash: first.hash,
      attempts: [{ raw: null }],
    });
    const located = { type: 'located', hash: hashOf(2), nonce: 7 } as const;
    const seen = advance(named, located, nowMs) as Entry;
    expect(seen).toMatchObject({ state: 'seen', nonce: 7, hash: hashOf(2) });
    expect(seen.attempts).toHaveLength(1);
    const lost = advance(seen, { type: 'lost' }, nowMs) as Entry;
    expect(lost).toMatchObject({ state: 'requested', nonce: 7, hash: seen.hash });
    // What stands in somebody else's transaction is looked for by its event alone.
    const byEvent = follow(asked, { ...located, nonce: null }) as Entry;
    const gone = { state: 'requested', hash: null, attempts: [] };
    expect(advance(byEvent, { type: 'lost' }, nowMs)).toMatchObject(gone);
    expect(advance(lost, { ...located, nonce: null }, nowMs)).toMatchObject({ nonce: 7 });
    expect(follow(asked, { type: 'altered', code: 'x' })).toMatchObject({ state: 'failed' });
    expect(follow(asked, { type: 'gone', code: 'x' })).toMatchObject({ state: 'dropped' });
    // What we sent ourselves is looked for by its bytes.
    expect(follow({}, { type: 'lost' })).toBeNull();
    expect(follow({}, located)).toBeNull();
  });

  test('behaviour: signed once: never again by the same event', () => {
    const again: LifeEvent = { type: 'signed', nonce: 9, data: '0xbb', attempt: attemptOf(2) };
    for (const state of ['signed', 'broadcast', 'seen', 'included', 'dropped', 'failed'] as const) {
      expect(follow({ state }, again)).toBeNull();
    }
  });

  test('behaviour: reorganised away: back to the pool, or to being looked for', () => {
    const included = { state: 'included', block: blockOf(false) } as const;
    expect(follow(included, { type: 'known' })).toMatchObject({ state: 'seen', block: null });
    expect(follow(included, { type: 'unknown' })).toMatchObject({
      ...{ state: 'broadcast', block: null, unknownSinceMs: nowMs },
    });
    expect(follow(included, mined(false, { block: blockOf(false, 2) }))).toMatchObject({
      ...{ state: 'included', block: { hash: hashOf(1002) } },
    });
    expect(follow(included, mined(false))).toBeNull();
  });

  test('behaviour: raised: the same nonce, every sibling kept, the one that is mined decides', () => {
    const second = attemptOf(2, 'cancel');
    const event = { type: 'raised', data: '0xaa', preparedId: 'p', attempt: second } as const;
    const raised = follow({ state: 'seen', nonce: 7 }, event) as Entry;
    expect(raised).toMatchObject({
      ...{ state: 'signed', nonce: 7, hash: second.hash, attempts: [first, second] },
    });
    const cancelled = advance(raised, mined(true, { hash: second.hash }), nowMs);
    expect(cancelled).toMatchObject({
      ...{ state: 'replaced', settled: true, error: { code: 'transactions.cancelled' } },
    });
    const done = advance(raised, mined(true), nowMs);
    expect(done).toMatchObject({ state: 'final', hash: first.hash, settled: true });
    expect(done?.attempts.map(({ raw }) => raw)).toEqual([null, null]);
    expect(follow({ state: 'included', block: blockOf(false) }, event)).toBeNull();
    for (const change of Object.values(given)) {
      expect(follow(change, event)).toMatchObject({ state: 'signed', nonce: 0 });
    }
  });

  test('behaviour: replaced after 20 s, settled once its nonce is used for good', () => {
    const unknown = { unknownSinceMs: nowMs - 20_000 };
    const used = { type: 'nonce-used', final: false, alone: false } as const;
    expect(follow({ unknownSinceMs: nowMs - 19_000 }, used)).toBeNull();
    expect(follow(unknown, used)).toMatchObject({ state: 'replaced', settled: false });
    const replaced = { ...unknown, state: 'replaced' } as const;
    expect(follow(replaced, used)).toBeNull();
    expect(follow(replaced, { ...used, final: true })).toMatchObject({ settled: true });
    // One operator alone must keep to it for half an hour.
    const alone = { ...used, final: true, alone: true };
    expect(follow(replaced, alone)).toBeNull();
    expect(follow(replaced, alone, nowMs + 31 * 60_000)).toMatchObject({ settled: true });
    // Where no endpoint tells what is final.
    expect(follow(replaced, used, nowMs + 25 * 3_600_000)).toMatchObject({ settled: true });
  });

  test('behaviour: dropped after half an hour that nobody takes it, not before', () => {
    const untaken = { type: 'untaken' } as const;
    expect(follow({ unknownSinceMs: nowMs - 29 * 60_000 }, untaken)).toBeNull();
    expect(follow({ unknownSinceMs: null }, untaken)).toBeNull();
    expect(follow({ unknownSinceMs: nowMs - 31 * 60_000 }, untaken)).toMatchObject({
      state: 'dropped',
      attempts: [first],
    });
  });

  test('behaviour: a clock that was set back: counted from now on, not from a time to come', () => {
    const ahead = { unknownSinceMs: nowMs + 86_400_000 };
    const since = { unknownSinceMs: nowMs };
    expect(follow(ahead, { type: 'unknown' })).toMatchObject(since);
    expect(follow({ ...ahead, ...given.dropped }, { type: 'unknown' })).toMatchObject({
      ...{ ...since, state: 'dropped' },
    });
    const outside = { ...ahead, attempts: [{ ...first, raw: null }] };
    expect(follow(outside, { type: 'lost' })).toMatchObject(since);
    expect(follow({ unknownSinceMs: nowMs - 1 }, { type: 'unknown' })).toBeNull();
  });

  test('behaviour: taken again, or seen again, starts the half hour anew', () => {
    const unknown = { state: 'seen', unknownSinceMs: 5 } as const;
    expect(follow(unknown, { type: 'taken' })).toMatchObject({ unknownSinceMs: null });
    expect(follow(unknown, { type: 'known' })).toMatchObject({ unknownSinceMs: null });
  });

  test('behaviour: a refusal undoes nothing that is in a block or was given up', () => {
    const refused = { type: 'refused', code: 'x' } as const;
    expect(follow({ state: 'included', block: blockOf(false) }, refused)).toBeNull();
    expect(follow({ state: 'dropped' }, refused)).toBeNull();
  });

  test('behaviour: the hash of somebody else’s transaction is none of ours', () => {
    expect(follow({}, mined(true, { hash: hashOf(99) }))).toBeNull();
  });

  test('behaviour: what a launch was about stays readable, other data goes', () => {
    expect(follow({ kind: 'launch', data: '0xaa' }, mined(true))).toMatchObject({ data: '0xaa' });
    expect(follow({ kind: 'vote', data: '0xaa' }, mined(true))).toMatchObject({ data: '0x' });
  });
});

const number = fc.integer({ min: 1, max: 4 });
const anyMined = fc
  .tuple(number, fc.boolean(), fc.boolean(), number)
  .map(([of, final, failed, at]) =>
    mined(final, {
      ...{ hash: hashOf(of), block: blockOf(final, at), error: failed ? error : null },
    }),
  );
const anyEvent: fc.Arbitrary<LifeEvent> = fc.oneof(
  number.map((of) => ({
    type: 'signed' as const,
    nonce: of,
    data: '0x' as Hex,
    attempt: attemptOf(of),
  })),
  number.map((of) => ({ type: 'requested' as const, data: '0x' as Hex, sinceBlock: BigInt(of) })),
  number.map((of) => ({ type: 'told' as const, hash: hashOf(of) })),
  fc.tuple(number, fc.option(number)).map(([of, nonce]) => ({
    ...{ type: 'located' as const, hash: hashOf(of), nonce },
  })),
  number.map((of) => ({ type: 'looked' as const, sinceBlock: BigInt(of) })),
  fc.constantFrom('altered', 'gone').map((type) => ({
    ...{ type: type as 'altered' | 'gone', code: 'x' },
  })),
  fc.constant({ type: 'lost' as const }),
  fc.tuple(number, fc.constantFrom('send' as const, 'cancel' as const)).map(([of, purpose]) => ({
    type: 'raised' as const,
    ...{ data: '0x' as Hex, preparedId: 'p', attempt: attemptOf(of, purpose) },
  })),
  anyMined,
  fc.tuple(fc.boolean(), fc.boolean()).map(([final, alone]) => ({
    ...{ type: 'nonce-used' as const, final, alone },
  })),
  fc.constantFrom<LifeEvent>(
    ...[{ type: 'taken' } as const, { type: 'known' } as const, { type: 'unknown' } as const],
    ...[{ type: 'untaken' } as const, { type: 'refused', code: 'x' } as const],
  ),
);

describe('any events in any order', () => {
  test('property: one nonce, no bytes lost, nothing after the end', () => {
    const moment = fc.tuple(anyEvent, fc.integer({ min: -3_600_000, max: 3_600_000 }));
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 30 }), (moments) => {
        let entry: Entry = createDraft();
        let atMs = nowMs;
        for (const [event, laterMs] of moments) {
          atMs += laterMs;
          const next = advance(entry, event, atMs);
          if (!next) continue;
          expect(entry.settled).toBe(false);
          // The nonce is chosen once, whatever is signed later has it.
          if (entry.nonce !== null) expect(next.nonce).toBe(entry.nonce);
          const hashes = new Set(next.attempts.map(({ hash }) => hash));
          for (const { hash, raw } of entry.attempts) {
            // Where somebody else sends, a hash is only what was told.
            if (raw !== null) expect(hashes.has(hash)).toBe(true);
            const kept = next.attempts.find((one) => one.hash === hash)?.raw;
            if (!next.settled && raw !== null) expect(kept).not.toBeNull();
          }
          if (next.hash !== null) expect(hashes.has(next.hash)).toBe(true);
          // Done and undone only by a block; an end only by a final one, or a nonce that is used.
          if (next.state === 'included') expect(event.type).toBe('mined');
          if (next.state === 'final') expect(next.block?.final).toBe(true);
          if (next.settled) expect(['mined', 'nonce-used']).toContain(event.type);
          entry = next;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
