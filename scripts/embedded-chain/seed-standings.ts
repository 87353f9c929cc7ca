/**
 * What the demo needs to show terms, suspension and the index of digests: two records of one account each, and a
 * squatter whose record approved a famous model's files and indexed them before anybody else.
 */
import { bytesToHex, encodeFunctionData, type Hex } from 'viem';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { listDigestOffsets } from '@/lib/provenance/digest-offsets';
import { formatManifest } from '@/lib/provenance/manifest';
import type { Person } from './accounts';
import type { Community } from './community';
import { encodeApproval } from './seed-actions';
import {
  conflictingLocator,
  indexedApprovals,
  rivalLocator,
  squatterLocator,
  suspendedLocator,
} from './seed-models';
import type { Contracts, SeedRepository, SeedRevision } from './seed-types';

type Scene = {
  community: Community;
  contracts: Contracts;
  repositories: ReadonlyMap<string, SeedRepository>;
};

export type Standings = { conflicting: bigint; suspended: bigint; squatter: bigint };

/** Records whose licence conflicts with the hub's, that is suspended, and that squats on another's files. */
export async function seedStandings(scene: Scene): Promise<Standings> {
  const conflicting = await registerOwn(scene, conflictingLocator);
  await send(scene, 'lab', 'setTerms', [conflicting, 'apache-2.0', '']);
  const suspended = await registerOwn(scene, suspendedLocator);
  const reason =
    'An evaluation found that it repeats its training data. Wait for the next revision.';
  await send(scene, 'lab', 'suspend', [suspended, reason]);
  const squatter = await scene.community.register('squatter', squatterLocator, '');
  await squat(scene, squatter);
  return { conflicting, suspended, squatter };
}

/** Publishes the manifests of approvals by vote and indexes their digests, as anybody may. */
export async function seedDigests(scene: Scene): Promise<void> {
  for (const { locator, record, revision } of indexedApprovals) {
    await publishAndIndex(scene, 'farah', record, getRevision(scene, locator, revision));
  }
}

/** A record of lab's own for a repository that names it, with the newest revision approved. */
async function registerOwn(scene: Scene, locator: string): Promise<bigint> {
  const { community, contracts, repositories } = scene;
  const repositoryId = repositories.get(locator)?.repositoryId ?? '';
  const id = await community.register('lab', locator, repositoryId);
  const revision = getRevision(scene, locator, 0);
  await community.send('lab', contracts.registry, encodeApproval(id, revision));
  return id;
}

async function squat(scene: Scene, id: bigint): Promise<void> {
  const revision = getRevision(scene, rivalLocator, 0);
  const { community, contracts } = scene;
  await community.send('squatter', contracts.registry, encodeApproval(id, revision));
  await publishAndIndex(scene, 'squatter', id, revision);
}

/** The first approval of a record. */
async function publishAndIndex(
  scene: Scene,
  by: Person,
  id: bigint,
  { files }: SeedRevision,
): Promise<void> {
  const manifest = formatManifest(files);
  const bytes = bytesToHex(manifest);
  const offsets = listDigestOffsets(manifest).map(({ offset }) => BigInt(offset));
  await send(scene, by, 'publishManifest', [id, 0n, bytes]);
  await send(scene, by, 'indexDigests', [id, 0n, bytes, offsets]);
}

type Call = {
  setTerms: readonly [bigint, string, string];
  suspend: readonly [bigint, string];
  publishManifest: readonly [bigint, bigint, Hex];
  indexDigests: readonly [bigint, bigint, Hex, readonly bigint[]];
};

async function send<Name extends keyof Call>(
  { community, contracts }: Scene,
  by: Person,
  functionName: Name,
  args: Call[Name],
): Promise<void> {
  const data = encodeFunctionData({ abi: modelRegistryAbi, functionName, args } as Parameters<
    typeof encodeFunctionData
  >[0]);
  await community.send(by, contracts.registry, data);
}

function getRevision({ repositories }: Scene, locator: string, index: number): SeedRevision {
  const revision = repositories.get(locator)?.revisions[index];
  if (!revision) throw new Error(`The demo hub has no revision ${index} of ${locator}.`);
  return revision;
}
