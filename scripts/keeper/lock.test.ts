import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { runProgram } from '../process/run';
import { takeLock } from './lock';

let folder: TemporaryFolder;
let lock: string;

beforeEach(async () => {
  folder = await createTemporaryFolder('lock');
  lock = join(folder.path, '1-0x1.lock');
});
afterEach(() => folder.remove());

test('a second one is refused until the first has ended', () => {
  const release = takeLock(lock);
  expect(() => takeLock(lock)).toThrow(/runs already/);
  release();
  takeLock(lock)();
});

test('the lock of a killed one is taken over', () => {
  takeLock(lock);
  // No process has this id: it is above what any system gives.
  writeFileSync(lock, '4194999');
  takeLock(lock);
  expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
});

test.each(['', '0', '-1', 'nobody'])('what names no process is taken over: "%s"', (text) => {
  takeLock(lock);
  writeFileSync(lock, text);
  takeLock(lock)();
});

test('the id of this process in a lock it does not hold is that of one killed before it', () => {
  writeFileSync(lock, String(process.pid));
  const release = takeLock(lock);
  expect(() => takeLock(lock)).toThrow(/runs already/);
  release();
});

/** Takes the lock of every round at the same moment as the other one; ends with it, so that neither is gone. */
function raceFor(rounds: number, [mine, other]: readonly [string, string]): string {
  return `
    import { existsSync, writeFileSync } from 'node:fs';
    import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
    const lock = ${JSON.stringify(lock)};
    const meet = (at) => {
      writeFileSync(lock + '.at-' + at + '${mine}', '');
      while (!existsSync(lock + '.at-' + at + '${other}'));
    };
    for (let round = 0; round < ${rounds}; round += 1) {
      meet(round);
      try {
        takeLock(lock + '.' + round);
        console.log(round);
      } catch {}
    }
    meet('end');
  `;
}

test('of two that take over what one left behind, one gets it', async () => {
  const rounds = 200;
  for (let round = 0; round < rounds; round += 1) writeFileSync(`${lock}.${round}`, '4194999');
  const scripts = [raceFor(rounds, ['a', 'b']), raceFor(rounds, ['b', 'a'])];
  const runs = await Promise.all(
    scripts.map((script) =>
      runProgram(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]),
    ),
  );
  const taken = runs.flatMap(({ output }) => output.split('\n').filter(Boolean));
  expect(taken).toHaveLength(rounds);
  expect(new Set(taken).size).toBe(rounds);
});
