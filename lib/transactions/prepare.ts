/**
 * From a call to what a person is shown before signing: decoded, simulated, priced. The call is built by the caller
 * from what the person wants, never from an endpoint's answer. Nothing is signed here.
 */
import * as v from 'valibot';
import { type Address, type Hex, pad } from 'viem';
import type { ContractName } from '@/lib/chain/known-code';
import { quantity } from '@/lib/chain/quantity';
import { IntentOpenError } from '@/lib/errors/transactions';
import type { Call } from '@/lib/model/call';
import type { ChainId, RecordId } from '@/lib/model/ids';
import type { Fee, IntentKind, PermitView, PreparedView } from '@/lib/model/submission';
import { encode } from '@/lib/protocol/codec';
import type { TypedData } from '@/lib/signers/types';
import { type ChainAccess, keepTo } from './chain-access';
import { decodeCall, listTargets } from './decode';
import { estimateGas, type FeeCap, type FeePerGas, readFeePerGas, toFee, withRoom } from './fees';
import { findHolding } from './journal';
import { readNames } from './names';
import { readBlockNumber } from './outcome';
import { type Prepared, preparedTtlMs, writePrepared } from './prepared-store';
import { type Simulated, simulate } from './simulate';

export type PrepareContext = FeeCap & {
  chain: ChainAccess;
  now: () => number;
  /** Which of our contracts a runtime code belongs to. */
  nameCode: (code: Hex) => ContractName | null;
};

export type PrepareRequest = {
  kind: IntentKind;
  record: RecordId;
  /** Untrusted text. */
  modelName: string;
  /** What is wanted, apart from account, record and kind: plain data. The same again is the same intent. */
  intent: unknown;
  from: Address;
  call: Call;
  /** An allowance to be signed together with the call; v, r, s go into its data as three words from byte `at` on. */
  permit?: { data: TypedData; at: number; view: PermitView };
  /** What stands for the permit in the simulation, since it is not signed yet. */
  before?: readonly Call[];
};

/** More than any call of ours leaves of one account; each may be of another contract, whose code is asked for. */
const eventsMax = 20;
/** What a permit costs on top of a call that was simulated with an allowance in place. */
const permitGas = 100_000n;
/** Where neither an estimate nor a simulation tells: more than any call of ours but a proposal needs. */
const gasDefault = 600_000n;

/**
 * Prepares a call and keeps it for ten minutes.
 * @throws {@link IntentOpenError} when the same thing is on its way, {@link NetworkUnknownError},
 * {@link NoBaseFeeError}, {@link FeeTooHighError} and endpoint errors
 */
export async function prepare(
  context: PrepareContext,
  request: PrepareRequest,
): Promise<PreparedView> {
  const { chain, now } = context;
  const { kind, record, modelName, from, call, permit } = request;
  const { chainId } = record;
  const intentKey = toIntentKey(request);
  const open = await findHolding(intentKey);
  if (open) throw new IntentOpenError({ id: open.id });
  const network = await chain.readNetwork(chainId);
  const { name: networkName, nativeSymbol, demo } = network;
  // One send keeps to one endpoint, from here to its last simulation; fee and nonce are by agreement of several.
  const kept = { endpointId: null };
  const facts = await readFacts({ ...context, chain: keepTo(chain, kept) }, request);
  const { endpointId } = kept;
  const prepared = toPrepared(request, { ...facts, endpointId, intentKey, network, nowMs: now() });
  await writePrepared(prepared, now());
  const { id, fee, missingWei, expiresAtMs } = prepared;
  const { decoded, toName, nativeBalanceWei, simulated, events } = facts;
  return {
    ...{ id, kind, record, modelName, from, chainId, networkName, nativeSymbol, demo },
    ...call,
    ...{ decoded, toName, fee, missingWei, nativeBalanceWei, expiresAtMs, events },
    permit: permit?.view ?? null,
    before: request.before ?? [],
    simulation: simulated.simulation,
  };
}

type Facts = Pick<PreparedView, 'decoded' | 'toName' | 'nativeBalanceWei' | 'events'> & {
  blockNumber: bigint | null;
  simulated: Simulated;
  fee: Fee;
};

/** Everything the chain is asked, at once. */
async function readFacts(context: PrepareContext, request: PrepareRequest): Promise<Facts> {
  const { chain } = context;
  const { from, call, record, before = [], permit } = request;
  const { chainId } = record;
  const [reading, simulated, estimate, perGas, nativeBalanceWei, blockNumber] = await Promise.all([
    readDecoded(context, request),
    simulate(chain, { chainId, from, call, before }),
    // Without its permit the call cannot be estimated; its simulation tells.
    permit ? null : estimateGas(chain, { chainId, from, call }),
    context.readFeeCapWei().then((limitWei) => readFeePerGas(chain, chainId, limitWei)),
    readBalance(context, request),
    // Null when it is not told: then an event is looked for from the time it was given away.
    readBlockNumber(chain, chainId).catch(() => null),
  ]);
  const fee = chooseFee(call, { simulated, estimate, perGas });
  const events = await nameEvents(context, { from, chainId }, simulated);
  return { events, ...reading, simulated, nativeBalanceWei, blockNumber, fee };
}

/** Text that is equal for equal intents of one account on one record. */
export function toIntentKey(
  request: Pick<PrepareRequest, 'kind' | 'record' | 'from' | 'intent'>,
): string {
  const { kind, record, from, intent } = request;
  const where = [record.chainId, record.registry, record.id, from].join(':').toLowerCase();
  return `${where}:${kind}:${JSON.stringify(encode(intent))}`;
}

/** What a call says, with the names of what it is addressed to. */
export async function readDecoded(
  { chain, nameCode }: Pick<PrepareContext, 'chain' | 'nameCode'>,
  { call, record }: Pick<PrepareRequest, 'call' | 'record'>,
): Promise<Pick<PreparedView, 'decoded' | 'toName'>> {
  const targets = listTargets(decodeCall(call, () => null));
  const addresses = [call.to, ...targets];
  const names = await readNames(chain, { chainId: record.chainId, addresses, nameCode });
  const nameOf = (address: Address) => names.get(address.toLowerCase()) ?? null;
  return { decoded: decodeCall(call, nameOf), toName: nameOf(call.to) };
}

/**
 * What the trial run left of the account, with the names of those of our contracts that tell it; null where it was not
 * told, or is more than anybody looks through. Its first topic names the event, the rest may name the account.
 */
async function nameEvents(
  { chain, nameCode }: PrepareContext,
  { from, chainId }: { from: Address; chainId: ChainId },
  { logs }: Simulated,
): Promise<PreparedView['events']> {
  const own = pad(from.toLowerCase() as Hex);
  const told = logs?.filter(({ topics }) => topics.includes(own)) ?? null;
  if (told === null || told.length > eventsMax) return null;
  const addresses = told.map(({ address }) => address);
  const names = await readNames(chain, { chainId, addresses, nameCode });
  return told.map((log) => ({
    ...log,
    contractName: names.get(log.address.toLowerCase()) ?? null,
  }));
}

async function readBalance(
  { chain }: PrepareContext,
  { record, from }: PrepareRequest,
): Promise<bigint> {
  const answer = await chain.ask(record.chainId, 'eth_getBalance', [from, 'latest']);
  return v.parse(quantity, answer);
}

/** A call that reverts now has no gas to estimate; the default still tells an account that has none at all. */
function chooseFee(
  call: Call,
  of: { simulated: Simulated; estimate: bigint | null; perGas: FeePerGas },
): Fee {
  const { estimate, perGas } = of;
  const { gasUsed } = of.simulated;
  const fallback = gasUsed === null ? gasDefault : withRoom(gasUsed + permitGas, call);
  return toFee(estimate ?? fallback, perGas);
}

const toSigned = ({ data, at, view }: NonNullable<PrepareRequest['permit']>) => ({
  ...{ data, at, token: view.token, value: view.value },
});

function toPrepared(
  request: PrepareRequest,
  facts: Facts & {
    endpointId: string | null;
    intentKey: string;
    network: { nativeSymbol: string; demo: boolean };
    nowMs: number;
  },
): Prepared {
  const { kind, record, modelName, from, call, permit } = request;
  const { endpointId, intentKey, network, fee, simulated } = facts;
  const { nativeBalanceWei, blockNumber, nowMs } = facts;
  const missing = fee.maxCostWei + call.valueWei - nativeBalanceWei;
  const { simulation } = simulated;
  return {
    id: crypto.randomUUID(),
    kind,
    record,
    modelName,
    intentKey,
    from,
    chainId: record.chainId,
    nativeSymbol: network.nativeSymbol,
    demo: network.demo,
    ...call,
    permit: permit ? toSigned(permit) : null,
    fee,
    missingWei: missing > 0n ? missing : 0n,
    endpointId,
    blockNumber,
    revert:
      simulation.status === 'reverts' ? { code: simulation.code, detail: simulation.detail } : null,
    expiresAtMs: nowMs + preparedTtlMs,
  };
}
