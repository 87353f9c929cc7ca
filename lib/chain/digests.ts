/**
 * Which records approved a file. A record's place in a digest's list proves nothing: anyone can register a record and
 * approve anybody's files. Only records whose link is confirmed count, and finding out is the caller's work.
 */
import type { Address, Hex } from 'viem';
import type { Locator, RecordId } from '@/lib/model/ids';
import { deployment } from './deployment';
import { type DigestLensResult, readDigestLens } from './digest-lens';
import type { Network } from './networks';
import type { QuorumAnswer } from './quorum';

/** A record one of whose approved manifests has a file with the digest. */
export type DigestRecord = {
  record: RecordId;
  owner: Address;
  /** The record's first locator; null when it claims none any more. */
  locator: Locator | null;
  /** Recorded with that claim; empty when none was given. */
  repositoryId: string;
  /** The newest approval for which the digest was indexed. */
  approval: {
    index: number;
    /** False: the record's newest approval may have the file or not; nobody indexed it for that one. */
    isNewest: boolean;
    commit: string;
    approvedAt: bigint;
    by: Address;
    byVote: boolean;
  };
  /** Second of the record's suspension; null while it is in force. */
  suspendedAt: bigint | null;
  /** Block in which the record came into the digest's list. */
  firstBlock: bigint;
};

/** An indexed digest; `records` are at most eight of its `count`: hinted ones, then the oldest. */
export type DigestHit = { digest: Hex; count: number; records: readonly DigestRecord[] };

/**
 * The records of these sha256 digests (0x and 64 hex digits); those nobody indexed are left out. One request to each
 * endpoint asked, more only when a node cuts the answer.
 * @param wanted.hints Up to eight record ids that are told of in any case when they have the digest, so that a flood of
 * others cannot hide them: those known to be linked, and those that the page names.
 * @throws the errors of readQuorum
 */
export async function readDigestHits(
  network: Network,
  { digests, hints }: { digests: readonly Hex[]; hints: readonly bigint[] },
  now: () => number,
): Promise<QuorumAnswer<readonly DigestHit[]>> {
  const hits: DigestHit[] = [];
  for (let from = 0n; ; ) {
    const answer = await readDigestLens(network, 'readDigests', [digests, hints, from], now);
    if (answer.status === 'disputed') return answer;
    for (const { position, count, records } of answer.value.hits) {
      const digest = digests[Number(position)];
      // An endpoint may invent positions.
      if (digest === undefined) continue;
      const known = records.map((record) => toDigestRecord(network, record));
      hits.push({ digest, count: Number(count), records: known });
    }
    const { next } = answer.value;
    if (next >= BigInt(digests.length) || next <= from) return { ...answer, value: hits };
    from = next;
  }
}

/**
 * A page of one digest's records, oldest first, for when a hit has more than it tells.
 * @param page.afterId `next` of the page before; 0n for the first. `next` is null at the end.
 * @throws the errors of readQuorum
 */
export async function readDigestRecords(
  network: Network,
  { digest, afterId, count }: { digest: Hex; afterId: bigint; count: number },
  now: () => number,
): Promise<QuorumAnswer<{ records: readonly DigestRecord[]; next: bigint | null }>> {
  const args = [digest, afterId, BigInt(count)] as const;
  const answer = await readDigestLens(network, 'readDigestRecords', args, now);
  if (answer.status === 'disputed') return answer;
  const { records, next } = answer.value;
  const known = records.map((record) => toDigestRecord(network, record));
  return { ...answer, value: { records: known, next: next === 0n ? null : next } };
}

type Listed = DigestLensResult<'readDigestRecords'>['records'][number];

function toDigestRecord({ chainId }: Network, listed: Listed): DigestRecord {
  const { id, owner, locator, repositoryId, suspendedAt, firstBlock, approval } = listed;
  return {
    record: { chainId, registry: deployment.registry, id },
    owner,
    locator: locator === '' ? null : (locator as Locator),
    repositoryId,
    approval: { ...approval, index: Number(approval.index) },
    suspendedAt: suspendedAt === 0n ? null : suspendedAt,
    firstBlock,
  };
}
