/** Copies of the built extension whose manifest says something else; nothing else differs. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromeBuild } from './chromium';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder';

type Manifest = { host_permissions: readonly string[] };

/**
 * As it is after its reader has permitted hosts: Chromium asks for an optional permission in a window of its own, which
 * no script can answer. The copy asks for these hosts when it is installed; `origins` are match patterns.
 */
export function copyWithPermission(origins: readonly string[]): Promise<TemporaryFolder> {
  return copyExtension(({ host_permissions }) => ({
    host_permissions: [...host_permissions, ...origins],
  }));
}

/** Makes a copy with these fields of the manifest in place of its own. */
export async function copyExtension(
  change: (manifest: Manifest) => Readonly<Record<string, unknown>>,
): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder('extension');
  await cp(chromeBuild, folder.path, { recursive: true });
  const path = join(folder.path, 'manifest.json');
  const manifest: Manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, ...change(manifest) }));
  return folder;
}
