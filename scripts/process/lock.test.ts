import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { takeLock } from './lock';
import { runProgram } from './run';

vi.mock('node:fs', { spy: true });

let folder: TemporaryFolder;
let lock: string;

beforeEach(async () => {
  folder = await createTemporaryFolder('lock');
  lock = join(folder.path, '1-0x1.lock');
});
afterEach(() => folder.remove());

const take = () => takeLock({ file: lock, holder: 'A test', advice: 'Wait for it' });

test('a second one is refused until the first has ended', () => {
  const release = take();
  expect(() => take()).toThrow(/runs already/);
  release();
  take()();
});

test('the lock of a killed one is taken over', () => {
  take();
  // No process has this id: it is above what any system gives.
  writeFileSync(lock, `4194999 ${hostname()}`);
  take();
  expect(readFileSync(lock, 'utf8')).toBe(`${process.pid} ${hostname()}`);
});

test.each(['', '0 here', '-1 here', 'nobody'])(
  'what names no process is taken over: "%s"',
  (text) => {
    take();
    writeFileSync(lock, text);
    take()();
  },
);

test('the id of this process in a lock it does not hold is that of one killed before it', () => {
  writeFileSync(lock, `${process.pid} ${hostname()}`);
  const release = take();
  expect(() => take()).toThrow(/runs already/);
  release();
});

test.each([4_194_999, process.pid])('that of another machine stands: process %i', (pid) => {
  writeFileSync(lock, `${pid} another`);
  expect(take).toThrow(/process \d+ of another.* or gone, remove/);
});

test('a file of one in another container that has the same process id stays', () => {
  const theirs = `${lock}.${process.pid}`;
  writeFileSync(theirs, `${process.pid} another`);
  take()();
  expect(existsSync(theirs)).toBe(true);
});

test('what was moved aside by mistake is not put back over the lock of a third', async () => {
  const { renameSync: rename } = await vi.importActual<typeof import('node:fs')>('node:fs');
  writeFileSync(lock, `4194999 ${hostname()}`);
  vi.mocked(renameSync).mockImplementationOnce((from, to) => {
    writeFileSync(lock, '2 second');
    rename(from, to);
    writeFileSync(lock, '3 third');
  });
  expect(take).toThrow(/starts at this moment/);
  expect(readFileSync(lock, 'utf8')).toBe('3 third');
  expect(readdirSync(folder.path)).toEqual(['1-0x1.lock']);
});

test('what was moved aside by mistake is put back', async () => {
  const { renameSync: rename } = await vi.importActual<typeof import('node:fs')>('node:fs');
  writeFileSync(lock, `4194999 ${hostname()}`);
  vi.mocked(renameSync).mockImplementationOnce((from, to) => {
    writeFileSync(lock, '2 second');
    rename(from, to);
  });
  expect(take).toThrow(/starts at this moment/);
  expect(readFileSync(lock, 'utf8')).toBe('2 second');
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
        takeLock({ file: lock + '.' + round, holder: 'A test', advice: 'Wait for it' });
        console.log(round);
      } catch {}
    }
    meet('end');
  `;
}

test('of two that take over what one left behind, one gets it', async () => {
  const rounds = 200;
  for (let round = 0; round < rounds; round += 1)
    writeFileSync(`${lock}.${round}`, `4194999 ${hostname()}`);
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
