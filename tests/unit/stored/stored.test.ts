/**
 * Everything that is stored: read in its form of today and of before; damaged, newer and on a full disk it loses
 * nothing a person would miss, and never keeps anything else from being answered.
 */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { findLines, isShipped, isTypeScript, readSources } from '@/tests/architecture/sources';
import { areaItems } from './area-items';
import { cacheItems } from './cache-items';
import type { Row, StoredItem } from './item';
import { keptItems } from './kept-items';

const items: readonly StoredItem[] = [...keptItems, ...cacheItems, ...areaItems];
/** Writes for those that define rows by it, which are listed. */
const tabRows = 'lib/storage/tab-rows.ts';
const named = items.map((item) => [item.what, item] as const);

const database = async () => (await import('@/lib/storage/database')).openDatabase();

beforeEach(() => {
  // As after a start of the worker: nothing is in memory.
  vi.resetModules();
});

async function put({ at }: StoredItem, rows: readonly Row[]): Promise<void> {
  if ('area' in at) {
    const values = Object.fromEntries(rows.map(({ id, value }) => [id, value]));
    await fakeBrowser.storage[at.area].set(values);
    return;
  }
  const opened = await database();
  for (const row of rows) await opened.put(at.store, row);
}

async function readRaw({ at, stored }: StoredItem): Promise<unknown> {
  const id = stored[0]?.id ?? '';
  if ('area' in at) return (await fakeBrowser.storage[at.area].get(id))[id];
  return (await database()).get(at.store, id);
}

/** What is read, or the code of the refusal; anything else that is thrown is a crash. */
async function readSafely({ read }: StoredItem): Promise<unknown> {
  return read().catch((error: { code?: string }) => {
    if (typeof error.code !== 'string') throw error;
    return error.code;
  });
}

function expectEmpty({ empty }: StoredItem, value: unknown, how: string): void {
  if (empty instanceof RegExp) expect(String(value), how).toMatch(empty);
  else expect(value, how).toEqual(empty);
}

const rubbish: readonly unknown[] = [
  ...[undefined, null, 'x', '', -1, 1e15, 0.5, Number.NaN, true, [], [{}], {}, { x: 1 }],
];

/** A storage area holds JSON. */
const asStored = (value: unknown) => JSON.parse(JSON.stringify({ value })).value;

/** `right`: what stood there before. */
type Damage = { how: string; row: Row; field: string | null; wrong: unknown; right: unknown };

/** The stored value with one field, or the whole of it, in the wrong form. */
function* listDamaged({ at, stored }: StoredItem): Generator<Damage> {
  const [first] = stored;
  if (!first) return;
  const inner = ('area' in at ? first['value'] : first) as Record<string, unknown>;
  for (const wrong of rubbish) {
    if ('area' in at) {
      const how = `as a whole ${String(wrong)}`;
      const whole = { field: null, wrong: asStored(wrong), right: inner };
      yield { how, row: { ...first, value: wrong }, ...whole };
    }
    for (const field of Object.keys(Object(inner))) {
      if (field === 'id' && !('area' in at)) continue;
      const damaged = Array.isArray(inner) ? [wrong] : { ...inner, [field]: wrong };
      const row = 'area' in at ? { ...first, value: damaged } : (damaged as unknown as Row);
      const taken = 'area' in at ? asStored(wrong) : wrong;
      const right = inner[field];
      yield { how: `${field}: ${JSON.stringify(wrong)}`, row, field, wrong: taken, right };
    }
  }
}

const hasEarlier = ({ older, dropped, as }: StoredItem) =>
  older !== undefined || (dropped !== undefined && as !== 'kept');

describe('the list', () => {
  test('every store of the database is in it', async () => {
    const listed = new Set(items.map(({ at }) => ('store' in at ? at.store : null)));
    expect([...(await database()).objectStoreNames].filter((name) => !listed.has(name))).toEqual(
      [],
    );
  });

  test('every file that writes to a storage area is in it', () => {
    const sources = ['lib', 'components', 'entrypoints'].flatMap((folder) => readSources(folder));
    const shipped = sources.filter((source) => isShipped(source) && isTypeScript(source));
    const writes = /(storage\.(local|session)|\blocal)\.set\(|defineItem|defineTabRows\(/;
    const writing = findLines(
      shipped.filter(({ path }) => path !== tabRows),
      writes,
    );
    const files = new Set(writing.map((line) => line.split(':')[0]));
    const listed = new Set(items.map(({ at }) => ('file' in at ? at.file : null)));
    expect([...files].filter((file) => !listed.has(file as string))).toEqual([]);
    expect(files.size).toBeGreaterThan(5);
  });

  test('caches of the database are written one by one through cache.ts alone, what cannot be read anew through memory.ts', () => {
    const sources = readSources('lib').filter(isShipped);
    const lines = findLines(sources, /\.put\('(keys|texts|hubFacts|history)'/);
    expect(lines.filter((line) => !line.includes('lib/storage/memory.ts'))).toEqual([]);
  });

  test('what is above version 1 has its earlier forms, or a key of its own', () => {
    const bare = items.filter((item) => item.version > 1 && !item.isSaid && !hasEarlier(item));
    expect(bare).toEqual([]);
  });
});

describe.each(named)('%s', (_, item) => {
  test(`default: read as version ${item.version} left it; where there is none, as nothing`, async () => {
    expectEmptyOrNull(item, await readSafely(item));
    vi.resetModules();
    await put(item, item.stored);
    const value = await item.read();
    if (typeof item.expected === 'object') expect(value).toMatchObject(item.expected as object);
    else expect(value).toEqual(item.expected);
  });

  test.each((item.older ?? []).map((rows, i) => [i + 1, rows] as const))(
    'migration: an earlier form (%i) is read as the present one',
    async (_i, rows) => {
      await put(item, rows);
      expect(await item.read()).toMatchObject(item.expected as object);
    },
  );

  test.each((item.dropped ?? []).map((rows, i) => [i + 1, rows] as const))(
    'migration: an earlier form (%i) is as if it were not there, and is replaced',
    async (_i, rows) => {
      await put(item, rows);
      expectEmpty(item, await item.read(), 'an earlier form');
      await item.write();
      vi.resetModules();
      expect(await item.read()).toMatchObject(item.expected as object);
    },
  );

  test('default: its own code writes it where it is read', async () => {
    await item.write();
    expect(await readRaw(item)).toBeDefined();
  });

  test('T23 damaged in any field: told, or as if it were not there; it stays as it is', async () => {
    for (const damage of listDamaged(item)) {
      const { how, row } = damage;
      vi.resetModules();
      await put(item, [row, ...item.stored.slice(1)]);
      const before = await readRaw(item);
      const value = await readSafely(item);
      const isRefused = item.empty instanceof RegExp && typeof value === 'string';
      if (isRefused || !isRead(item, value, damage)) expectEmpty(item, value, how);
      if (!('area' in item.at)) expect(await readRaw(item), how).toEqual(before);
    }
  });

  test('T23 no room left: told where it matters, and nowhere else', async () => {
    fillDisk();
    const { toErrorData } = await import('@/lib/errors/base');
    const done = await Promise.resolve(item.write()).then(
      () => 'done',
      (error: unknown) => toErrorData(error).code,
    );
    expect(done).toBe(item.as === 'cache' ? 'done' : 'storage.full');
    vi.restoreAllMocks();
    vi.resetModules();
    expectEmptyOrNull(item, await readSafely(item));
  });
});

const said = named.filter(([, { isSaid, at }]) => isSaid && 'store' in at);
test.each(said)('T23 %s of a newer version: not read, not touched', async (_, item) => {
  const [first] = item.stored;
  const newer = { ...first, version: item.version + 1 } as Row;
  await put(item, [newer]);
  expectEmpty(item, await readSafely(item), 'newer');
  await item.write().catch(() => null);
  expect(await readRaw(item)).toEqual(newer);
});

const irreplaceable = named.filter(([, item]) => item.as === 'kept');
test.each(irreplaceable)('T23 %s that cannot be read: not written over', async (_, item) => {
  const [first] = item.stored;
  const torn = { id: first?.id ?? '', version: 99, other: true };
  await put(item, [torn]);
  await item.write().catch(() => null);
  expect(await readRaw(item)).toEqual(torn);
});

/** All that was right is read as it was. A field that is not looked at, or whose wrong form is a right one, is no damage. */
function isRead(
  { expected }: StoredItem,
  value: unknown,
  { field, wrong, right }: Damage,
): boolean {
  if (!mayBeRight(wrong, right)) return isLike(value, expected);
  // A list is an object with no fields but its own.
  const taken = [wrong, Array.isArray(wrong) ? { ...wrong } : wrong].map((by) =>
    field === null ? by : replace(expected, field, by),
  );
  return [expected, ...taken].some((one) => isLike(value, one));
}

/** Of the kind of what stood there, or none where there may be one. */
function mayBeRight(wrong: unknown, right: unknown): boolean {
  const isNone = [wrong, right].some((one) => one === null || one === undefined);
  return (
    isNone || (typeof wrong === typeof right && (Array.isArray(wrong) || !Array.isArray(right)))
  );
}

/** The same with each field of that name changed. */
function replace(of: unknown, field: string, by: unknown): unknown {
  if (Array.isArray(of)) return of.map((one) => replace(one, field, by));
  if (typeof of !== 'object' || of === null) return of;
  return Object.fromEntries(
    Object.entries(of).map(([name, one]) => [name, name === field ? by : replace(one, field, by)]),
  );
}

function isLike(value: unknown, expected: unknown): boolean {
  try {
    if (typeof expected === 'object' && expected !== null) expect(value).toMatchObject(expected);
    else expect(value).toEqual(expected);
    return true;
  } catch {
    return false;
  }
}

/** Where nothing is stored: as where it cannot be read, but that nothing is refused. */
function expectEmptyOrNull(item: StoredItem, value: unknown): void {
  const isAccounts = 'store' in item.at && item.at.store === 'keystore';
  const isNone = value === null || (value as { accounts?: unknown[] }).accounts?.length === 0;
  if (isAccounts) expect(isNone).toBe(true);
  else expectEmpty(item, value, 'nothing stored');
}

/** From now on nothing more can be written. */
function fillDisk(): void {
  const full = () => new DOMException('No room.', 'QuotaExceededError');
  for (const method of ['put', 'add'] as const) {
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
      throw full();
    });
  }
  for (const area of ['local', 'session'] as const) {
    vi.spyOn(fakeBrowser.storage[area], 'set').mockImplementation(async () => {
      throw full();
    });
  }
}
