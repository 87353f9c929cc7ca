/**
 * Logs over a range of blocks, in pieces an endpoint bears. Limits differ and are told in many words, so that a piece
 * which is refused is halved, whatever the reason given; a number of logs that looks like an endpoint's limit counts as
 * cut off. Logs are one endpoint's word: whoever shows them says so, or holds them against the chain's state.
 */
import * as v from 'valibot';
import { type Address, type Hex, numberToHex } from 'viem';
import { assertChain, parseAnswer, rankEndpoints, waitForTurn } from '@/lib/chain/ask';
import { isEndpointFailure, noteAnswer, noteFailure } from '@/lib/chain/health';
import type { Endpoint, Network } from '@/lib/chain/networks';
import { bytes, hash, quantity } from '@/lib/chain/quantity';
import { requestRpc } from '@/lib/chain/rpc';
import {
  EndpointRateLimitedError,
  EndpointUnreachableError,
  MalformedAnswerError,
  RpcRefusedError,
} from '@/lib/errors/chain';

/** Where a range begins to be read in pieces; the largest piece ever asked for. */
export const firstPiece = 2_000n;
const largestPiece = 10_000n;
/** Numbers of logs at which endpoints are known to cut off without a word. */
const roundCaps: readonly number[] = [1_000, 2_000, 5_000, 10_000, 20_000];
const logsMax = 50_000;
const method = 'eth_getLogs';
const tooMuch = Symbol('too much');

export type RawLog = {
  address: Hex;
  topics: readonly Hex[];
  data: Hex;
  blockNumber: bigint;
  logIndex: number;
};

export type LogsWanted = {
  addresses: readonly Address[];
  /** Any of these as the first topic. */
  topics: readonly Hex[];
  from: bigint;
  to: bigint;
  /** The end that is read first. */
  begin: 'low' | 'high';
  /** Blocks of the first piece. */
  piece: bigint;
};

export type LogsRead = {
  logs: readonly RawLog[];
  /** The blocks that were read: a part of what was wanted, at its beginning. */
  from: bigint;
  to: bigint;
  operator: string;
  /** Blocks of a next piece. */
  piece: bigint;
};

const logsSchema = v.pipe(
  v.array(
    v.object({
      address: bytes,
      topics: v.pipe(v.array(hash), v.minLength(1), v.maxLength(4)),
      data: bytes,
      blockNumber: quantity,
      logIndex: v.pipe(quantity, v.transform(Number)),
    }),
  ),
  v.maxLength(logsMax),
);

/**
 * One piece of a range, of the first endpoint that gives it.
 * @throws the last endpoint's error, or {@link EndpointUnreachableError} when none may be asked now
 */
export async function readLogs(network: Network, wanted: LogsWanted): Promise<LogsRead> {
  let last: unknown = new EndpointUnreachableError({ host: network.name, status: null });
  for (const endpoint of await rankEndpoints(network, Date.now())) {
    try {
      await assertChain(endpoint);
      return await readPiece(endpoint, wanted);
    } catch (error) {
      if (!isEndpointFailure(error) && !(error instanceof RpcRefusedError)) throw error;
      last = error;
    }
  }
  throw last;
}

async function readPiece(endpoint: Endpoint, wanted: LogsWanted): Promise<LogsRead> {
  for (let piece = wanted.piece; ; piece /= 2n) {
    const { from, to } = cut(wanted, piece);
    const isOne = from === to;
    const answer = await askLogs(endpoint, { ...wanted, from, to }).catch(async (error) => {
      if (!isOne && isTooMuch(error)) return tooMuch;
      await noteFailure(endpoint.id, error, Date.now());
      throw error;
    });
    if (answer === tooMuch) continue;
    const parse = (of: unknown) => parseLogs(of, { ...wanted, from, to });
    const logs = await parseAnswer(endpoint, method, answer, parse);
    if (roundCaps.includes(logs.length) && !isOne) continue;
    const next = (piece * 3n) / 2n;
    const { operator } = endpoint;
    return { logs, from, to, operator, piece: next > largestPiece ? largestPiece : next };
  }
}

/** The part of a range that a piece covers. */
function cut({ from, to, begin }: LogsWanted, piece: bigint): { from: bigint; to: bigint } {
  const size = piece < 1n ? 1n : piece;
  if (to - from < size) return { from, to };
  return begin === 'low' ? { from, to: from + size - 1n } : { from: to - size + 1n, to };
}

/** A refusal of this much; -32005 says "limit exceeded" of ranges too, and then names no time to wait. */
function isTooMuch(error: unknown): boolean {
  if (error instanceof EndpointRateLimitedError) return error.retryAfterMs === null;
  if (error instanceof MalformedAnswerError) return error.facts['why'] === 'too large';
  return error instanceof RpcRefusedError;
}

async function askLogs(
  endpoint: Endpoint,
  { addresses, topics, from, to }: LogsWanted,
): Promise<unknown> {
  const range = { fromBlock: numberToHex(from), toBlock: numberToHex(to) };
  await waitForTurn(endpoint);
  const startedAtMs = Date.now();
  const params = [{ address: addresses, topics: [topics], ...range }];
  const answer = await requestRpc(endpoint, method, params);
  await noteAnswer(endpoint.id, Date.now() - startedAtMs);
  return answer;
}

/** Throws on what is no log, and on one that was not asked for. */
function parseLogs(answer: unknown, { addresses, topics, from, to }: LogsWanted) {
  const logs = v.parse(logsSchema, answer);
  const known = new Set(addresses.map((address) => address.toLowerCase()));
  for (const { address, topics: given, blockNumber } of logs) {
    const fits = known.has(address.toLowerCase()) && topics.includes(given[0] as Hex);
    if (!fits || blockNumber < from || blockNumber > to) {
      throw new TypeError('A log that was not asked for.');
    }
  }
  return logs;
}
