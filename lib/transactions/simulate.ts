/**
 * What a call would do now: by eth_simulateV1, which can run what must come before it, else by eth_call.
 * A forecast by one endpoint, no promise; what could not be simulated is told apart from what fails.
 */
import * as v from 'valibot';
import { type Address, type Hex, numberToHex } from 'viem';
import { bytes, hash, quantity } from '@/lib/chain/quantity';
import { AppError } from '@/lib/errors/base';
import { RpcRefusedError } from '@/lib/errors/chain';
import type { Call } from '@/lib/model/call';
import type { ChainId } from '@/lib/model/ids';
import type { Simulation, TrialEvent } from '@/lib/model/submission';
import * as s from '@/lib/protocol/schemas';
import type { ChainAccess } from './chain-access';
import { decodeRevert } from './revert';

export type Simulated = {
  simulation: Simulation;
  /** What the call itself used; null when it was not told. */
  gasUsed: bigint | null;
  /** What the call itself left; null when it was not told. */
  logs: readonly Omit<TrialEvent, 'contractName'>[] | null;
};

type Request = {
  chainId: ChainId;
  from: Address;
  call: Call;
  /** Calls of the same sender that run first, in the same block. */
  before?: readonly Call[];
  /** Storage as it will be when the call is made, where that is known; by address, slot and value. */
  storage?: StorageDiff;
};

/** Words of storage that stand for what is there, as `stateDiff` of eth_call's state overrides. */
export type StorageDiff = Readonly<Record<Address, { stateDiff: Readonly<Record<Hex, Hex>> }>>;

const logSchema = v.object({ address: s.address, topics: v.array(hash), data: bytes });
const callsSchema = v.array(
  v.object({
    status: v.picklist(['0x0', '0x1']),
    gasUsed: quantity,
    returnData: v.optional(bytes, '0x'),
    // Logs that are none count as not told; the rest stands without them.
    logs: v.fallback(v.nullable(v.array(logSchema)), null),
    error: v.optional(v.object({ data: v.optional(v.unknown()) })),
  }),
);
const blocksSchema = v.array(v.object({ calls: callsSchema }));

/** Calls of one sender in one block; at a time of its own, in seconds, or right after the block before. */
type Block = { calls: readonly Call[]; time?: bigint };

/** Simulates a call at the newest block. Never throws. */
export async function simulate(chain: ChainAccess, request: Request): Promise<Simulated> {
  const { call, before = [] } = request;
  try {
    return await simulateBlocks(chain, request, [{ calls: [...before, call] }]);
  } catch (error) {
    // Not every node has the method; one that has it tells a revert in its answer, not as an error.
    if (before.length > 0) return notSimulated(error);
    return simulateByCall(chain, request);
  }
}

/** What calls in several blocks from now would do. Never throws. */
export async function simulateLater(
  chain: ChainAccess,
  request: Pick<Request, 'chainId' | 'from'>,
  blocks: readonly Block[],
): Promise<Simulation> {
  return (await simulateBlocks(chain, request, blocks).catch(notSimulated)).simulation;
}

async function simulateBlocks(
  chain: ChainAccess,
  { chainId, from, storage }: Omit<Request, 'call' | 'before'>,
  blocks: readonly Block[],
): Promise<Simulated> {
  const blockStateCalls = blocks.map(({ calls, time }) => ({
    calls: calls.map((one) => toParams(from, one)),
    ...(storage && { stateOverrides: storage }),
    ...(time && { blockOverrides: { time: numberToHex(time) } }),
  }));
  const answer = await chain.ask(chainId, 'eth_simulateV1', [{ blockStateCalls }, 'latest']);
  const calls = v.parse(blocksSchema, answer).flatMap((block) => block.calls);
  return readCalls(calls, blocks.flatMap((block) => block.calls).length);
}

function readCalls(calls: v.InferOutput<typeof callsSchema>, expected: number): Simulated {
  const failed = calls.find(({ status }) => status === '0x0');
  const method = 'eth_simulateV1';
  if (failed) {
    const data = failed.returnData === '0x' ? findHex(failed.error?.data) : failed.returnData;
    return toSimulated({ status: 'reverts', method, ...decodeRevert(data) });
  }
  if (calls.length !== expected) return notSimulated(null);
  const last = calls.at(-1);
  const told = { gasUsed: last?.gasUsed ?? null, logs: last?.logs ?? null };
  return { ...toSimulated({ status: 'ok', method }), ...told };
}

async function simulateByCall(chain: ChainAccess, request: Request): Promise<Simulated> {
  const method = 'eth_call';
  try {
    const overrides = request.storage ? [request.storage] : [];
    const params = [toParams(request.from, request.call), 'latest', ...overrides];
    v.parse(bytes, await chain.ask(request.chainId, method, params));
    return toSimulated({ status: 'ok', method });
  } catch (error) {
    if (!(error instanceof RpcRefusedError) || !isRevert(error)) return notSimulated(error);
    return toSimulated({ status: 'reverts', method, ...decodeRevert(error.data) });
  }
}

/** A refusal with revert data, or with the code 3 that nodes agree on for reverts. */
export function isRevert(error: RpcRefusedError): boolean {
  return error.data !== null || error.facts['rpcCode'] === 3;
}

function notSimulated(error: unknown): Simulated {
  const code = error instanceof AppError ? error.code : 'chain.malformed';
  return toSimulated({ status: 'not-simulated', code });
}

function toSimulated(simulation: Simulation): Simulated {
  return { simulation, gasUsed: null, logs: null };
}

/** A call as JSON-RPC takes it. */
export function toParams(from: Address, { to, data, valueWei }: Call) {
  return { from, to, data, value: numberToHex(valueWei) };
}

function findHex(data: unknown): Hex | null {
  const parsed = v.safeParse(bytes, data);
  return parsed.success ? parsed.output : null;
}
