import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { readKey } from './key';
import { KeeperUsageError, parseOptions } from './options';
import { keyVariable } from './usage';

const token = `0x${'Ab'.repeat(20)}`;
const vault = `0x${'12'.repeat(20)}`;
const fine = [
  '--rpc',
  'http://127.0.0.1:8545',
  '--max-spend',
  '0.05',
  '--token-price',
  `${token}=7`,
];
const without = (option: string) => {
  const at = fine.indexOf(option);
  return [...fine.slice(0, at), ...fine.slice(at + 2)];
};

describe('the command line', () => {
  test('what is needed is enough', () => {
    expect(parseOptions(fine)).toMatchObject({
      rpcUrl: 'http://127.0.0.1:8545',
      chainId: null,
      maxSpendWei: 5n * 10n ** 16n,
      prices: new Map([[token.toLowerCase(), 7n]]),
      vaults: [],
      everySeconds: 30,
      once: false,
      dryRun: false,
      pokeLossWei: 0n,
    });
  });

  test('the chain may be named', () => {
    expect(parseOptions([...fine, '--chain', '8453']).chainId).toBe(8453);
  });

  test('a price without a token needs one vault', () => {
    const bare = [...without('--token-price'), '--token-price', '9'];
    expect(() => parseOptions(bare)).toThrow(/worthless/);
    expect(parseOptions([...bare, '--vault', vault]).prices).toEqual(new Map([['all', 9n]]));
    expect(() => parseOptions([...bare, '--vault', vault, '--vault', token])).toThrow(/worthless/);
  });

  test.each([
    ['no endpoint', without('--rpc'), /--rpc is missing/],
    ['a socket', [...without('--rpc'), '--rpc', 'ws://127.0.0.1'], /http or https/],
    ['a chain by its name', [...fine, '--chain', 'base'], /must be a chain id/],
    ['chain 0', [...fine, '--chain', '0'], /must be a chain id/],
    ['no cap', without('--max-spend'), /does not run without a cap/],
    ['a cap of nothing', [...without('--max-spend'), '--max-spend', '0.0'], /above 0/],
    ['a negative cap', [...without('--max-spend'), '--max-spend=-1'], /above 0/],
    ['no price', without('--token-price'), /what one whole token is worth/],
    ['a price in coins', [...fine, '--token-price', `${token}=0.5`], /whole number of wei/],
    ['a token that is none', [...fine, '--token-price', '0x12=5'], /no address/],
    ['a vault that is none', [...fine, '--vault', 'mistral'], /no address/],
    ['no interval', [...fine, '--every', '0'], /1 to 86400/],
    ['an unknown option', [...fine, '--fast'], /--fast/],
    ['a key', [...fine, '--key', '0x12'], /seen by every program/],
    ['a key with =', [...fine, '--private-key=0x12'], /seen by every program/],
  ])('refuses %s', (_, args, reason) => {
    expect(() => parseOptions(args)).toThrow(reason);
    expect(() => parseOptions(args)).toThrow(KeeperUsageError);
  });
});

describe('the key', () => {
  const key = `0x${'5e'.repeat(32)}`;
  let folder: TemporaryFolder;
  let file: string;

  beforeEach(async () => {
    folder = await createTemporaryFolder('key');
    file = join(folder.path, 'key');
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
  });
  afterEach(() => folder.remove());

  test('comes from the environment or from a file', () => {
    expect(readKey(undefined, { [keyVariable]: key })).toBe(key);
    expect(readKey(file, {})).toBe(key);
    expect(readKey(undefined, {})).toBeNull();
    expect(() => readKey(file, { [keyVariable]: key })).toThrow(/once/);
  });

  test('a file that others may read is refused', () => {
    chmodSync(file, 0o640);
    expect(() => readKey(file, {})).toThrow(/chmod 600/);
  });

  test('what is no key is refused without being told', () => {
    const bad = key.slice(0, -1);
    expect(() => readKey(undefined, { [keyVariable]: bad })).toThrow(/64 hexadecimal digits/);
    try {
      readKey(undefined, { [keyVariable]: bad });
    } catch (error) {
      expect(String(error)).not.toContain(bad);
    }
  });
});
