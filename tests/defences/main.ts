/**
 * `npm run defences`: takes each defence of `mutants.ts` out, one at a time, and expects its test to turn red; before that
 * all of these tests must be green. In code first; then those that only a browser shows, in builds of the extension.
 * Usage: npm run defences [-- --code | --browser] [--only "part of a name"]
 */
import { parseArgs } from 'node:util';
import type { Mutant } from './mutant';
import { mutants, mutantsOfBuilds } from './mutants';
import { buildWithout, type MutatedBuild } from './mutated-build';
import { findRed } from './run-named';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    code: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
  },
});
const choose = (list: readonly Mutant[]) =>
  list.filter(({ without }) => without.includes(values.only));
const inCode = values.browser && !values.code ? [] : choose(mutants);
const inBuilds = values.code && !values.browser ? [] : choose(mutantsOfBuilds);
const count = inCode.length + inBuilds.length;

let told = 0;
let survived = 0;
function tell({ without, test }: Mutant, red: ReadonlyMap<string, string>): void {
  const said = red.get(test.name);
  told += 1;
  if (said === undefined) survived += 1;
  const verdict = said === undefined ? 'GREEN' : 'red  ';
  console.log(`${told}/${count} ${verdict} without ${without}: ${test.file} › ${test.name}`);
  if (said !== undefined) console.log(`      ${said.slice(0, 150)}`);
}

function assertGreen(red: ReadonlyMap<string, string>): void {
  if (red.size === 0) return;
  const list = [...red].map(([name, said]) => `${name}: ${said}`);
  throw new Error(`Red as things are:\n${list.join('\n')}`);
}

async function tryInCode(): Promise<void> {
  if (inCode.length === 0) return;
  const findRedWithout = (without: string, tests: readonly Mutant['test'][]) =>
    findRed({ config: 'tests/defences/vitest.config.ts', tests, env: { WITHOUT: without } });
  assertGreen(
    await findRedWithout(
      '',
      inCode.map(({ test }) => test),
    ),
  );
  for (const mutant of inCode) tell(mutant, await findRedWithout(mutant.without, [mutant.test]));
}

/** Tests over a build, those of the browser and those that only read it; which of them are red. */
async function findRedOver(
  { extension }: MutatedBuild,
  tests: readonly Mutant['test'][],
): Promise<ReadonlyMap<string, string>> {
  const env = { COMMONWEIGHT_BUILD: extension };
  const red = new Map<string, string>();
  for (const config of ['vitest.config.ts', 'tests/e2e/vitest.config.ts']) {
    const here = tests.filter(({ file }) => config === getConfig(file));
    if (here.length === 0) continue;
    for (const [name, said] of await findRed({ config, tests: here, env })) red.set(name, said);
  }
  return red;
}

function getConfig(file: string): string {
  return file.startsWith('tests/e2e/') ? 'tests/e2e/vitest.config.ts' : 'vitest.config.ts';
}

/** The next build is made while one is tried: a browser waits more than it works. */
async function tryInBuilds(): Promise<void> {
  if (inBuilds.length === 0) return;
  let next = buildWithout(null);
  try {
    for (const [at, mutant] of [null, ...inBuilds].entries()) {
      const build = await next;
      const following = inBuilds[at];
      if (following) next = buildWithout(following);
      // Its failure is told when its turn comes.
      next.catch(() => {});
      const tests = mutant ? [mutant.test] : inBuilds.map(({ test }) => test);
      const red = await findRedOver(build, tests).finally(build.remove);
      if (mutant) tell(mutant, red);
      else assertGreen(red);
    }
  } finally {
    await next.then(({ remove }) => remove()).catch(() => {});
  }
}

await tryInCode();
await tryInBuilds();
console.log(`\n${count} defences, ${survived} that no test misses`);
process.exitCode = survived > 0 || count === 0 ? 1 : 0;
