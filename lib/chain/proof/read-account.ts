/** One account's slots, proved under an agreed header by whichever endpoint can. */
import type { Address, Hex } from 'viem';
import { MalformedAnswerError, RpcRefusedError } from '@/lib/errors/chain';
import { ProofInvalidError } from '@/lib/errors/proof';
import type { ProofFailure } from '@/lib/model/proof';
import { askEndpoint, parseAnswer, rankEndpoints } from '../ask';
import { isEndpointFailure } from '../health';
import type { Endpoint, Network } from '../networks';
import { readAccountProof, type Slot, type Words } from './account';
import type { Header } from './header';
import type { Unproved } from './read-header';

const endpointsTried = 3;
const timeoutMs = 5000;
/** "Method not found" and "not supported" (JSON-RPC 2.0, EIP-1474). Any other refusal is of this block. */
const notOfferedCodes: readonly number[] = [-32601, -32004];
/** Which failure is told when several endpoints fail in different ways. */
const order: readonly ProofFailure[] = ['invalid', 'too-old', 'not-offered', 'no-answer'];

/** What is to be proved of one account. `codeHash` null: whatever its code. */
export type AccountQuery = { address: Address; codeHash: Hex | null; slots: readonly Slot[] };

export type AccountsProof = { status: 'proved'; words: readonly Words[] } | Unproved;

/** The accounts' words, all from one endpoint: one request for each account. Never throws for what an endpoint does. */
export async function readProvedAccounts(
  network: Network,
  { header, accounts }: { header: Header; accounts: readonly AccountQuery[] },
  now: () => number,
): Promise<AccountsProof> {
  const failures: { why: ProofFailure; operator: string }[] = [];
  for (const endpoint of (await rankEndpoints(network, now())).slice(0, endpointsTried)) {
    try {
      const reads = accounts.map((account) => readFrom(endpoint, header, account));
      return { status: 'proved', words: await Promise.all(reads) };
    } catch (error) {
      failures.push({ why: toFailure(error), operator: endpoint.operator });
    }
  }
  const why = order.find((one) => failures.some((failure) => failure.why === one)) ?? 'no-answer';
  const of = failures.filter((failure) => failure.why === why);
  return { status: 'failed', why, operators: [...new Set(of.map(({ operator }) => operator))] };
}

async function readFrom(
  endpoint: Endpoint,
  { stateRoot, number }: Header,
  { address, codeHash, slots }: AccountQuery,
): Promise<Words> {
  const method = 'eth_getProof';
  const distinct = [...new Set(slots)];
  const params = [address, distinct, `0x${number.toString(16)}`];
  const answer = await askEndpoint(endpoint, method, params, { timeoutMs });
  return parseAnswer(endpoint, method, answer, (given) => {
    const proof = readAccountProof(given, { stateRoot, address, slots: distinct });
    if (codeHash !== null && proof.codeHash !== codeHash)
      throw new ProofInvalidError({ flaw: 'other-code' });
    return proof.words;
  });
}

/** Surprises go on up. */
function toFailure(error: unknown): ProofFailure {
  if (error instanceof RpcRefusedError) {
    return notOfferedCodes.includes(error.facts['rpcCode'] as number) ? 'not-offered' : 'too-old';
  }
  if (!isEndpointFailure(error)) throw error;
  return error instanceof MalformedAnswerError ? 'invalid' : 'no-answer';
}
