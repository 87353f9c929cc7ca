/**
 * `npm run defences`: takes each defence of `mutants.ts` out of the code, one at a time, and expects its test to turn
 * red; before that all of these tests must be green. Usage: npm run defences [-- --only "part of a name"]
 */
import { parseArgs } from 'node:util';
import { runProgram } from '@/scripts/process/run';
import { mutants } from './mutants';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const chosen = mutants.filter(({ without }) => without.includes(values.only));

/** Whether the tests of these files with a name like this are green, and at least one of them was there. */
async function isGreen(files: readonly string[], name: string, without: string): Promise<boolean> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/defences/vitest.config.ts'];
  const env = { ...process.env, WITHOUT: without };
  const { code, output } = await runProgram(process.execPath, [...args, ...files, '-t', name], env);
  const isRed = code !== 0 && /\d+ failed/.test(output);
  if (code !== 0 && !isRed) throw new Error(output);
  if (!/\d+ (passed|failed)/.test(output)) throw new Error(`No test is called "${name}".`);
  return code === 0;
}

let survived = 0;
for (const { without, test } of chosen) {
  if (!(await isGreen([test.file], test.name, ''))) {
    throw new Error(`"${test.name}" is red as things are.`);
  }
  const isCaught = !(await isGreen([test.file], test.name, without));
  if (!isCaught) survived += 1;
  console.log(`${isCaught ? 'red  ' : 'GREEN'} without ${without}: ${test.file} › ${test.name}`);
}
console.log(`\n${chosen.length} defences, ${survived} that no test misses`);
process.exitCode = survived > 0 || chosen.length === 0 ? 1 : 0;
