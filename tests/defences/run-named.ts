/** Runs tests by their names, and tells of each what became of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '@/scripts/process/run';
import { createTemporaryFolder } from '../helpers/temporary-folder';
import type { Mutant } from './mutant';

/** What is read of the report of vitest's JSON reporter. */
type Report = {
  testResults: {
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

export type NamedRun = {
  /** The vitest configuration. */
  config: string;
  /** Those to run; a name may be a part of one. */
  tests: readonly Mutant['test'][];
  env: NodeJS.ProcessEnv;
};

/**
 * The names of tests that are red, each with what it said. A run that breaks off, in a hook or before any test, is no red test.
 * @throws with all that was printed when a test was not run to its end, or when nothing has the name.
 */
export async function findRed({
  config,
  tests,
  env,
}: NamedRun): Promise<ReadonlyMap<string, string>> {
  const folder = await createTemporaryFolder('report');
  const report = join(folder.path, 'report.json');
  const files = new Set(tests.map(({ file }) => file));
  const names = [...new Set(tests.map(({ name }) => name))];
  const pattern = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  try {
    const { code, output } = await runProgram(
      process.execPath,
      [
        ...['node_modules/vitest/vitest.mjs', 'run', '-c', config, ...files, '-t', `(${pattern})`],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ],
      { env: { ...process.env, ...env } },
    );
    const { testResults } = await readFile(report, 'utf8').then(
      (text): Report => JSON.parse(text),
      () => {
        throw new Error(output);
      },
    );
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    const red = names.flatMap((name) => {
      const said = getFailure(name, all, output);
      return said === null ? [] : [[name, said] as const];
    });
    if (code !== 0 && red.length === 0) throw new Error(output);
    return new Map(red);
  } finally {
    await folder.remove();
  }
}

/** What the first red test of a name said; null when all are green. */
function getFailure(
  name: string,
  all: Report['testResults'][number]['assertionResults'],
  output: string,
): string | null {
  const named = all.filter(({ fullName }) => fullName.includes(name));
  if (named.length === 0) throw new Error(`No test is called "${name}".\n${output}`);
  const failed = named.find(({ status }) => status === 'failed');
  if (failed) return failed.failureMessages[0]?.split('\n')[0] ?? '';
  if (named.every(({ status }) => status === 'passed')) return null;
  throw new Error(`"${name}" was not run to its end.\n${output}`);
}
