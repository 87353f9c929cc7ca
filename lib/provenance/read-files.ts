/** Holds the files of the shown commit against the approved ones, with as few requests to the hub as can be. */
import type { Hex } from 'viem';
import type { Network } from '@/lib/chain/networks';
import type { Locator } from '@/lib/model/ids';
import { type ApprovedModel, readApprovedFiles } from './approved-files';
import { compareFiles } from './compare';
import type { FilesFacts } from './facts';
import { readListingRow, readManifestRow, writeListingRow, writeManifestRow } from './hub-cache';
import { getManifestHash, getWeightsRoot, type ManifestFile } from './manifest';
import type { HubReader } from './read-repository';

type Shown = { locator: Locator; commit: string };

/**
 * No request when the shown commit is the approved one; else its listing, and once for each approval the approved
 * files. Never throws for the hub's sake: what could not be read is `not-read`.
 */
export async function readFilesFacts(
  network: Network,
  approved: ApprovedModel,
  shown: Shown,
  reader: HubReader,
): Promise<FilesFacts> {
  const { approval } = approved;
  if (shown.commit === approval.commit) return 'same';
  const files = await readShownFiles(shown, reader);
  if (!files) return 'not-read';
  if (files.hash === approval.manifestHash) return 'same';
  const known = await readApprovedFiles(network, approved, reader);
  if (known) return compareFiles(known, files.files);
  // Without the approved listing only the weights' own digest is left to compare.
  return getWeightsRoot(files.files) === approval.weightsRoot ? 'not-read' : 'weights-differ';
}

/** The same from what is known here already: for list cards, which cost the hub nothing. */
export async function readKnownFilesFacts(
  approved: ApprovedModel,
  shown: Shown,
): Promise<FilesFacts> {
  const { approval } = approved;
  if (shown.commit === approval.commit) return 'same';
  const hash = await readListingRow(shown.locator, shown.commit);
  if (hash === null) return 'not-read';
  if (hash === approval.manifestHash) return 'same';
  const [before, after] = await Promise.all([
    readManifestRow(approval.manifestHash),
    readManifestRow(hash),
  ]);
  return before && after ? compareFiles(before, after) : 'not-read';
}

async function readShownFiles(
  shown: Shown,
  reader: HubReader,
): Promise<{ hash: Hex; files: readonly ManifestFile[] } | null> {
  const known = await readListingRow(shown.locator, shown.commit);
  const kept = known && (await readManifestRow(known));
  if (known && kept) return { hash: known, files: kept };
  try {
    const files = await reader.getApi(shown.locator)?.fetchFiles(shown.locator, shown.commit);
    if (!files) return null;
    const hash = getManifestHash(files);
    await writeManifestRow(hash, files, reader.now());
    await writeListingRow(shown, hash, reader.now());
    return { hash, files };
  } catch {
    // Missing, private, too large, rate limited, or a path no manifest can hold: a result, told as not read.
    return null;
  }
}
