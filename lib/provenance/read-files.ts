/** Holds the files of the shown commit against the approved ones, with as few requests to the hub as can be. */
import type { Hex } from 'viem';
import type { Network } from '@/lib/chain/networks';
import type { ChangedFile } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { createSharedRuns } from '@/lib/model/shared-runs';
import { type ApprovedModel, readApprovedFiles } from './approved-files';
import { compareFiles } from './compare';
import type { FilesFacts } from './facts';
import {
  isRowOfNow,
  readFileCount,
  readListingRow,
  readManifestRow,
  writeListingRow,
  writeManifestRow,
} from './hub-cache';
import { getManifestHash, getWeightsRoot, type ManifestFile } from './manifest';
import type { HubReader } from './read-repository';

export type Shown = { locator: Locator; commit: string };

/** `withFiles`: the files themselves, not only what became of them. */
export type Wanted = Shown & { withFiles: boolean };

export type FilesReading = {
  result: FilesFacts;
  /** Null when the two listings were not both to be had. */
  changes: readonly ChangedFile[] | null;
  /** The files at the shown commit; null when they were not wanted or not to be had. */
  shown: readonly ManifestFile[] | null;
};

export const filesNotRead: FilesReading = { result: 'not-read', changes: null, shown: null };

/**
 * No request when the shown commit is the approved one and pins its files; else its listing, and once for each approval
 * the approved files. Never throws for the hub's sake: what could not be read is `not-read`.
 */
export async function readFilesFacts(
  network: Network,
  approved: ApprovedModel,
  shown: Wanted,
  reader: HubReader,
): Promise<FilesReading> {
  const { approval } = approved;
  if (isSameCommit(approved, shown, reader)) return readApprovedReading(approved, shown);
  const told = await readShownFiles(shown, reader);
  // Green rests on no less than a listing by the commit.
  const isToConfirm = told?.hash === approval.manifestHash;
  const files = isToConfirm ? await readListedFiles(shown, reader) : told;
  if (!files) return filesNotRead;
  if (files.hash === approval.manifestHash) return toSame(files.files);
  const known = await readApprovedFiles(network, approved, reader);
  if (known) return { ...compareFiles(known, files.files), shown: files.files };
  // Without the approved listing only the weights' own digest is left to compare.
  const isSame = getWeightsRoot(files.files) === approval.weightsRoot;
  return { result: isSame ? 'not-read' : 'weights-differ', changes: null, shown: files.files };
}

/** The same from what is known here already: for list cards, which cost the hub nothing. */
export async function readKnownFilesFacts(
  approved: ApprovedModel,
  shown: Wanted,
  reader: HubReader,
): Promise<FilesReading> {
  const { manifestHash } = approved.approval;
  if (isSameCommit(approved, shown, reader)) return readApprovedReading(approved, shown);
  const listing = await readListingRow(shown);
  if (listing?.manifestHash === manifestHash)
    return listing.isTold ? filesNotRead : readApprovedReading(approved, shown);
  const before = listing && (await readManifestRow(manifestHash));
  const after = before && (await readManifestRow(listing.manifestHash));
  return after ? { ...compareFiles(before, after), shown: after } : filesNotRead;
}

/** Several who look at once share what is listed. */
const share = createSharedRuns<Files | null>();

type Files = { hash: Hex; files: readonly ManifestFile[] };

/** The files of a commit: as told with its repository just now, as listed before, or as the hub lists them; null when they cannot be had. */
export async function readShownFiles(shown: Shown, reader: HubReader): Promise<Files | null> {
  const listing = await readListingRow(shown);
  const isTold = listing?.isTold === true && isRowOfNow(listing, reader.now());
  const files = isTold ? await readManifestRow(listing.manifestHash) : null;
  return files && isTold ? { hash: listing.manifestHash, files } : readListedFiles(shown, reader);
}

/** The same by the commit alone, which tells files for good where it is a digest of them: what green rests on. */
export function readListedFiles(shown: Shown, reader: HubReader): Promise<Files | null> {
  return share(`${shown.locator}@${shown.commit}`, () => listFiles(shown, reader));
}

async function listFiles(shown: Shown, reader: HubReader): Promise<Files | null> {
  const api = reader.getApi(shown.locator);
  const listing = await readListingRow(shown);
  const kept = listing?.isTold === false ? await readManifestRow(listing.manifestHash) : null;
  if (listing && kept) return { hash: listing.manifestHash, files: kept };
  try {
    const { locator, commit } = shown;
    if (!api) return null;
    const files = await api.fetchFiles(locator, commit, await readFileCount(shown));
    const hash = getManifestHash(files);
    await writeManifestRow(hash, files, reader.now());
    if (api.pinsFiles) await writeListingRow(shown, hash, reader.now());
    return { hash, files };
  } catch {
    // Missing, private, too large, rate limited, or a path no manifest can hold: a result, told as not read.
    return null;
  }
}

/** A commit id that is a digest of its files is as good as their listing; a version number is not. */
function isSameCommit({ approval }: ApprovedModel, shown: Shown, reader: HubReader): boolean {
  return shown.commit === approval.commit && reader.getApi(shown.locator)?.pinsFiles !== false;
}

async function readApprovedReading(
  { approval }: ApprovedModel,
  { withFiles }: Wanted,
): Promise<FilesReading> {
  const shown = withFiles ? await readManifestRow(approval.manifestHash) : null;
  return { result: 'same', changes: [], shown };
}

function toSame(files: readonly ManifestFile[]): FilesReading {
  return { result: 'same', changes: [], shown: files };
}
