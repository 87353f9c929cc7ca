/** Reads on in a model's logs: a few requests at a time, so that it can be followed and stopped. */
import * as v from 'valibot';
import { type Address, type Hex, numberToHex } from 'viem';
import { askNetwork } from '@/lib/chain/ask';
import type { Network } from '@/lib/chain/networks';
import { type HistoryState, isHistoryRead } from '@/lib/model/participation';
import { withLock } from '@/lib/storage/lock';
import {
  createStretch,
  type HistoryKey,
  readStretch,
  rewind,
  type Stretch,
  topics,
  writePiece,
} from './index';
import { readLogs } from './logs';

/** How many blocks are given up when the newest one read is there no more; as deep as reorganisations go. */
const rewindBlocks = 64n;

export type HistorySubject = {
  governor: Address;
  vault: Address;
  /** The first block that could hold a log of theirs. */
  start: bigint;
  /** The newest block, as the endpoints agreed on it. */
  head: bigint;
};

const header = v.object({ hash: v.custom<Hex>((text) => /^0x[0-9a-f]{64}$/i.test(String(text))) });

/** What is known of the stretch that was read, without reading on. */
export async function readHistoryState(
  { chainId }: Pick<Network, 'chainId'>,
  { governor, start, head }: HistorySubject,
): Promise<HistoryState> {
  const stretch = await readStretch({ chainId, governor });
  if (!stretch) return { start, low: head + 1n, high: head, head, operator: null };
  return toState(stretch, { start, head });
}

/**
 * Reads at most `pieces` pieces more; first what is new, then back to the start.
 * @throws the errors of {@link readLogs}; what was read before stays
 */
export function advanceHistory(
  network: Network,
  subject: HistorySubject,
  pieces: number,
): Promise<HistoryState> {
  const key = { chainId: network.chainId, governor: subject.governor };
  return withLock(`history:${key.chainId}:${key.governor}`, async () => {
    let stretch = await openStretch(network, subject, key);
    for (let i = 0; i < pieces && !isHistoryRead(toState(stretch, subject)); i += 1) {
      stretch = await readOn(network, subject, key, stretch);
    }
    return toState(stretch, subject);
  });
}

/** The stretch kept, cut back where the chain is another one by now; a new one at the newest block. */
async function openStretch(
  network: Network,
  { start, head }: HistorySubject,
  key: HistoryKey,
): Promise<Stretch> {
  const kept = await readStretch(key);
  if (kept && (kept.high > head || (await readHash(network, kept.high)) === kept.highHash)) {
    return kept;
  }
  const high = kept ? kept.high - rewindBlocks : -1n;
  const next =
    kept && high >= kept.low && high >= start
      ? { ...kept, high, highHash: await readHash(network, high) }
      : createStretch(head, await readHash(network, head));
  await rewind(key, next);
  return next;
}

async function readOn(
  network: Network,
  { governor, vault, start, head }: HistorySubject,
  key: HistoryKey,
  stretch: Stretch,
): Promise<Stretch> {
  const isNew = stretch.high < head;
  const read = await readLogs(network, {
    addresses: [governor, vault],
    topics,
    piece: stretch.piece,
    ...(isNew
      ? { from: stretch.high + 1n, to: head, begin: 'low' }
      : { from: start, to: stretch.low - 1n, begin: 'high' }),
  });
  const { operator, piece, logs } = read;
  const ends = isNew
    ? { high: read.to, highHash: await readHash(network, read.to) }
    : { low: read.from };
  const next = { ...stretch, ...ends, operator, piece };
  await writePiece(key, next, logs);
  return next;
}

function readHash(network: Network, block: bigint): Promise<Hex> {
  const parse = (answer: unknown) => v.parse(header, answer).hash;
  return askNetwork(network, 'eth_getBlockByNumber', [numberToHex(block), false], parse);
}

function toState(
  { low, high, operator }: Stretch,
  { start, head }: Pick<HistorySubject, 'start' | 'head'>,
): HistoryState {
  // A lagging endpoint's head may be behind what was read.
  return { start, low, high, head: head > high ? head : high, operator };
}
