import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/storage/database';
import { createEntry } from '@/tests/helpers/entry';
import { entrySchema, isOpen, isStep, toEntryRow } from './entry';
import { draftEntry, dropDraft, findOpen, moveEntry, readEntries, readEntry } from './journal';

const drafted = createEntry({ state: 'drafted', nonce: null, raw: null, hash: null });
const signed = { state: 'signed', nonce: 3, raw: '0x02', hash: drafted.hash } as const;

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
    expect(await findOpen('intent')).toBeNull();
    const again = { ...drafted, id: 'other', preparedId: 'other' };
    expect(await draftEntry(again)).toMatchObject({ status: 'new' });
    expect(await findOpen('intent')).toMatchObject({ id: 'other' });
  });

  test('behaviour: the oldest of what is settled give way, what is open never does', async () => {
    const database = await openDatabase();
    const old = createEntry({ id: 'open', preparedId: 'open', intentKey: 'open', createdAtMs: 1 });
    await database.put('journal', toEntryRow(old));
    for (let i = 0; i < 503; i++) {
      const settled = createEntry({ id: `${i}`, state: 'final', createdAtMs: i + 2, raw: null });
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
    const moved = await moveEntry(drafted, { ...signed, updatedAtMs: 2000 });
    expect(moved).toEqual({ ...drafted, ...signed, updatedAtMs: 2000, revision: 1 });
    expect(await readEntry('request')).toEqual(moved);
  });

  test('behaviour: not what somebody else changed meanwhile', async () => {
    await draftEntry(drafted);
    const [first, second] = await Promise.all([
      moveEntry(drafted, { ...signed, nonce: 3, updatedAtMs: 2000 }),
      moveEntry(drafted, { ...signed, nonce: 4, updatedAtMs: 2000 }),
    ]);
    expect([first?.nonce, second]).toEqual([3, null]);
    expect(await readEntry('request')).toMatchObject({ nonce: 3 });
  });

  test('behaviour: no step that is none', async () => {
    await draftEntry(drafted);
    expect(await moveEntry(drafted, { state: 'final', updatedAtMs: 2000 })).toBeNull();
    expect(await readEntry('request')).toEqual(drafted);
  });
});

describe('dropDraft', () => {
  test('behaviour: a draft goes, anything signed stays', async () => {
    await draftEntry(drafted);
    await dropDraft('request');
    expect(await readEntry('request')).toBeNull();
    await draftEntry(drafted);
    await moveEntry(drafted, { ...signed, updatedAtMs: 2000 });
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
        const entry = createEntry({ valueWei: value, nonce, modelName, block });
        const row = JSON.parse(JSON.stringify(toEntryRow(entry)));
        expect(v.parse(entrySchema, row)).toEqual(entry);
      }),
    );
  });
});

describe('isStep', () => {
  test('behaviour: what is final stays, what is drafted is signed before all else', () => {
    expect(isStep('final', 'seen')).toBe(false);
    expect(isStep('drafted', 'broadcast')).toBe(false);
    expect(isStep('drafted', 'signed')).toBe(true);
    expect(isStep('included', 'seen')).toBe(true);
    expect(isStep('signed', 'drafted')).toBe(false);
  });

  test('behaviour: only what is on its way keeps its intent', () => {
    const open = (['drafted', 'signed', 'broadcast', 'seen'] as const).map((state) =>
      isOpen(createEntry({ state })),
    );
    expect(open).toEqual([true, true, true, true]);
    expect(isOpen(createEntry({ state: 'dropped' }))).toBe(false);
  });
});
