/** Runs one stage of `npm test`: a program with its output kept, its tests counted, its leftovers found. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Leftover, listMarked, markVariable } from '../process/leftovers';

export type Stage = {
  name: string;
  command: readonly string[];
  /** Whose report the tests are counted from; without it the stage is one check. */
  tests?: 'vitest' | 'forge';
  /** How long its processes may outlive it. Default 5,000. */
  graceMs?: number;
};

export type StageResult = {
  ok: boolean;
  ms: number;
  passed: number;
  failed: number;
  output: string;
};

type Counts = Pick<StageResult, 'passed' | 'failed'>;

/** Runs it in a folder; its output and report are kept in `test-results` there. */
export async function runStage(stage: Stage, root: string): Promise<StageResult> {
  const folder = join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, stage.name.replaceAll(/\W+/g, '-'));
  const report = `${file}.json`;
  rmSync(report, { force: true });
  const startedAt = performance.now();
  const mark = `${process.pid}-${stage.name}`;
  const { code, output } = await runCommand({ stage, root, report, log: `${file}.log`, mark });
  const left = await endLeftovers(mark, stage.graceMs ?? 5_000);
  const complaints = left.map(
    ({ pid, command }) => `Left behind: ${pid} ${command.slice(0, 200)}\n`,
  );
  const counts = countTests({ stage, report, output, ok: code === 0 });
  return {
    ok: code === 0 && counts.failed === 0 && left.length === 0,
    ms: performance.now() - startedAt,
    output: output + complaints.join(''),
    ...counts,
  };
}

function runCommand(of: {
  stage: Stage;
  root: string;
  report: string;
  log: string;
  mark: string;
}): Promise<{ code: number | null; output: string }> {
  const { stage, root, report, mark } = of;
  const [program = '', ...args] = stage.command;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const log = createWriteStream(of.log);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, ...(stage.tests === 'vitest' ? reporters : [])], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        [markVariable]: mark,
        PATH: join(root, 'node_modules', '.bin') + delimiter + process.env['PATH'],
        NO_COLOR: '1',
        FORCE_COLOR: '0',
      },
    });
    const stop = () => child.kill('SIGTERM');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
    let output = '';
    const collect = (chunk: Buffer | string) => {
      output += chunk;
      log.write(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => collect(`${program} cannot be started: ${error.message}\n`));
    child.once('close', (code) => {
      log.end();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
      resolve({ code, output });
    });
  });
}

/** Ends processes that are still there after a while, which are ours by their mark, and names them. */
async function endLeftovers(mark: string, graceMs: number): Promise<readonly Leftover[]> {
  const deadline = performance.now() + graceMs;
  let left = listMarked(mark);
  while (left.length > 0 && performance.now() < deadline) {
    await delay(100);
    left = listMarked(mark);
  }
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
  return left;
}

function countTests(of: { stage: Stage; report: string; output: string; ok: boolean }): Counts {
  const { stage, report, output, ok } = of;
  if (stage.tests === 'vitest') return countVitest(report, ok);
  if (stage.tests === 'forge') {
    const match = /(\d+) tests passed, (\d+) failed/.exec(output.slice(-2_000));
    return match
      ? { passed: Number(match[1]), failed: Number(match[2]) }
      : { passed: 0, failed: 1 };
  }
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

function countVitest(report: string, ok: boolean): Counts {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const counts = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  const of = (name: string) => counts[name] ?? 0;
  // In CI everything a test could lack is there, so that a skipped one is a failed one.
  const skipped = process.env['CI'] === 'true' ? of('numPendingTests') : 0;
  const failed = of('numFailedTests') + skipped;
  // A file that cannot be loaded fails no test of its own.
  const unloaded = ok ? 0 : Math.max(1, of('numFailedTestSuites'));
  return { passed: of('numPassedTests'), failed: failed || unloaded };
}
