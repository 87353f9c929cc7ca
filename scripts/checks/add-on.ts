/**
 * The store's own linter over the Firefox build. Nothing is allowed but what Preact itself brings: its
 * support for `dangerouslySetInnerHTML`, one assignment in each bundle that holds Preact. That the finding
 * is Preact's is read from the code at the place, not guessed from its count.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../process/run';

const build = '.output/firefox-mv3';

type Finding = {
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
};
type Report = { errors: Finding[]; warnings: Finding[]; notices: Finding[] };

/** Whether a finding is Preact's assignment of `__html`, the only place that may touch innerHTML. */
function isPreacts({ code, file, line, column }: Finding): boolean {
  if (code !== 'UNSAFE_VAR_ASSIGNMENT' || !file || line === undefined || column === undefined) {
    return false;
  }
  const text = readFileSync(join(build, file), 'utf8').split('\n')[line - 1] ?? '';
  return /^.{0,200}\.innerHTML=\w+\.__html\b/.test(
    text.slice(Math.max(0, column - 100), column + 200),
  );
}

const { output } = await runProgram('web-ext', [
  'lint',
  ...['--source-dir', build, '--output', 'json', '--no-config-discovery'],
]);
const report = JSON.parse(output.slice(output.indexOf('{'))) as Report;
const findings = [...report.errors, ...report.warnings, ...report.notices];
const ours = findings.filter((finding) => !isPreacts(finding));
const files = findings.filter(isPreacts).map(({ file }) => file);
const repeated = files.filter((file, index) => files.indexOf(file) !== index);

for (const { code, message, file, line, column } of ours) {
  console.error(`${code} ${file ?? ''}:${line ?? ''}:${column ?? ''} ${message}`);
}
for (const file of repeated) console.error(`${file}: more than one innerHTML assignment`);
if (ours.length + repeated.length > 0) process.exitCode = 1;
else console.log(`${files.length} findings, all of them Preact's own.`);
