/** What the lens says of a chain's state, encoded with viem from the contract's own ABI. */
import { createHash } from 'node:crypto';
import {
  type Address,
  type ContractFunctionReturnType,
  decodeFunctionData,
  encodeFunctionResult,
  type Hex,
  keccak256,
  stringToBytes,
  zeroAddress,
  zeroHash,
} from 'viem';
import { modelLensAbi } from '@/contracts/abi/model-lens';
import type { ChainState, World, WorldChain, WorldRecord } from './world';
import { getBlockTime } from './world';
import { toManifestHash, toWeightsRoot } from './world-files';

export type Page = ContractFunctionReturnType<typeof modelLensAbi, 'view', 'read'>;
type Hit = Page['hits'][number];
type Point = Page['point'];

const host = 'huggingface.co';
const account = `0x${'ac'.repeat(20)}` as Address;

/** The registry's key of a name on the hub. */
export function toKey(name: string): Hex {
  return keccak256(stringToBytes(`${host}/${name}`));
}

/** The block an answer is of; `fork` tells another chain of the same length. */
export function toPoint(world: World, chain: WorldChain, block: number, fork = ''): Point {
  const parent = createHash('sha256').update(`${chain.chainId} ${block} ${fork}`).digest('hex');
  return {
    chainId: BigInt(chain.chainId),
    blockNumber: BigInt(block),
    parentHash: `0x${parent}`,
    timestamp: BigInt(getBlockTime(world, chain, block)),
  };
}

/** The lens's answer to a call, or null for a function that pages do not use. */
export function answerLens(
  state: ChainState,
  point: Point,
  perCall: number,
  data: Hex,
): Hex | null {
  const call = decodeFunctionData({ abi: modelLensAbi, data });
  if (call.functionName === 'read') {
    const [keys, hints, from] = call.args;
    const hit = (at: number) => claims(state, keys[at] as Hex, Number(hints[at]));
    const result = toPage(keys.length, Number(from), perCall, point, hit);
    return encodeFunctionResult({ abi: modelLensAbi, functionName: 'read', result });
  }
  if (call.functionName === 'readRecords') {
    const [ids, from] = call.args;
    const hit = (at: number) => recordHit(state, Number(ids[at]));
    const result = toPage(ids.length, Number(from), perCall, point, hit);
    return encodeFunctionResult({ abi: modelLensAbi, functionName: 'readRecords', result });
  }
  if (call.functionName !== 'keys') return null;
  const [from, count] = call.args.map(Number) as [number, number];
  const names = state.keys.slice(from, from + count);
  const result = {
    keys: names.map(toKey),
    records: names.map((name) => BigInt(getClaimants(state, name)[0]?.id ?? 0)),
    next: BigInt(from + names.length),
    total: BigInt(state.keys.length),
    point,
  };
  return encodeFunctionResult({ abi: modelLensAbi, functionName: 'keys', result });
}

function toPage(
  count: number,
  from: number,
  perCall: number,
  point: Point,
  read: (at: number) => Hit | null,
): Page {
  const hits: Hit[] = [];
  let next = from;
  for (; next < count && hits.length < perCall; next += 1) {
    const hit = read(next);
    if (hit) hits.push({ ...hit, position: BigInt(next) });
  }
  return { hits, next: BigInt(next), point };
}

/** The records that claim a name, the oldest first. */
export function getClaimants(state: ChainState, name: string): WorldRecord[] {
  const of = (record: WorldRecord) => getClaim(record, name)?.claimedBlock ?? 0;
  return state.records
    .filter((record) => getClaim(record, name) !== null)
    .sort((a, b) => of(a) - of(b) || a.id - b.id);
}

/** A record's claim on a name, while it has one. */
export function getClaim({ claims: all }: WorldRecord, name: string) {
  return all.find((claim) => claim.name === name && claim.releasedBlock === 0) ?? null;
}

function claims(state: ChainState, key: Hex, hint: number): Hit | null {
  const name = state.keys.find((one) => toKey(one) === key);
  if (name === undefined) return null;
  const claimants = getClaimants(state, name);
  const hinted = claimants.find(({ id }) => id === hint);
  const record = hinted ?? claimants[0] ?? null;
  const released = state.records
    .find(({ id }) => id === hint)
    ?.claims.find((claim) => claim.name === name && claim.releasedBlock > 0);
  const hintReleasedBlock = hint !== 0 && !hinted ? (released?.releasedBlock ?? 0) : 0;
  if (!record && hintReleasedBlock === 0) return null;
  const oldest = claimants[0];
  const oldestBlock = oldest ? (getClaim(oldest, name)?.claimedBlock ?? 0) : 0;
  return {
    ...toHit(record, name),
    claimCount: BigInt(claimants.length),
    oldestId: BigInt(oldest?.id ?? 0),
    oldestBlock: BigInt(oldestBlock),
    oldestAt: BigInt(oldestBlock),
    hintReleasedBlock: BigInt(hintReleasedBlock),
  };
}

function recordHit(state: ChainState, id: number): Hit | null {
  const record = state.records.find((one) => one.id === id);
  if (!record) return null;
  const name = record.claims.find(({ releasedBlock }) => releasedBlock === 0)?.name;
  const hit = name === undefined ? null : claims(state, toKey(name), id);
  return { ...(hit ?? toHit(record, '')), locator: name === undefined ? '' : `${host}/${name}` };
}

function toHit(record: WorldRecord | null, name: string): Hit {
  return {
    position: 0n,
    locator: '',
    claimCount: 0n,
    oldestId: 0n,
    oldestBlock: 0n,
    oldestAt: 0n,
    hintReleasedBlock: 0n,
    record: toRecord(record, name),
    approval: toApproval(record),
    stake: { totalStaked: 0n, totalShares: 0n, tokenSupply: 0n },
    live: [],
    liveCount: 0n,
    lookedAt: 0n,
    proposalCount: 0n,
  };
}

function toRecord(record: WorldRecord | null, name: string): Hit['record'] {
  const claim = record && getClaim(record, name);
  const launched = (place: string) =>
    (record?.launched ? `0x${place.repeat(20)}` : zeroAddress) as Address;
  const by = record?.suspended ? account : zeroAddress;
  return {
    id: BigInt(record?.id ?? 0),
    owner: record ? launched('71') : zeroAddress,
    repositoryId: claim?.repositoryId ?? '',
    uri: '',
    name: record ? `Model ${record.id}` : '',
    symbol: record ? `M${record.id}` : '',
    token: launched('70'),
    vault: launched('7a'),
    governor: launched('76'),
    timelock: launched('71'),
    knownLaunch: record?.launched ?? false,
    registeredBlock: BigInt(record?.claims[0]?.claimedBlock ?? 0),
    registeredAt: BigInt(record?.claims[0]?.claimedBlock ?? 0),
    claimedBlock: BigInt(claim?.claimedBlock ?? 0),
    claimedAt: BigInt(claim?.claimedBlock ?? 0),
    successor: { chainId: 0n, registry: zeroAddress, id: 0n },
    suspension: {
      blockNumber: record?.suspended ? 1_000_000n : 0n,
      suspendedAt: record?.suspended ? 1_700_000_000n : 0n,
      by,
      reason: record?.suspended ? 'upheld' : '',
    },
    terms: {
      licence: record?.terms?.licence ?? '',
      licenceFile: record?.terms?.licenceFile ?? '',
      blockNumber: record?.terms ? 1_000_000n : 0n,
      setAt: record?.terms ? 1_700_000_000n : 0n,
      by: record?.terms ? account : zeroAddress,
    },
    allocation: zeroAddress,
  };
}

function toApproval(record: WorldRecord | null): Hit['approval'] {
  const approvals = record?.approvals ?? [];
  const newest = approvals[approvals.length - 1];
  if (!newest) {
    const nobody = {
      by: zeroAddress,
      byVote: false,
      soloVoter: zeroAddress,
      publishedBlock: 0n,
      count: 0n,
    };
    const none = { commit: '', manifestHash: zeroHash, weightsRoot: zeroHash };
    return { ...none, ...nobody, blockNumber: 0n, approvedAt: 0n };
  }
  const { commit, files } = newest.revision;
  const count = BigInt(approvals.length);
  return {
    commit,
    manifestHash: toManifestHash(files),
    weightsRoot: toWeightsRoot(files),
    blockNumber: 1_000_000n,
    approvedAt: 1_700_000_000n,
    by: newest.by === 'account' ? account : (`0x${'71'.repeat(20)}` as Address),
    byVote: newest.by === 'launched-timelock',
    soloVoter: newest.by === 'one-voter' ? account : zeroAddress,
    publishedBlock: newest.published ? 999_990n + count : 0n,
    count,
  };
}
