/** Repositories for tests that seed a chain and have no hub beside it: three revisions of two files each. */
import { createHash } from 'node:crypto';
import { linkedRecordIds, rivalLocator } from '@/scripts/embedded-chain/seed-models';
import type { SeedRepository } from '@/scripts/embedded-chain/seed-types';

const digest = (algorithm: 'sha1' | 'sha256', text: string) =>
  createHash(algorithm).update(text).digest('hex');

/** One for every locator the demo's records are of. */
export function createRepositories(): ReadonlyMap<string, SeedRepository> {
  const locators = [...linkedRecordIds.keys(), rivalLocator];
  return new Map(
    locators.map((locator) => [
      locator,
      {
        locator,
        repositoryId: digest('sha256', locator).slice(0, 24),
        revisions: [2, 1, 0].map((version) => ({
          commit: digest('sha1', `${locator} ${version}`),
          files: [
            {
              path: 'README.md',
              size: 100 + version,
              algorithm: 'git-sha1' as const,
              digest: digest('sha1', `readme ${locator} ${version}`),
            },
            {
              path: 'model.safetensors',
              size: 1_000_000,
              algorithm: 'sha256' as const,
              digest: digest('sha256', `weights ${locator} ${Math.min(version, 1)}`),
            },
          ],
        })),
      },
    ]),
  );
}
