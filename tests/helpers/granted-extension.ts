/**
 * The built extension as it is after its reader has permitted hosts: Chromium asks for an optional permission in a
 * window of its own, which no script can answer. A copy asks for these hosts when it is installed; nothing else differs.
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromeBuild } from './chromium';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder';

/** Makes the copy; `origins` are match patterns. */
export async function copyWithPermission(origins: readonly string[]): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder('extension');
  await cp(chromeBuild, folder.path, { recursive: true });
  const path = join(folder.path, 'manifest.json');
  const manifest: { host_permissions: string[] } = JSON.parse(await readFile(path, 'utf8'));
  manifest.host_permissions.push(...origins);
  await writeFile(path, JSON.stringify(manifest));
  return folder;
}
