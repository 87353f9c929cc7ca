import { describe, expect, test } from 'vitest';
import { browser } from '@/lib/browser';
import { type BadgeState, nothingKnown } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { clearBadgeCache, getBadgeKey, readBadgeCache, writeBadgeCache } from './badge-cache';

const address = '0x1111111111111111111111111111111111111111' as const;

function makeState(locator: string, fields: Partial<BadgeState['verdict']> = {}): BadgeState {
  const record = { chainId: 10, registry: address, id: 7n };
  const at = { chainId: 10, blockNumber: 12n, timestamp: 1700000000n, readAtMs: 5 };
  return {
    ...nothingKnown,
    locator: locator as Locator,
    revision: null,
    verdict: {
      tone: 'green',
      word: 'approved',
      link: 'linked',
      files: 'approved',
      demo: false,
      reasons: [],
      ...fields,
    },
    model: {
      record,
      locator: locator as Locator,
      name: 'name',
      symbol: 'SYM',
      owner: address,
      token: null,
      vault: null,
      governor: null,
      timelock: null,
      knownLaunch: true,
      repositoryId: 'abc',
      registeredAt: 1n,
      registeredBlock: 2n,
      claimCount: 1,
      oldestClaimAt: 1n,
      stake: null,
      approval: null,
      suspension: null,
      terms: null,
      allocation: null,
      live: [],
      liveCount: 0,
    },
    provenance: { kind: 'agreed', at, agreed: 2, asked: 2, operators: ['a', 'b'] },
  };
}

function see(locator: string, place: 'title' | 'card' = 'title') {
  return { locator: locator as Locator, place, revision: null };
}

describe('badge cache', () => {
  test('default: what was written comes back, stale and not green', async () => {
    const state = makeState('huggingface.co/a/b');
    await writeBadgeCache([state]);
    const read = await readBadgeCache([see('huggingface.co/a/b')]);
    const back = read.get(getBadgeKey(state));
    expect(back?.model?.record.id).toBe(7n);
    expect(back?.verdict.tone).toBe('grey');
    expect(back?.verdict.reasons).toEqual(['stale']);
    expect(back?.provenance).toMatchObject({ kind: 'stale', at: { blockNumber: 12n } });
  });

  test('behaviour: it comes with its words, those of what is not confirmed', async () => {
    await writeBadgeCache([makeState('huggingface.co/a/b')]);
    const [state] = [...(await readBadgeCache([see('huggingface.co/a/b')])).values()];
    expect(state?.said?.word).toBe('Approved, not confirmed');
  });

  test('behaviour: a card gets only a confirmed link, another revision gets nothing', async () => {
    await writeBadgeCache([makeState('huggingface.co/a/b', { link: 'claimed', tone: 'amber' })]);
    expect(await readBadgeCache([see('huggingface.co/a/b', 'card')])).toHaveProperty('size', 0);
    expect(await readBadgeCache([see('huggingface.co/a/b')])).toHaveProperty('size', 1);
    const other = { ...see('huggingface.co/a/b'), revision: 'dev' };
    expect(await readBadgeCache([other])).toHaveProperty('size', 0);
  });

  test('behaviour: an entry that is not ours, or of another model, is left out', async () => {
    const key = getBadgeKey(see('huggingface.co/a/b'));
    await writeBadgeCache([makeState('huggingface.co/a/b')]);
    const forgedState = (await browser.storage.local.get(key))[key] as Record<string, unknown>;
    for (const forged of [
      '<b>',
      7,
      null,
      [],
      { locator: 'huggingface.co/a/b' },
      // Without a block it would not be painted as stale, whatever its tone is called.
      { ...forgedState, provenance: { kind: 'reported', by: 'x', readAtMs: 5 } },
      { ...forgedState, provenance: null },
      makeStateOther(),
    ]) {
      await browser.storage.local.set({ [key]: forged });
      expect(await readBadgeCache([see('huggingface.co/a/b')])).toHaveProperty('size', 0);
    }
  });

  test('behaviour: a model that lost its record is forgotten', async () => {
    await writeBadgeCache([makeState('huggingface.co/a/b'), makeState('huggingface.co/a/c')]);
    await writeBadgeCache([], [see('huggingface.co/a/b')]);
    const both = [see('huggingface.co/a/b'), see('huggingface.co/a/c')];
    expect([...(await readBadgeCache(both)).values()].map((state) => state.locator)).toEqual([
      'huggingface.co/a/c',
    ]);
  });

  test('behaviour: keeps 2,000, the first written go first; two writes at once lose nothing', async () => {
    const name = (i: number) => `huggingface.co/a/m${i}`;
    const states = Array.from({ length: 2010 }, (_, i) => makeState(name(i)));
    await Promise.all([
      writeBadgeCache(states.slice(0, 1005)),
      writeBadgeCache(states.slice(1005)),
    ]);
    const read = await readBadgeCache(states.map((state) => see(state.locator)));
    expect(read).toHaveProperty('size', 2000);
    expect(read.has(getBadgeKey(see(name(9))))).toBe(false);
    expect(read.has(getBadgeKey(see(name(10))))).toBe(true);
    const entries = Object.keys(await browser.storage.local.get(null));
    expect(entries).toHaveLength(2001);
    await clearBadgeCache();
    expect(Object.keys(await browser.storage.local.get(null))).toEqual([]);
  });
});

function makeStateOther(): unknown {
  return JSON.parse(
    JSON.stringify(makeState('huggingface.co/a/other'), (_, value) =>
      typeof value === 'bigint' ? { $bigint: value.toString() } : value,
    ),
  );
}
