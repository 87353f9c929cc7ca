/**
 * The files of the approved revision, wherever they can be had: they count only when they hash to the manifest hash
 * on chain, so it does not matter who gave them.
 */
import * as v from 'valibot';
import { decodeEventLog, type Hex, hexToBytes, numberToHex, sha256, toEventSelector } from 'viem';
import { modelRegistryAbi } from '@/lib/chain/abi/model-registry';
import { askNetwork } from '@/lib/chain/ask';
import type { Network } from '@/lib/chain/networks';
import { HubNoDigestsError } from '@/lib/errors/hub';
import type { Approval, Model } from '@/lib/model/badge';
import type { ManifestMissing } from '@/lib/model/manifest-view';
import { createSharedRuns } from '@/lib/model/shared-runs';
import { readManifestRow, writeListingRow, writeManifestRow } from './hub-cache';
import { getManifestHash, type ManifestFile } from './manifest';
import { parseManifest } from './manifest-text';
import { type HubReader, toFailure } from './read-repository';

const publishedTopic = toEventSelector('ManifestPublished(uint256,uint256,address,bytes)');
const hex = v.custom<Hex>((text) => typeof text === 'string' && /^0x[0-9a-fA-F]*$/.test(text));
const logsSchema = v.array(v.object({ data: hex, topics: v.array(hex) }));

/** A model whose newest approval is looked at, with the block its manifest was published in (0: unpublished). */
export type ApprovedModel = { model: Model; approval: Approval; publishedBlock: bigint };

/** The approved files: as seen before, as published on chain, or as the hub lists them now; null when none hashes right. */
export async function readApprovedFiles(
  network: Network,
  approved: ApprovedModel,
  reader: HubReader,
): Promise<readonly ManifestFile[] | null> {
  const read = await readApprovedManifest(network, approved, reader);
  return read.status === 'read' ? read.files : null;
}

export type ApprovedManifest =
  | { status: 'read'; files: readonly ManifestFile[] }
  | { status: 'missing'; why: ManifestMissing };

/** Several who look at once share what is found. */
const share = createSharedRuns<ApprovedManifest>();

/** The same, or why they could not be had. */
export function readApprovedManifest(
  network: Network,
  approved: ApprovedModel,
  reader: HubReader,
): Promise<ApprovedManifest> {
  const { record } = approved.model;
  const { count, manifestHash } = approved.approval;
  const key = [network.chainId, record.registry, record.id, count, manifestHash].join();
  return share(key, () => findManifestFiles(network, approved, reader));
}

async function findManifestFiles(
  network: Network,
  approved: ApprovedModel,
  reader: HubReader,
): Promise<ApprovedManifest> {
  const { manifestHash } = approved.approval;
  const kept = await readManifestRow(manifestHash);
  if (kept) return { status: 'read', files: kept };
  const published = await readPublished(network, approved);
  const listed = published ? null : await fetchListed(approved, reader);
  const files = published ?? listed?.files ?? null;
  if (files) {
    await writeManifestRow(manifestHash, files, reader.now());
    return { status: 'read', files };
  }
  const chain = approved.publishedBlock === 0n ? 'unpublished' : 'unreadable';
  return { status: 'missing', why: { chain, hub: listed?.why ?? 'unavailable' } };
}

async function readPublished(
  network: Network,
  { model, approval, publishedBlock }: ApprovedModel,
): Promise<readonly ManifestFile[] | null> {
  if (publishedBlock === 0n) return null;
  const block = numberToHex(publishedBlock);
  const topics = [publishedTopic, toTopic(model.record.id), toTopic(BigInt(approval.count - 1))];
  const filter = { address: model.record.registry, fromBlock: block, toBlock: block, topics };
  const parse = (answer: unknown) => findManifest(answer, approval.manifestHash);
  try {
    return await askNetwork(network, 'eth_getLogs', [filter], parse);
  } catch {
    // Endpoints that keep no old logs, or none at all: the hub's own listing is tried next.
    return null;
  }
}

function findManifest(answer: unknown, manifestHash: Hex): readonly ManifestFile[] | null {
  for (const { data, topics } of v.parse(logsSchema, answer)) {
    const { args } = decodeEventLog({
      abi: modelRegistryAbi,
      eventName: 'ManifestPublished',
      data,
      topics: topics as [Hex, ...Hex[]],
    });
    if (sha256(args.manifest) === manifestHash) return parseManifest(hexToBytes(args.manifest));
  }
  return null;
}

type Listed =
  | { files: readonly ManifestFile[]; why?: never }
  | { files?: never; why: ManifestMissing['hub'] };

async function fetchListed({ model, approval }: ApprovedModel, reader: HubReader): Promise<Listed> {
  const { locator } = model;
  const api = reader.getApi(locator);
  if (!api) return { why: 'no-hub' };
  try {
    const files = await api.fetchFiles(locator, approval.commit);
    if (getManifestHash(files) !== approval.manifestHash) return { why: 'differs' };
    const of = { locator, commit: approval.commit };
    if (api.pinsFiles) await writeListingRow(of, approval.manifestHash, reader.now());
    return { files };
  } catch (error) {
    // The hub does not show that revision, or asks to wait: then nothing can be compared.
    if (error instanceof HubNoDigestsError) return { why: 'no-digests' };
    return { why: toFailure(error, reader.now()).why };
  }
}

function toTopic(value: bigint): Hex {
  return numberToHex(value, { size: 32 });
}
