/**
 * Looks through the built bundles for code that comes from elsewhere or from text: stores refuse it and
 * our policy blocks it (docs/threat-model.md, T16).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builds, listForbidden } from './forbidden-code';

const findings = builds.flatMap((build) =>
  readdirSync(build, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|html|css)$/.test(file))
    .map((file) => join(build, file))
    .flatMap((file) =>
      listForbidden(readFileSync(file, 'utf8')).map(
        ({ what, near }) => `${file}: ${what}: ${near}`,
      ),
    ),
);

for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exitCode = 1;
else console.log(`Nothing forbidden in ${builds.join(' and ')}.`);
