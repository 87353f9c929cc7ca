/** What an action of a proposal is meant to do; the background makes the call of it. */
import * as v from 'valibot';
import { type AbiField, type AbiText, amountParameters } from '@/lib/model/composing';
import { pairBounds, policyBounds, poolBounds } from '@/lib/model/pools';
import * as s from './schemas';

const bytes32 = v.pipe(
  s.hex,
  v.check((text) => text.length === 66),
);

/** An argument as typed. */
export const abiText: v.GenericSchema<AbiText> = v.union([
  v.pipe(v.string(), v.maxLength(100_000)),
  v.pipe(v.array(v.lazy(() => abiText)), v.maxLength(500)),
]);

const abiField: v.GenericSchema<AbiField> = v.object({
  name: v.pipe(v.string(), v.maxLength(200)),
  type: v.pipe(v.string(), v.regex(/^[a-z]{1,8}\d{0,3}(\[\d{0,6}\]){0,4}$/)),
  components: v.pipe(v.array(v.lazy(() => abiField)), v.maxLength(64)),
});

const approveRevision = v.object({
  kind: v.literal('approve-revision'),
  /** Full commit id as the hub writes it, in the registry's characters. */
  commit: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,64}$/)),
  manifestHash: bytes32,
  weightsRoot: bytes32,
});

const pay = v.object({
  kind: v.literal('pay'),
  /** The network's own coin, or the model's token. */
  asset: v.picklist(['native', 'token']),
  recipient: s.address,
  amount: s.uint256,
});

const parameter = v.variant('name', [
  v.object({
    kind: v.literal('parameter'),
    name: v.picklist(amountParameters),
    /** Seconds, votes in smallest units, or basis points. */
    value: s.uint256,
  }),
  v.object({
    kind: v.literal('parameter'),
    name: v.literal('guardian'),
    /** Zero address with 0 removes the guardian. */
    account: s.address,
    /** Chain time in seconds. */
    expiresAt: s.uint256,
  }),
]);

/** One function, with what is needed to encode a call of it. */
export const calledFunction = v.object({
  name: v.pipe(v.string(), v.regex(/^[A-Za-z_$][\w$]{0,120}$/)),
  inputs: v.pipe(v.array(abiField), v.maxLength(64)),
  mutability: v.picklist(['payable', 'nonpayable', 'view', 'pure']),
});

const terms = v.object({
  kind: v.literal('terms'),
  /** A licence id as hubs write it, lower case. */
  licence: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._+-]{0,63}$/)),
  /** The licence file's digest as in a manifest, or empty. */
  licenceFile: v.pipe(v.string(), v.regex(/^(git-sha1:[0-9a-f]{40}|sha256:[0-9a-f]{64})?$/)),
});

const standing = v.variant('change', [
  v.object({
    kind: v.literal('standing'),
    change: v.literal('suspend'),
    /** At most 256 bytes of UTF-8. */
    reason: v.pipe(v.string(), v.minLength(1), v.maxBytes(256)),
  }),
  v.object({ kind: v.literal('standing'), change: v.literal('reinstate') }),
]);

const bps = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

const splits = v.object({
  kind: v.literal('splits'),
  stakersBps: bps,
  contributorsBps: bps,
  treasuryBps: bps,
  incentivesBps: bps,
  /** Other records of the same registry. */
  parents: v.pipe(v.array(v.object({ id: s.uint256, bps })), v.maxLength(8)),
  /** Tokens in which revenue is taken. */
  currencies: v.pipe(v.array(s.address), v.maxLength(16)),
});

const credit = v.object({
  kind: v.literal('credit'),
  /** The contribution's number in the record's list, and the hash of what the vote looks at. */
  index: s.uint256,
  evidenceHash: bytes32,
  weight: v.pipe(v.bigint(), v.minValue(1n), v.maxValue(2n ** 64n - 1n)),
});

const contribution = v.variant('change', [
  v.object({
    kind: v.literal('contribution'),
    change: v.literal('decline'),
    index: s.uint256,
    /** Of what the vote looked at, so that nothing else is declined. */
    evidenceHash: bytes32,
    /** At most 256 bytes of UTF-8. */
    reason: v.pipe(v.string(), v.minLength(1), v.maxBytes(256)),
  }),
  v.object({ kind: v.literal('contribution'), change: v.literal('end'), index: s.uint256 }),
]);

const call = v.object({
  kind: v.literal('call'),
  target: s.address,
  valueWei: s.uint256,
  /** One function as `abi.inspect` gave it. */
  function: calledFunction,
  arguments: v.pipe(v.array(abiText), v.maxLength(64)),
});

const atMost = (max: bigint) => v.pipe(s.uint256, v.maxValue(max));
const uint128 = atMost(2n ** 128n - 1n);
const share = atMost(10_000n);
const within = ({ min, max }: { min: bigint; max: bigint }) =>
  v.pipe(s.uint256, v.minValue(min), v.maxValue(max));
const poolsKind = v.literal('pools');
const poolRules = {
  absoluteCap: uint128,
  relativeCapBps: share,
  maxLossBps: atMost(poolBounds.maxLossBps),
};

/** What an adapter of a Uniswap V2 pair asks of it. */
export const pairSettings = v.object({
  minDepth: uint128,
  minAgeSeconds: within(pairBounds.minAgeSeconds),
  maxDeviationBps: within(pairBounds.maxDeviationBps),
});

/** Rules of a model's pools; bounds are those of IStakePools and IPoolAllocator. */
const pools = v.variant('change', [
  v.object({
    kind: poolsKind,
    change: v.literal('list'),
    adapter: s.address,
    ...poolRules,
  }),
  v.object({
    kind: poolsKind,
    /** Makes the pool's adapter and lists it. */
    change: v.literal('add'),
    pool: s.address,
    /** Null for an ERC-4626 vault. */
    pair: v.nullable(pairSettings),
    ...poolRules,
  }),
  v.object({
    kind: poolsKind,
    change: v.literal('remove'),
    adapter: s.address,
    /** Most of what is booked there that may be given up. */
    writtenOff: uint128,
  }),
  v.object({
    kind: poolsKind,
    change: v.literal('risk-cap'),
    riskId: bytes32,
    absoluteCap: uint128,
    relativeCapBps: share,
  }),
  v.object({
    kind: poolsKind,
    change: v.literal('limits'),
    maxDeployedBps: atMost(poolBounds.maxDeployedBps),
    idleFloorBps: share,
    penaltyBps: atMost(poolBounds.penaltyBps),
    maxRatePerYear: atMost(poolBounds.ratePerYear),
  }),
  v.object({
    kind: poolsKind,
    change: v.literal('policy'),
    minEdge: atMost(policyBounds.edgePerYear),
    scoreWindowSeconds: within(policyBounds.scoreWindowSeconds),
    cooldownSeconds: within(policyBounds.cooldownSeconds),
    minHoldSeconds: within(policyBounds.minHoldSeconds),
    moveWindowSeconds: within(policyBounds.moveWindowSeconds),
    maxMoveBps: share,
    tipBps: atMost(policyBounds.tipBps),
    maxTip: uint128,
    pokeTip: uint128,
  }),
  v.object({ kind: poolsKind, change: v.literal('switch-on') }),
  v.object({ kind: poolsKind, change: v.literal('switch-off') }),
  v.object({
    kind: poolsKind,
    change: v.literal('programme'),
    adapter: s.address,
    ratePerYear: atMost(poolBounds.ratePerYear),
    target: uint128,
    /** Chain time in seconds. */
    endsAt: atMost(2n ** 48n - 1n),
  }),
  v.object({
    kind: poolsKind,
    /** Ends an incentive, takes budget back to the treasury, or both. */
    change: v.literal('end'),
    /** Null ends none. */
    adapter: v.nullable(s.address),
    amount: uint128,
  }),
  v.object({ kind: poolsKind, change: v.literal('fund'), amount: uint128 }),
]);

export const intent = v.variant('kind', [
  approveRevision,
  pay,
  parameter,
  terms,
  standing,
  pools,
  splits,
  credit,
  contribution,
  call,
]);
export type Intent = v.InferOutput<typeof intent>;
/** An intent as a page writes it, before its addresses and digests are looked at. */
export type IntentInput = v.InferInput<typeof intent>;
