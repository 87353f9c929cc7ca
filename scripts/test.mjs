/**
 * `npm test`: sets itself up on a fresh machine and runs everything, one stage after the other; stops at
 * the first that fails and shows its output. `npm run check` is the part without chain and browser.
 * Usage: node scripts/test.mjs [--groups setup,check] [--only "name of a stage"] [--keep-going]
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runStage } from './checks/run-stage.mjs';
import { stages } from './checks/stages.mjs';
import { checkNode, ensureInstalled } from './setup/install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
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

checkNode();
ensureInstalled(root, (line) => console.log(line));

const startedAt = performance.now();
const total = { passed: 0, failed: 0 };
let broken = 0;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    interrupted = true;
  });
}

for (const stage of chosen) {
  const { ok, ms, passed, failed, output } = await runStage(stage, root);
  if (interrupted) process.exit(130);
  const counted = stage.tests ? `  ${passed} passed${failed ? `, ${failed} failed` : ''}` : '';
  console.log(
    `${ok ? 'ok  ' : 'FAIL'} ${stage.name.padEnd(24)} ${(ms / 1000).toFixed(1).padStart(6)} s${counted}`,
  );
  if (stage.tests) {
    total.passed += passed;
    total.failed += failed;
  }
  if (ok) continue;
  broken += 1;
  if (!stage.tests || failed === 0) total.failed += 1;
  console.log(`\n${output.trimEnd()}\n`);
  if (!values['keep-going']) break;
}

console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s in all`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken > 0 || chosen.length === 0 ? 1 : 0;
