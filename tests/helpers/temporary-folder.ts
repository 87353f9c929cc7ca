import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TemporaryFolder = { path: string; remove: () => Promise<void> };

/** A new empty folder outside the repository. */
export async function createTemporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `commonweight-${name}-`));
  // A browser that has just ended may still be writing its last files.
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
