/**
 * The path of anvil's program in its platform package. Not npm's wrapper of it: when that is killed, the
 * program behind it lives on.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** @throws an error naming the package when it is not installed or the platform has none. */
export function findAnvil(
  platform: string = process.platform,
  architecture: string = process.arch,
): string {
  const name = `@foundry-rs/anvil-${platform}-${architectures[architecture] ?? architecture}`;
  const require = createRequire(import.meta.url);
  try {
    const manifest = require.resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', platform === 'win32' ? 'anvil.exe' : 'anvil');
  } catch (cause) {
    throw new Error(
      `The package ${name} is not installed. Run "npm ci" without --omit=optional; if it is still missing, anvil has no build for this platform.`,
      { cause },
    );
  }
}
