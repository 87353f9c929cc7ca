/**
 * Runs the stages of `npm test` one after the other; stops at the first that fails and shows its output.
 * Usage: npm test [-- --groups setup,check] [--only "name of a stage"] [--keep-going]
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runStage, type StageResult } from './run-stage';
import { stages } from './stages';

const root = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    groups: { type: 'string' },
    only: { type: 'string' },
    'keep-going': { type: 'boolean', default: false },
  },
});
const groups = values.groups?.split(',');
const chosen = stages.filter(
  ({ group, name }) =>
    (groups === undefined || groups.includes(group)) &&
    (values.only === undefined || name === values.only),
);

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
  });
}

const seconds = (ms: number) => (ms / 1_000).toFixed(1);

function describeResult(name: string, { ok, ms, passed, failed }: StageResult, isTested: boolean) {
  const counts = isTested ? `  ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : '';
  return `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${seconds(ms).padStart(7)} s${counts}`;
}

const startedAt = performance.now();
let passed = 0;
let failed = 0;
for (const stage of chosen) {
  const result = await runStage(stage, root);
  if (interrupted) process.exit(130);
  console.log(describeResult(stage.name, result, stage.tests !== undefined));
  if (stage.tests) passed += result.passed;
  if (result.ok) continue;
  failed += Math.max(1, result.failed);
  console.log(`\n${result.output.trimEnd()}\n`);
  if (!values['keep-going']) break;
}

console.log(`\n${seconds(performance.now() - startedAt)} s in all`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;
