/** The extension built without one defence: a copy of what a build reads, changed in one place. */
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildSources, runBuild } from '@/scripts/start/build';
import { createTemporaryFolder } from '../helpers/temporary-folder';
import { type Mutant, takeOut } from './mutant';

export type MutatedBuild = {
  /** Where the built extension is. */
  extension: string;
  remove: () => Promise<void>;
};

/** Builds it; null leaves every defence where it is. @throws an error with the build's own output. */
export async function buildWithout(mutant: Mutant | null): Promise<MutatedBuild> {
  const { path, remove } = await createTemporaryFolder('defences');
  try {
    for (const source of buildSources) {
      await cp(source, join(path, source), { recursive: true });
    }
    await symlink(resolve('node_modules'), join(path, 'node_modules'));
    if (mutant) await change(join(path, mutant.file), mutant);
    return { extension: await runBuild(path), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function change(path: string, mutant: Mutant): Promise<void> {
  await writeFile(path, takeOut(await readFile(path, 'utf8'), mutant));
}
