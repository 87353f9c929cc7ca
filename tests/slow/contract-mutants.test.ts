/**
 * Contracts with one fault each, out of contracts/test/mutants: the test that is there to notice it must fail. Each entry
 * names a file of contracts/src, edits to it, a suite (a file of contracts/test without its ending) and one of its tests.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findForge } from '@/scripts/contracts/forge';
import { contractsFolder, rootFolder, sourceFolder } from '@/scripts/contracts/paths';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';

const mutantSchema = v.strictObject({
  name: v.string(),
  file: v.string(),
  edits: v.pipe(v.array(v.strictTuple([v.string(), v.string()])), v.minLength(1)),
  suite: v.string(),
  test: v.string(),
});
type Mutant = v.InferOutput<typeof mutantSchema>;

const listFolder = join(contractsFolder, 'test/mutants');
const mutants = readdirSync(listFolder)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) =>
    v.parse(v.array(mutantSchema), JSON.parse(readFileSync(join(listFolder, file), 'utf8'))),
  );

const projects: TemporaryFolder[] = [];

/** Makes a project of forge with copies of the sources and of one suite, so that no other test is compiled. */
function copySources(root: string, suite: string): void {
  const folder = join(root, 'contracts');
  mkdirSync(join(folder, 'test'), { recursive: true });
  symlinkSync(join(rootFolder, 'node_modules'), join(root, 'node_modules'));
  // The compiler's script is a module.
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  for (const name of ['src', 'foundry.toml', 'solc-shim', 'test/helpers', `test/${suite}.t.sol`]) {
    cpSync(join(contractsFolder, name), join(folder, name), { recursive: true });
  }
}

/** Whether the tests of a pattern pass, and what forge printed. Throws when it did not run, for example because nothing compiled. */
async function runTests(
  root: string,
  pattern: string,
): Promise<{ passes: boolean; output: string }> {
  const { passes, output } = await new Promise<{ passes: boolean; output: string }>((resolve) => {
    execFile(
      findForge(),
      ['test', '--root', root, '--match-test', pattern],
      { cwd: root, env: { ...process.env, FOUNDRY_CONFIG: join(root, 'contracts/foundry.toml') } },
      (error, stdout, stderr) => resolve({ passes: error === null, output: `${stdout}${stderr}` }),
    );
  });
  if (!/Ran \d+ tests? for /.test(output)) throw new Error(`forge ran no test:\n${output}`);
  return { passes, output };
}

function mutate({ file, edits }: Mutant): string {
  const source = readFileSync(join(sourceFolder, file), 'utf8');
  return edits.reduce((text, [from, to]) => {
    expect(text.split(from), `once in ${file}: ${from}`).toHaveLength(2);
    return text.replace(from, () => to);
  }, source);
}

afterAll(async () => {
  for (const project of projects.values()) await project.remove();
});

describe.each([...new Set(mutants.map(({ suite }) => suite))])('%s', (suite) => {
  const own = mutants.filter((one) => one.suite === suite);
  let root = '';

  beforeAll(async () => {
    const project = await createTemporaryFolder(`mutants-${suite}`);
    projects.push(project);
    root = project.path;
    copySources(root, suite);
  });

  test('passes without a fault', { timeout: 300_000 }, async () => {
    const pattern = `^(${own.map((mutant) => mutant.test).join('|')})\\b`;
    const { passes, output } = await runTests(root, pattern);
    expect(passes, output).toBe(true);
  });

  test.each(own)('fails when $name', { timeout: 300_000 }, async (mutant) => {
    const target = join(root, 'contracts/src', mutant.file);
    const original = readFileSync(target, 'utf8');
    try {
      writeFileSync(target, mutate(mutant));
      const { passes, output } = await runTests(root, `^${mutant.test}\\b`);
      expect(passes, output).toBe(false);
    } finally {
      writeFileSync(target, original);
    }
  });
});
