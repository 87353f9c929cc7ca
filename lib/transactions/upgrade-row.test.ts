import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/storage/database';
import { createDraft, createEntry } from '@/tests/helpers/entry';
import { parseEntry, toEntryRow } from './entry';
import { moveEntry, readEntry } from './journal';
import { upgradeRow } from './upgrade-row';

const hash = `0x${'0a'.repeat(32)}`;
/** As version 1 wrote it. */
const before = {
  id: 'request',
  version: 1,
  revision: 4,
  preparedId: 'prepared',
  intentKey: 'intent',
  kind: 'vote',
  record: { chainId: 10, registry: '0x00000000000000000000000000000000000000b2', id: '1' },
  modelName: 'Model',
  chainId: 10,
  demo: false,
  from: '0x00000000000000000000000000000000000000a1',
  to: '0x00000000000000000000000000000000000000c3',
  valueWei: '0',
  data: '0xaa',
  state: 'broadcast',
  nonce: 3,
  raw: '0x02aa',
  hash,
  block: null,
  error: null,
  createdAtMs: 1000,
  updatedAtMs: 2000,
  unknownSinceMs: null,
};

describe('journal 1 → 2', () => {
  test('before and after: the bytes and their hash become the only attempt', () => {
    const { raw, ...rest } = before;
    expect(upgradeRow(before)).toEqual({
      ...rest,
      version: 2,
      attempts: [{ purpose: 'send', hash, raw, fee: null }],
      settled: false,
    });
    expect(parseEntry(before)).toMatchObject({ id: 'request', nonce: 3, hash, state: 'broadcast' });
  });

  test.each([
    ['a draft has none', { state: 'drafted', raw: null, hash: null, nonce: null }, [], false],
    [
      'final: its hash, no bytes',
      { state: 'final', raw: null, block: { number: '5', hash, final: true } },
      [{ purpose: 'send', hash, raw: null, fee: null }],
      true,
    ],
    [
      'failed in a final block',
      { state: 'failed', block: { number: '5', hash, final: true } },
      [{ purpose: 'send', hash, raw: '0x02aa', fee: null }],
      true,
    ],
    [
      'replaced is looked at again',
      { state: 'replaced' },
      [{ purpose: 'send', hash, raw: '0x02aa', fee: null }],
      false,
    ],
  ])('before and after: %s', (_, change, attempts, settled) => {
    const row = { ...before, ...change };
    expect(upgradeRow(row)).toMatchObject({ version: 2, attempts, settled });
    expect(parseEntry(row)).not.toBeNull();
  });

  test('no-op: a row of this version, and what is no row', () => {
    const row = toEntryRow(createEntry());
    expect(upgradeRow(row)).toBe(row);
    for (const other of [null, 'text', {}, { version: 'x' }]) expect(upgradeRow(other)).toBe(other);
    expect(parseEntry({ ...row, version: 3 })).toBeNull();
  });

  test('behaviour: an old row in the database is read, and written anew with its next step', async () => {
    const database = await openDatabase();
    await database.put('journal', before);
    const entry = await readEntry('request');
    expect(entry).toMatchObject({ version: 2, revision: 4 });
    expect(await database.get('journal', 'request')).toEqual(before);
    if (entry) await moveEntry(entry, { type: 'known' }, 3000);
    expect(await database.get('journal', 'request')).toMatchObject({
      ...{ version: 2, revision: 5, state: 'seen', attempts: [{ hash, raw: '0x02aa' }] },
    });
    expect(await database.get('journal', 'request')).not.toHaveProperty('raw');
  });

  test('empty: a draft of this version goes in and out as it is', () => {
    const draft = createDraft();
    expect(parseEntry(toEntryRow(draft))).toEqual(draft);
  });
});
