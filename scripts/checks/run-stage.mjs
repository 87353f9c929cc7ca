/** Runs one stage of `npm test`: a program with its output kept, its tests counted, its leftovers found. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { listMarked, markVariable } from '../process/leftovers.mjs';

const leftoverGraceMs = 5_000;

/**
 * @param stage `{ name, command: [program, ...args], tests?: 'vitest' | 'forge' | 'one', env? }`
 * @returns `{ ok, ms, passed, failed, output }`
 */
export async function runStage(stage, root) {
  const folder = join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${stage.name.replaceAll(/\W+/g, '-')}.json`);
  rmSync(report, { force: true });
  const startedAt = performance.now();
  const mark = `${process.pid}-${stage.name}`;
  const { code, output } = await runCommand({ stage, root, report, folder, mark });
  const left = await findLeftovers(mark);
  const complaint = left.map(
    ({ pid, command }) => `Left behind: ${pid} ${command.slice(0, 200)}\n`,
  );
  const counts = countTests({ stage, report, output, ok: code === 0 });
  return {
    ok: code === 0 && counts.failed === 0 && left.length === 0,
    ms: performance.now() - startedAt,
    output: output + complaint.join(''),
    ...counts,
  };
}

function runCommand({ stage, root, report, folder, mark }) {
  const [program, ...args] = stage.command;
  const reporters =
    stage.tests === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      : [];
  const log = createWriteStream(join(folder, `${stage.name.replaceAll(/\W+/g, '-')}.log`));
  return new Promise((resolve) => {
    const child = spawn(program, [...args, ...reporters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        ...stage.env,
        [markVariable]: mark,
        PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
        NO_COLOR: '1',
        FORCE_COLOR: '0',
      },
    });
    const stop = () => child.kill('SIGTERM');
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      log.write(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => collect(`${program} cannot be started: ${error.message}\n`));
    child.once('close', (code) => {
      log.end();
      for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, stop);
      resolve({ code, output });
    });
  });
}

/** Processes that are still there after a short while; they are ours by their mark, and are ended. */
async function findLeftovers(mark) {
  const deadline = performance.now() + leftoverGraceMs;
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

function countTests({ stage, report, output, ok }) {
  if (stage.tests === 'vitest') {
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // In CI everything a test could lack is there, so that a skipped one is a failed one.
    const skipped = process.env.CI === 'true' ? numPendingTests : 0;
    // A file that cannot be loaded fails no test of its own.
    const failed = numFailedTests + skipped || (ok ? 0 : Math.max(1, numFailedTestSuites));
    return { passed: numPassedTests, failed };
  }
  if (stage.tests === 'forge') {
    const match = /(\d+) tests passed, (\d+) failed/.exec(output.slice(-2_000));
    return match
      ? { passed: Number(match[1]), failed: Number(match[2]) }
      : { passed: 0, failed: 1 };
  }
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}
