/**
 * The same call on up to three endpoints, compared byte for byte. One request to each when their heads are equal;
 * else a second one to those ahead, for the block that all have. Different heads are no lie: only different answers
 * at one block are (EIP-1898 pins it where numbers do not settle it), and then there is no value.
 */
import type { Address, Hex } from 'viem';
import { EndpointUnreachableError, RpcRefusedError } from '@/lib/errors/chain';
import type { ChainId } from '@/lib/model/ids';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { askEndpoint, noteChain, parseAnswer, rankEndpoints } from './ask';
import { collect } from './collect';
import { findDifferences } from './differences';
import { noteLag, noteLevel } from './health';
import type { Endpoint, Network } from './networks';

const endpointsAsked = 3;
/** How long the others may take once one has answered. */
const graceMs = 1500;
/** An endpoint whose block is this much older than the others' is not taken into account. */
const lagSecondsMax = 90n;
const timeoutMs = 8000;
/** Given with each call, so that an answer cut off for want of gas is cut at the same place everywhere. */
const gas = '0x17d7840';

/** The block an answer is about, as the chain itself says in that answer. */
export type Head = { chainId: ChainId; blockNumber: bigint; parentHash: Hex; timestamp: bigint };

export type QuorumCall<Value> = {
  to: Address;
  data: Hex;
  /** Throws when the bytes are not an answer. */
  parse: (data: Hex) => { head: Head; value: Value };
};

export type QuorumAnswer<Value> =
  | {
      status: 'answered';
      value: Value;
      at: ChainPoint;
      provenance: Extract<Provenance, { kind: 'agreed' | 'single' }>;
    }
  | { status: 'disputed'; provenance: Extract<Provenance, { kind: 'disputed' }> };

type Reply<Value> = { endpoint: Endpoint; data: Hex; head: Head; value: Value };
type BlockPin = 'latest' | Hex | { blockHash: Hex; requireCanonical: true };

/**
 * Reads by quorum.
 * @throws the first endpoint's error when none answered, {@link EndpointUnreachableError} when none may be asked
 */
export async function readQuorum<Value>(
  network: Network,
  call: QuorumCall<Value>,
  now: () => number,
): Promise<QuorumAnswer<Value>> {
  const asked = (await rankEndpoints(network, now())).slice(0, endpointsAsked);
  if (asked.length === 0) throw new EndpointUnreachableError({ host: network.name, status: null });
  const first = await collect(
    asked.map((endpoint) => callAt(endpoint, call, 'latest')),
    graceMs,
  );
  const replies = await dropLagging(first.values);
  if (replies.length === 0) throw first.errors[0];
  const context = { asked: asked.length, readAtMs: now() };
  if (isUnanimous(replies)) return toAnswer(replies, context);
  return compareAtOneBlock(replies, call, context);
}

/**
 * Further rounds. First those ahead answer for the lowest head, by its number: the answer itself tells parent and time,
 * so equal bytes are of one block. If that settles nothing (a reorganisation, or a lie) all answer for its parent,
 * pinned by hash.
 */
async function compareAtOneBlock<Value>(
  first: readonly Reply<Value>[],
  call: QuorumCall<Value>,
  context: { asked: number; readAtMs: number },
): Promise<QuorumAnswer<Value>> {
  const lowest = first.reduce((a, b) => (b.head.blockNumber < a.head.blockNumber ? b : a)).head;
  const number: Hex = `0x${lowest.blockNumber.toString(16)}`;
  const level = await collect(
    first.map((reply) =>
      reply.head.blockNumber === lowest.blockNumber
        ? Promise.resolve(reply)
        : callAt(reply.endpoint, call, number),
    ),
    graceMs,
  );
  if (level.values.length >= 2 && isUnanimous(level.values)) return toAnswer(level.values, context);
  const { values } = await collect(
    first.map(({ endpoint }) => callAtParent(endpoint, call, lowest)),
    graceMs,
  );
  if (values.length >= 2 && isUnanimous(values)) return toAnswer(values, context);
  if (values.length <= 1 && !hasContradiction([...first, ...level.values])) {
    return toAnswer(values.length === 1 ? values : first.slice(0, 1), context);
  }
  const rounds = [values, level.values, first].filter((round) => !isUnanimous(round));
  return toDisputed(first, rounds[0] ?? first, context.readAtMs);
}

/** `differing` are the answers that show the difference best: those at one block, where there are some. */
function toDisputed(
  asked: readonly Reply<unknown>[],
  differing: readonly Reply<unknown>[],
  readAtMs: number,
): QuorumAnswer<never> {
  const operators = [...new Set(asked.map(({ endpoint }) => endpoint.operator))];
  const told = differing.map(({ endpoint, value }) => ({ by: endpoint.operator, value }));
  const differences = findDifferences(told);
  return {
    status: 'disputed',
    provenance: { kind: 'disputed', operators, readAtMs, differences },
  };
}

async function callAtParent<Value>(
  endpoint: Endpoint,
  call: QuorumCall<Value>,
  head: Head,
): Promise<Reply<Value>> {
  try {
    return await callAt(endpoint, call, { blockHash: head.parentHash, requireCanonical: true });
  } catch (error) {
    // The node knows no such block, or takes no objects: by number the answer itself tells which chain it is of.
    if (!(error instanceof RpcRefusedError)) throw error;
    return await callAt(endpoint, call, `0x${(head.blockNumber - 1n).toString(16)}`);
  }
}

async function callAt<Value>(
  endpoint: Endpoint,
  call: QuorumCall<Value>,
  block: BlockPin,
): Promise<Reply<Value>> {
  const params = [{ to: call.to, data: call.data, gas }, block];
  const data = await askEndpoint(endpoint, 'eth_call', params, { timeoutMs });
  const parse = (answer: unknown) => call.parse(answer as Hex);
  const { head, value } = await parseAnswer(endpoint, 'eth_call', data, parse);
  await noteChain(endpoint, head.chainId);
  return { endpoint, data: (data as Hex).toLowerCase() as Hex, head, value };
}

/** Leaves out those far behind. With three or more the second newest is the measure, so that one lie about time cannot push out the rest. */
async function dropLagging<Value>(replies: readonly Reply<Value>[]): Promise<Reply<Value>[]> {
  const times = replies.map(({ head }) => head.timestamp).sort((a, b) => (a < b ? 1 : -1));
  const measure = times[replies.length > 2 ? 1 : 0];
  if (measure === undefined) return [];
  const isBehind = ({ head }: Reply<Value>) => measure - head.timestamp > lagSecondsMax;
  // Alone, there is nothing to be behind of.
  if (replies.length > 1) {
    const notes = replies.map((reply) =>
      (isBehind(reply) ? noteLag : noteLevel)(reply.endpoint.id),
    );
    await Promise.all(notes);
  }
  return replies.filter((reply) => !isBehind(reply));
}

function isUnanimous(replies: readonly Reply<unknown>[]): boolean {
  return replies.every(({ data }) => data === replies[0]?.data);
}

/** Two different answers that claim to be of one block height. */
function hasContradiction(replies: readonly Reply<unknown>[]): boolean {
  return replies.some((a) =>
    replies.some((b) => a.head.blockNumber === b.head.blockNumber && a.data !== b.data),
  );
}

function toAnswer<Value>(
  replies: readonly Reply<Value>[],
  { asked, readAtMs }: { asked: number; readAtMs: number },
): QuorumAnswer<Value> {
  const [reply] = replies;
  if (!reply) throw new TypeError('No reply to answer with.');
  const { chainId, blockNumber, timestamp } = reply.head;
  const at = { chainId, blockNumber, timestamp, readAtMs };
  const operators = [...new Set(replies.map(({ endpoint }) => endpoint.operator))];
  const provenance =
    replies.length === 1
      ? ({ kind: 'single', at, operator: reply.endpoint.operator } as const)
      : ({ kind: 'agreed', at, agreed: replies.length, asked, operators } as const);
  return { status: 'answered', value: reply.value, at, provenance };
}
