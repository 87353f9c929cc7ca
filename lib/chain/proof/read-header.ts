/** The header of one block on which two operators, or a node of the user's own, agree. */
import { MalformedAnswerError } from '@/lib/errors/chain';
import { ProofInvalidError } from '@/lib/errors/proof';
import type { ProofFailure } from '@/lib/model/proof';
import { askEndpoint, assertChain, parseAnswer, rankEndpoints } from '../ask';
import { collect } from '../collect';
import type { Endpoint, Network } from '../networks';
import { type Header, readHeader } from './header';

const endpointsAsked = 3;
const graceMs = 1500;
const timeoutMs = 5000;

export type AgreedHeader = {
  status: 'agreed';
  header: Header;
  agreed: number;
  asked: number;
  operators: readonly string[];
};
export type Unproved = {
  status: 'failed';
  why: ProofFailure;
  operators: readonly string[];
};

type Reply = { endpoint: Endpoint; header: Header | null; isInvalid: boolean };

/** Asks up to three endpoints for the block at a height. Never throws for what an endpoint does. */
export async function readAgreedHeader(
  network: Network,
  blockNumber: bigint,
  now: () => number,
): Promise<AgreedHeader | Unproved> {
  const asked = (await rankEndpoints(network, now())).slice(0, endpointsAsked);
  const { values } = await collect(
    asked.map((endpoint) => readFrom(endpoint, blockNumber)),
    graceMs,
  );
  const hashes = [...new Set(values.flatMap(({ header }) => header?.hash ?? []))];
  const groups = hashes.map((hash) => values.filter(({ header }) => header?.hash === hash));
  const [group, rival] = groups.filter(isAgreed);
  const header = group?.[0]?.header;
  if (header && !rival) {
    const operators = getOperators(group);
    return { status: 'agreed', header, agreed: group.length, asked: asked.length, operators };
  }
  const invalid = values.filter(({ isInvalid }) => isInvalid);
  if (invalid.length > 0) return fail('header-invalid', invalid);
  if (values.length > 0 && hashes.length === 0) return fail('block-gone', values);
  return fail(hashes.length === 0 ? 'no-answer' : 'header-not-agreed', values);
}

function fail(why: ProofFailure, replies: readonly Reply[]): Unproved {
  return { status: 'failed', why, operators: getOperators(replies) };
}

function isAgreed(group: readonly Reply[]): boolean {
  return getOperators(group).length >= 2 || group.some(({ endpoint }) => endpoint.own);
}

function getOperators(replies: readonly Reply[]): readonly string[] {
  return [...new Set(replies.map(({ endpoint }) => endpoint.operator))];
}

async function readFrom(endpoint: Endpoint, blockNumber: bigint): Promise<Reply> {
  await assertChain(endpoint);
  const params = [`0x${blockNumber.toString(16)}`, false];
  const method = 'eth_getBlockByNumber';
  const answer = await askEndpoint(endpoint, method, params, { timeoutMs });
  if (answer === null) return { endpoint, header: null, isInvalid: false };
  try {
    const header = await parseAnswer(endpoint, method, answer, readHeader);
    const isInvalid = header.number !== blockNumber;
    return { endpoint, header: isInvalid ? null : header, isInvalid };
  } catch (error) {
    if (!(error instanceof MalformedAnswerError)) throw error;
    return { endpoint, header: null, isInvalid: error.cause instanceof ProofInvalidError };
  }
}
