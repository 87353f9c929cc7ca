/** The approved manifest of the model a locator names, with whose word it is. Asked for by our own pages, by a click. */
import { type Network, readNetwork, readNetworks } from '@/lib/chain/networks';
import type { BadgeState, Model } from '@/lib/model/badge';
import { isSameRecord } from '@/lib/model/caip';
import type { Locator } from '@/lib/model/ids';
import type { ManifestSubject, ManifestView } from '@/lib/model/manifest-view';
import type { ReasonCode } from '@/lib/model/verdict';
import { readApprovedManifest } from './approved-files';
import { readBadges } from './read-badges';
import { readNetworkModels } from './read-models';
import type { HubReader } from './read-repository';

/** What is on the hub now, and on what terms, says nothing of which files were approved. */
const beside: ReadonlySet<ReasonCode> = new Set([
  'files-not-read',
  'files-changed',
  'weights-changed',
  'no-approval',
  'licence-conflict',
  'licence-changed',
  'licence-not-read',
]);

/**
 * Reads the record as a badge would, then the files of its newest approval.
 * @throws the first endpoint's error when the network of the record does not answer
 */
export async function readManifest(
  of: { locator: Locator; fresh: boolean; prove: boolean },
  reader: HubReader,
): Promise<ManifestView> {
  const { locator, fresh, prove } = of;
  const sighting = { locator, place: 'title' as const, revision: null };
  const [badge = null] = await readBadges([sighting], { fresh, deep: fresh, prove }, reader);
  if (badge?.provenance.kind === 'disputed') {
    return { status: 'disputed', operators: badge.provenance.operators };
  }
  if (badge?.model) return readModelManifest(badge, badge.model, reader);
  const networks = (await readNetworks()).length;
  return { status: 'no-record', networks, origin: badge?.relation?.locator ?? null };
}

async function readModelManifest(
  badge: BadgeState,
  model: Model,
  reader: HubReader,
): Promise<ManifestView> {
  const { provenance, verdict } = badge;
  const { demo } = verdict;
  const reasons = verdict.reasons.filter((reason) => !beside.has(reason));
  const subject: ManifestSubject = { model, provenance, demo, reasons };
  const { approval, record } = model;
  if (!approval) return { status: 'nothing-approved', ...subject };
  const network = await readNetwork(record.chainId);
  const publishedBlock = await readPublishedBlock(network, model, reader);
  const read = await readApprovedManifest(network, { model, approval, publishedBlock }, reader);
  if (read.status === 'missing') {
    return { status: 'unavailable', approval, why: read.why, ...subject };
  }
  const { files } = read;
  return { status: 'read', approval, published: publishedBlock !== 0n, files, ...subject };
}

/** The block the manifest was published in; 0 while it is not, or cannot be told: then the hub is asked. */
async function readPublishedBlock(
  network: Network,
  { locator, record, approval }: Model,
  reader: HubReader,
): Promise<bigint> {
  const wanted = [{ locator, hints: [record] }];
  const { found } = await readNetworkModels(network, wanted, reader.now);
  const same = found.find(
    (one) =>
      one.status === 'found' &&
      isSameRecord(one.model.record, record) &&
      one.model.approval?.count === approval?.count,
  );
  return same?.status === 'found' ? same.publishedBlock : 0n;
}
