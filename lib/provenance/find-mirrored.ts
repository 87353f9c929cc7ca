/**
 * Whose approved weights a page's files are, by their digests alone. The index on chain is anybody's to fill: a record
 * found there counts only when its own repository confirms it, and its approved manifest is what is compared.
 */
import type { Hex } from 'viem';
import { readDigestHits } from '@/lib/chain/digests';
import { filterKnownDigests } from '@/lib/chain/key-set';
import type { Network } from '@/lib/chain/networks';
import type { Related, RelationState } from '@/lib/model/badge';
import { isSameRecord } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { FoundModel } from './judge-sighting';
import type { ManifestFile } from './manifest';
import { readShownFiles } from './read-files';
import { readParents } from './read-parents';
import { readRelation } from './read-relation';
import type { HubReader } from './read-repository';

/** How many of a page's large files are looked up; one that is not governed is enough to be no mirror. */
const digestsMax = 4;
/** How many records are looked at, each at the cost of a request to its hub: a flood of others must not be followed. */
const candidatesMax = 4;

type Page = { locator: Locator; commit: string };
type Candidate = { record: RecordId; locator: Locator };

/** The linked model whose approved weights these are; null when none is known. Asks no chain unless a digest is known here. */
export async function findMirrored(
  page: Page,
  networks: readonly Network[],
  { sinceMs, reader }: { sinceMs: number; reader: HubReader },
): Promise<{ state: RelationState; parent: FoundModel } | null> {
  const files = await readShownFiles(page, reader);
  const digests = files ? getLargeDigests(files.files) : [];
  for (const network of networks) {
    const candidates = await readCandidates(network, digests, page.locator, reader);
    const related: Related[] = candidates.map(({ locator }) => ({ locator, relation: 'mirror' }));
    const parents = await readParents(related, [network], { sinceMs, reader });
    const judged = parents.judged.filter(({ found }) =>
      candidates.some(({ record }) => isSameRecord(record, found.model.record)),
    );
    for (const one of related) {
      const relation = await readRelation(page, [one], { judged }, reader);
      if (relation?.state.weights === 'same') return relation;
    }
  }
  return null;
}

async function readCandidates(
  network: Network,
  digests: readonly Hex[],
  page: Locator,
  reader: HubReader,
): Promise<readonly Candidate[]> {
  const known = await filterKnownDigests(network, digests);
  const indexed = digests.filter((_, i) => known[i]).slice(0, digestsMax);
  if (indexed.length === 0) return [];
  // Endpoints that fail tell of no mirror; what else is known must not be lost by that.
  const asked = readDigestHits(network, { digests: indexed, hints: [] }, reader.now);
  const answer = await asked.catch(() => null);
  if (answer?.status !== 'answered') return [];
  const candidates = new Map<Locator, Candidate>();
  for (const { record, locator, approval } of answer.value.flatMap((hit) => hit.records)) {
    if (locator === null || locator === page || !approval.byVote) continue;
    candidates.set(locator, { record, locator });
  }
  return [...candidates.values()].slice(0, candidatesMax);
}

function getLargeDigests(files: readonly ManifestFile[]): readonly Hex[] {
  const large = files.filter(({ algorithm }) => algorithm === 'sha256');
  return [...new Set(large.map(({ digest }) => `0x${digest}` as Hex))];
}
