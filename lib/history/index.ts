/**
 * What was read of a model's logs, in IndexedDB: ballots, accounts that ever had votes, and which blocks they are of.
 * The blocks read are one stretch, grown at both ends: first up to the newest block, then back to the model's first.
 * Each piece is written together with the stretch's new end, so that a worker may die anywhere.
 */
import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import type { ChainId, ProposalId } from '@/lib/model/ids';
import type { HistoryState } from '@/lib/model/participation';
import type { Tally } from '@/lib/model/proposal';
import { decimal } from '@/lib/protocol/schemas';
import { readCached } from '@/lib/storage/cache';
import { inTransaction, openDatabase, type StoredRow } from '@/lib/storage/database';
import { firstPiece, type RawLog } from './logs';
import { decodeStakeLog, type StakeLog, stakeTopics } from './stake-logs';
import { decodeVotingLog, votingTopics } from './voting-logs';

export type HistoryKey = { chainId: ChainId; governor: Address };

export type Ballot = { proposalId: ProposalId; voter: Address; tally: Tally; reason: string };
/** An account that had votes, with how many the newest log told. */
export type VotesTold = { account: Address; votes: bigint };

export type Stretch = Omit<HistoryState, 'head' | 'start'> & {
  /** Of the block `high`; another one there means that the chain was reorganised. */
  highHash: Hex;
  piece: bigint;
};

/** The events that are looked for. */
export const topics: readonly Hex[] = [...votingTopics, ...stakeTopics];
/** The form of a stretch: one that was read when fewer events were looked for lacks the others, and is read again. */
const form = topics.map((topic) => topic.slice(2, 10)).join('');

const address = v.custom<Address>((text) => /^0x[0-9a-f]{40}$/.test(String(text)));
const stretchSchema = v.object({
  form: v.literal(form),
  low: decimal,
  high: decimal,
  highHash: v.custom<Hex>((text) => /^0x[0-9a-f]{64}$/i.test(String(text))),
  operator: v.nullable(v.string()),
  piece: decimal,
});
const ballotSchema = v.object({
  proposalId: v.pipe(
    decimal,
    v.transform((id) => id as ProposalId),
  ),
  voter: address,
  tally: v.object({ againstVotes: decimal, forVotes: decimal, abstainVotes: decimal }),
  reason: v.string(),
});
const rawSchema = v.object({
  block: decimal,
  topics: v.array(v.custom<Hex>((text) => /^0x[0-9a-f]{64}$/i.test(String(text)))),
  data: v.custom<Hex>((text) => /^0x([0-9a-f]{2})*$/i.test(String(text))),
});
const votesSchema = v.object({ account: address, votes: decimal, at: v.string() });

/** The stretch that was read; null when none was, or what is kept cannot be read. */
export async function readStretch(key: HistoryKey): Promise<Stretch | null> {
  const parsed = v.safeParse(stretchSchema, await readCached('history', toId(key, 'stretch')));
  if (!parsed.success) return null;
  const { form: _, ...stretch } = parsed.output;
  return stretch;
}

/** Every ballot and account that was found. */
export async function readFound(
  key: HistoryKey,
): Promise<{ ballots: readonly Ballot[]; accounts: readonly VotesTold[] }> {
  const database = await openDatabase();
  const [ballots, accounts] = await Promise.all([
    database.getAll('history', toRange(key, 'ballot')),
    database.getAll('history', toRange(key, 'votes')),
  ]);
  return { ballots: parseAll(ballotSchema, ballots), accounts: parseAll(votesSchema, accounts) };
}

/** What became of the stake, oldest first. */
export async function readStakeLogs(
  key: HistoryKey,
): Promise<readonly (StakeLog & { block: bigint })[]> {
  const database = await openDatabase();
  const rows = parseAll(rawSchema, await database.getAll('history', toRange(key, 'stake')));
  return rows.flatMap(({ block, ...log }) => {
    const told = decodeStakeLog(log);
    return told ? [{ ...told, block }] : [];
  });
}

/** Writes logs and the stretch they end at, together. */
export function writePiece(
  key: HistoryKey,
  stretch: Stretch,
  logs: readonly RawLog[],
): Promise<void> {
  return inTransaction('history', async (store) => {
    for (const log of logs) {
      const at = toPlace(log);
      const { topics, data, blockNumber } = log;
      if (stakeTopics.includes(topics[0] as Hex)) {
        await store.put({ id: toId(key, 'stake', at), block: `${blockNumber}`, topics, data });
        continue;
      }
      const told = decodeVotingLog(log);
      if (told?.kind === 'ballot') {
        const { tally, proposalId, ...rest } = told;
        const id = toId(key, 'ballot', at);
        await store.put({ id, ...rest, proposalId: `${proposalId}`, tally: toTexts(tally) });
      } else if (told) {
        const id = toId(key, 'votes', told.account);
        // Pieces are read from the newest back, too: an older log does not undo a newer one.
        const before = v.safeParse(votesSchema, await store.get(id));
        if (before.success && before.output.at > at) continue;
        await store.put({ id, account: told.account, votes: `${told.votes}`, at });
      }
    }
    await store.put(toRow(key, stretch));
  });
}

/**
 * Forgets what was read outside a stretch: the chain has other blocks there now, or it is to be read anew. Accounts
 * stay; state tells their votes.
 */
export function rewind(key: HistoryKey, stretch: Stretch): Promise<void> {
  const [low, above] = [stretch.low, stretch.high + 1n].map((blockNumber) =>
    toPlace({ blockNumber, logIndex: 0 }),
  );
  return inTransaction('history', async (store) => {
    for (const kind of ['ballot', 'stake']) {
      await store.delete(IDBKeyRange.bound(toId(key, kind), toId(key, kind, low), false, true));
      await store.delete(IDBKeyRange.bound(toId(key, kind, above), toId(key, kind, '~')));
    }
    await store.put(toRow(key, stretch));
  });
}

/** A stretch of no blocks, at the newest one. */
export function createStretch(head: bigint, headHash: Hex): Stretch {
  return { low: head + 1n, high: head, highHash: headHash, operator: null, piece: firstPiece };
}

function toRow(key: HistoryKey, stretch: Stretch): StoredRow {
  return { id: toId(key, 'stretch'), form, ...toTexts(stretch) };
}

function toId({ chainId, governor }: HistoryKey, kind: string, rest = ''): string {
  return `${chainId}:${governor.toLowerCase()}:${kind}:${rest}`;
}

function toRange(key: HistoryKey, kind: string): IDBKeyRange {
  return IDBKeyRange.bound(toId(key, kind), toId(key, kind, '~'));
}

/** Block and index so that texts sort as they do. */
function toPlace({ blockNumber, logIndex }: Pick<RawLog, 'blockNumber' | 'logIndex'>): string {
  return `${String(blockNumber).padStart(20, '0')}-${String(logIndex).padStart(8, '0')}`;
}

/** The same with amounts and blocks as text. */
function toTexts(fields: object): Record<string, unknown> {
  const texts = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? `${value}` : value,
  ]);
  return Object.fromEntries(texts);
}

function parseAll<Schema extends v.GenericSchema>(
  schema: Schema,
  rows: readonly StoredRow[],
): readonly v.InferOutput<Schema>[] {
  return rows.flatMap((row) => {
    const parsed = v.safeParse(schema, row);
    return parsed.success ? [parsed.output] : [];
  });
}
