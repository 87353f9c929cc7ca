import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { openLedger } from './ledger';

let folder: TemporaryFolder;
let file: string;
const at = (text: string) => () => new Date(text);
const enough = 1_000_000n;
const pending = { nonce: 7, hash: `0x${'ab'.repeat(32)}`, mostWei: 500n, what: 'a move' } as const;

beforeEach(async () => {
  folder = await createTemporaryFolder('ledger');
  file = join(folder.path, 'deep', '1-0x1.json');
});
afterEach(() => folder.remove());

describe('what was spent', () => {
  test('a new one begins with nothing and writes nothing', () => {
    expect(openLedger(file).spentWei()).toBe(0n);
    expect(existsSync(file)).toBe(false);
  });

  test('what is under way counts at its most, then at its cost', () => {
    const ledger = openLedger(file);
    ledger.reserve(pending, enough);
    expect(ledger.spentWei()).toBe(500n);
    ledger.settle(320n);
    expect(ledger.spentWei()).toBe(320n);
    expect(ledger.pending()).toBeNull();
  });

  test('a restart forgets nothing', () => {
    const noon = at('2026-11-26T12:00:00Z');
    openLedger(file, noon).reserve(pending, enough);
    const again = openLedger(file, noon);
    expect(again.pending()).toEqual(pending);
    expect(again.spentWei()).toBe(500n);
    again.settle(123n);
    expect(openLedger(file, noon).spentWei()).toBe(123n);
  });

  test('a new day begins anew, but not what is under way', () => {
    const ledger = openLedger(file, at('2026-11-26T23:59:59Z'));
    ledger.settle(900n);
    ledger.reserve(pending, enough);
    const next = openLedger(file, at('2026-11-27T00:00:00Z'));
    expect(next.spentWei()).toBe(500n);
    next.settle(400n);
    expect(next.spentWei()).toBe(400n);
  });

  test('a clock that is set back gives no day twice', () => {
    openLedger(file, at('2026-11-27T08:00:00Z')).settle(900n);
    const back = openLedger(file, at('2026-11-26T08:00:00Z'));
    expect(back.spentWei()).toBe(900n);
    back.settle(100n);
    expect(openLedger(file, at('2026-11-27T09:00:00Z')).spentWei()).toBe(1000n);
  });

  test('error: a second one while the first is under way', () => {
    const ledger = openLedger(file);
    ledger.reserve(pending, enough);
    expect(() => ledger.reserve({ ...pending, nonce: 8 }, enough)).toThrow(
      /Still under way: a move/,
    );
    expect(ledger.pending()).toEqual(pending);
  });

  test('what the endpoint does not know counts once its nonce is used by it knows not what', () => {
    openLedger(file).reserve(pending, enough);
    openLedger(file).doubt();
    const ledger = openLedger(file);
    expect(ledger.pending()).toBeNull();
    ledger.resolve(7);
    expect(ledger.spentWei()).toBe(0n);
    ledger.resolve(8);
    expect(ledger.spentWei()).toBe(500n);
    ledger.resolve(9);
    expect(ledger.spentWei()).toBe(500n);
  });

  test('of two with one nonce one counts, the dearer where neither is found', () => {
    const ledger = openLedger(file);
    ledger.reserve(pending, enough);
    ledger.doubt();
    ledger.reserve({ ...pending, mostWei: 300n }, enough);
    expect(ledger.spentWei()).toBe(300n);
    ledger.settle(null);
    expect(ledger.spentWei()).toBe(500n);
    ledger.resolve(8);
    expect(ledger.spentWei()).toBe(500n);
  });

  test('a doubtful one counts before another nonce is used', () => {
    const ledger = openLedger(file);
    ledger.reserve(pending, enough);
    ledger.doubt();
    ledger.reserve({ ...pending, nonce: 8 }, enough);
    expect(ledger.spentWei()).toBe(1000n);
  });

  test('up to the cap, and nothing is under way where it would be passed', () => {
    const ledger = openLedger(file);
    ledger.settle(100n);
    expect(ledger.reserve(pending, 599n)).toBe(false);
    expect(ledger.pending()).toBeNull();
    expect(ledger.spentWei()).toBe(100n);
    expect(ledger.reserve(pending, 600n)).toBe(true);
  });

  test('a doubtful one that got into a block counts against the cap', () => {
    const ledger = openLedger(file);
    ledger.reserve(pending, 999n);
    ledger.doubt();
    expect(ledger.reserve({ ...pending, nonce: 8 }, 999n)).toBe(false);
    const again = openLedger(file);
    expect(again.spentWei()).toBe(500n);
    expect(again.reserve({ ...pending, nonce: 8 }, 1000n)).toBe(true);
  });

  test.each(['', '{', '{"day":"2026-11-26","spentWei":"-5","pending":null}', 'null'])(
    'a damaged file is never taken for an empty one: %s',
    (text) => {
      openLedger(file).settle(1n);
      writeFileSync(file, text);
      expect(() => openLedger(file)).toThrow(/cannot be read.*1-0x1\.json/);
    },
  );
});
