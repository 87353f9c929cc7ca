import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/storage/database';
import { createAttempt, createDraft, createEntry } from '@/tests/helpers/entry';
import { entrySchema, isOpen, toEntryRow } from './entry';
import { draftEntry, dropDraft, findHolding, moveEntry, readEntries, readEntry } from './journal';

const drafted = createDraft();
const attempt = createAttempt();
const signed = { type: 'signed', nonce: 3, data: '0xaa', attempt } as const;

describe('draftEntry', () => {
  test('default: written, and read again as it was', async () => {
    expect(await draftEntry(drafted)).toEqual({ status: 'new', entry: drafted });
    expect(await readEntry('request')).toEqual(drafted);
    expect(await readEntry('other')).toBeNull();
  });

  test.each([
    ['the same request', { preparedId: 'other', intentKey: 'other' }, 'known'],
    ['the same prepared call', { id: 'other', intentKey: 'other' }, 'known'],
    ['the same intent', { id: 'other', preparedId: 'other' }, 'busy'],
    ['another intent', { id: 'other', preparedId: 'other', intentKey: 'other' }, 'new'],
  ])('behaviour: %s', async (_, change, status) => {
    await draftEntry(drafted);
    expect(await draftEntry({ ...drafted, ...change })).toMatchObject({ status });
    expect(await readEntries()).toHaveLength(status === 'new' ? 2 : 1);
  });

  test('behaviour: an intent may come again once it is included', async () => {
    const included = createEntry({ state: 'included' });
    await draftEntry(included);
    expect(await findHolding('intent')).toBeNull();
    const again = { ...drafted, id: 'other', preparedId: 'other' };
    expect(await draftEntry(again)).toMatchObject({ status: 'new' });
    expect(await findHolding('intent')).toMatchObject({ id: 'other' });
  });

  test.each([
    ['given up: goes on', { state: 'dropped' }, 'revivable'],
    ['refused: goes on', { state: 'failed' }, 'revivable'],
    ['its nonce used, not for good', { state: 'replaced' }, 'busy'],
    ['its nonce used for good', { state: 'replaced', settled: true }, 'new'],
    ['a wallet was asked', { state: 'requested', attempts: [] }, 'busy'],
  ] as const)('behaviour: the same intent, %s', async (_, change, status) => {
    const database = await openDatabase();
    const before = createEntry({ ...change, id: 'before', preparedId: 'before' } as never);
    await database.put('journal', toEntryRow(before));
    expect(await draftEntry(drafted)).toMatchObject({ status });
    expect(await readEntries()).toHaveLength(status === 'new' ? 2 : 1);
  });

  test('behaviour: the oldest of what is settled give way, what is open never does', async () => {
    const database = await openDatabase();
    const old = createEntry({ id: 'open', preparedId: 'open', intentKey: 'open', createdAtMs: 1 });
    await database.put('journal', toEntryRow(old));
    for (let i = 0; i < 503; i++) {
      const settled = createEntry({ id: `${i}`, state: 'final', createdAtMs: i + 2 });
      await database.put('journal', toEntryRow({ ...settled, preparedId: `${i}` }));
    }
    await draftEntry({ ...drafted, createdAtMs: 9999 });
    const ids = (await readEntries()).map(({ id }) => id);
    expect(ids).toHaveLength(502);
    expect([ids[0], ids[1], ids.at(-2), ids.at(-1)]).toEqual(['request', '502', '3', 'open']);
  });

  test('behaviour: many at once make one', async () => {
    const all = await Promise.all(
      [...Array(8).keys()].map((i) => draftEntry({ ...drafted, id: `request-${i}` })),
    );
    expect(all.filter(({ status }) => status === 'new')).toHaveLength(1);
    expect(await readEntries()).toHaveLength(1);
  });
});

describe('moveEntry', () => {
  test('default: the change is written and the write counted', async () => {
    await draftEntry(drafted);
    const moved = await moveEntry(drafted, signed, 2000);
    const after = { state: 'signed', nonce: 3, attempts: [attempt], hash: attempt.hash } as const;
    expect(moved).toEqual({ ...drafted, ...after, updatedAtMs: 2000, revision: 1 });
    expect(await readEntry('request')).toEqual(moved);
  });

  test('behaviour: not what somebody else changed meanwhile', async () => {
    await draftEntry(drafted);
    const [first, second] = await Promise.all([
      moveEntry(drafted, signed, 2000),
      moveEntry(drafted, { ...signed, nonce: 4 }, 2000),
    ]);
    expect([first?.nonce, second]).toEqual([3, null]);
    expect(await readEntry('request')).toMatchObject({ nonce: 3 });
  });

  test('behaviour: what changes nothing is not written', async () => {
    await draftEntry(drafted);
    expect(await moveEntry(drafted, { type: 'known' }, 2000)).toEqual(drafted);
    expect(await readEntry('request')).toEqual(drafted);
  });
});

describe('dropDraft', () => {
  test('behaviour: a draft goes, anything signed stays', async () => {
    await draftEntry(drafted);
    await dropDraft('request');
    expect(await readEntry('request')).toBeNull();
    await draftEntry(drafted);
    await moveEntry(drafted, signed, 2000);
    await dropDraft('request');
    expect(await readEntry('request')).toMatchObject({ state: 'signed' });
  });
});

describe('rows', () => {
  test('behaviour: a row that cannot be read is left alone and out', async () => {
    const database = await openDatabase();
    const bad = { ...toEntryRow(createEntry({ id: 'bad' })), nonce: 'seven' };
    await database.put('journal', bad);
    await draftEntry(drafted);
    expect((await readEntries()).map(({ id }) => id)).toEqual(['request']);
    expect(await database.get('journal', 'bad')).toEqual(bad);
  });

  test('property: an entry read back is the entry, and is plain data', () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
    fc.assert(
      fc.property(amount, fc.nat(), fc.string(), (value, nonce, modelName) => {
        const block = { number: value, hash: drafted.data, final: true };
        const fee = { gas: value, maxFeePerGasWei: value, maxPriorityFeePerGasWei: value };
        const attempts = [createAttempt({ fee }), createAttempt({ fee: null, raw: null })];
        const entry = createEntry({ valueWei: value, nonce, modelName, block, attempts });
        const row = JSON.parse(JSON.stringify(toEntryRow(entry)));
        expect(v.parse(entrySchema, row)).toEqual(entry);
      }),
    );
  });
});

describe('isOpen', () => {
  test('behaviour: only what is on its way keeps its intent', () => {
    const open = (['drafted', 'signed', 'broadcast', 'seen'] as const).map((state) =>
      isOpen(createEntry({ state })),
    );
    expect(open).toEqual([true, true, true, true]);
    expect(isOpen(createEntry({ state: 'dropped' }))).toBe(false);
  });
});
