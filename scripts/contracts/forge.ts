// Runs forge with the arguments given, on contracts/foundry.toml. The binary is that of the npm platform package, because
// installers may skip the postinstall script that would copy it. The root is the repository's, so that imports out of
// node_modules resolve even where that is a link.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rootFolder } from './paths';

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Path of forge in its npm platform package. Throws when there is none for this machine. */
export function findForge(): string {
  const architecture = architectures[process.arch] ?? process.arch;
  const wrapper = createRequire(import.meta.url).resolve('@foundry-rs/forge/package.json');
  const manifest = createRequire(wrapper).resolve(
    `@foundry-rs/forge-${process.platform}-${architecture}/package.json`,
  );
  return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'forge.exe' : 'forge');
}

if (process.argv[1] === import.meta.filename) {
  const result = spawnSync(findForge(), process.argv.slice(2), {
    cwd: rootFolder,
    env: { ...process.env, FOUNDRY_CONFIG: 'contracts/foundry.toml' },
    stdio: 'inherit',
  });
  if (result.error) throw result.error;
  process.exit(result.status ?? 1);
}
