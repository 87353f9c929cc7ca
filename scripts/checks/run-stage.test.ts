import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { listMarked } from '../process/leftovers';
import { runStage, type Stage } from './run-stage';

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await createTemporaryFolder('stage');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await folder.remove();
});

const run = (script: string, more: Partial<Stage> = {}) =>
  runStage({ name: 'probe', command: [process.execPath, '-e', script], ...more }, folder.path);

/** A stand-in for vitest that writes the report it is asked for. */
function fakeVitest(counts: Record<string, number>, code = 0): string {
  return `const file = process.argv.find((one) => one.startsWith('--outputFile.json=')).split('=')[1];
    require('node:fs').writeFileSync(file, ${JSON.stringify(JSON.stringify(counts))});
    process.exitCode = ${code};`;
}
const report = (passed: number, failed: number, pending = 0, suites = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numFailedTestSuites: suites,
});
/** Keeps node's own parser from the reporters' flags. */
const vitest = (script: string, more: Partial<Stage> = {}) =>
  runStage(
    { name: 'probe', command: [process.execPath, '-e', script, '--'], tests: 'vitest', ...more },
    folder.path,
  );

describe('runStage', () => {
  test('default: a program that ends well', async () => {
    expect(await run('console.log("fine")')).toMatchObject({ ok: true, output: 'fine\n' });
  });

  test('behaviour: one that fails shows both of its outputs', async () => {
    const { ok, output } = await run('console.log("a"); console.error("b"); process.exit(3)');
    expect(ok).toBe(false);
    expect(output.split('\n').sort()).toEqual(['', 'a', 'b']);
  });

  test('behaviour: one that cannot be started fails', async () => {
    const stage = { name: 'probe', command: ['no-such-program-here'] };
    expect(await runStage(stage, folder.path)).toMatchObject({ ok: false });
  });

  test('behaviour: tests are counted from the report', async () => {
    expect(await vitest(fakeVitest(report(7, 0)))).toMatchObject({
      ok: true,
      passed: 7,
      failed: 0,
    });
    expect(await vitest(fakeVitest(report(7, 2), 1))).toMatchObject({ ok: false, failed: 2 });
  });

  test('behaviour: a file that cannot be loaded is a failure though no test of it failed', async () => {
    expect(await vitest(fakeVitest(report(7, 0, 0, 1), 1))).toMatchObject({ ok: false, failed: 1 });
  });

  test('behaviour: an old report does not stand in for one that was not written', async () => {
    mkdirSync(join(folder.path, 'test-results'));
    writeFileSync(join(folder.path, 'test-results', 'probe.json'), JSON.stringify(report(9, 0)));
    expect(await vitest('0')).toMatchObject({ ok: false, passed: 0 });
  });

  test('behaviour: a skipped test fails in CI, where nothing is missing', async () => {
    vi.stubEnv('CI', 'true');
    expect(await vitest(fakeVitest(report(7, 0, 1)))).toMatchObject({ ok: false, failed: 1 });
    vi.stubEnv('CI', '');
    expect(await vitest(fakeVitest(report(7, 0, 1)))).toMatchObject({ ok: true, failed: 0 });
  });

  test('behaviour: forge is counted from its last line', async () => {
    const line =
      'Ran 3 test suites in 2s (3s CPU time): 12 tests passed, 0 failed, 0 skipped (12 total tests)';
    expect(await run(`console.log("${line}")`, { tests: 'forge' })).toMatchObject({
      ok: true,
      passed: 12,
    });
    expect(await run('0', { tests: 'forge' })).toMatchObject({ ok: false });
  });

  // Other systems do not tell a process's environment.
  test.each(process.platform === 'linux' ? ['linux'] : [])(
    'behaviour: a process that is left behind is named, and ended (%s)',
    async () => {
      const script = `require('node:child_process').spawn(process.execPath,
        ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' }).unref();`;
      const { ok, output } = await run(script, { graceMs: 100 });
      expect(ok).toBe(false);
      const pid = Number(/Left behind: (\d+) .*setInterval/.exec(output)?.[1]);
      expect(pid).toBeGreaterThan(1);
      await vi.waitFor(() => expect(listMarked(`${process.pid}-probe`)).toEqual([]));
    },
  );
});
