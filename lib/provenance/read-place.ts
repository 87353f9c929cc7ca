/** A repository that is to be registered, as its hub tells it: who it is, and the manifest that would be approved first. */

import { toErrorData } from '@/lib/errors/base';
import type { HubApi, HubRepository } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';
import type { PlaceReport } from '@/lib/model/registration';
import { getManifestHash, getWeightsRoot } from './manifest';
import { compareFiles } from './revision';

/**
 * Reads repository and files. A listing that fails is told in place of the manifest: registering needs none.
 * @throws the errors of {@link HubApi.fetchRepository}
 */
export async function readPlace(
  api: HubApi,
  of: { locator: Locator; revision: string | null },
  now: () => number,
): Promise<PlaceReport> {
  const repository = await api.fetchRepository(of.locator, of.revision);
  const { canonicalId, locator, repositoryId, commit, gated, governance } = repository;
  return {
    asked: of.locator,
    locator,
    canonicalId,
    repositoryId,
    commit,
    gated,
    governance,
    link: api.capabilities.link,
    manifest: await readManifest(api, repository),
    readAtMs: now(),
  };
}

async function readManifest(
  api: HubApi,
  { locator, commit, fileCount }: HubRepository,
): Promise<PlaceReport['manifest']> {
  try {
    const files = await api.fetchFiles(locator, commit, fileCount);
    return {
      status: 'read',
      manifestHash: getManifestHash(files),
      weightsRoot: getWeightsRoot(files),
      files: compareFiles(files, null),
      totalBytes: files.reduce((sum, { size }) => sum + size, 0),
    };
  } catch (error) {
    return { status: 'failed', code: toErrorData(error).code };
  }
}
