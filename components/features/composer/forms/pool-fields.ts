/** What each change of a model's pools asks for, and what the fields mean. */
import { isAddressText, isSameAddress, zeroAddress } from '@/lib/format/address';
import { formatPlainAmount } from '@/lib/format/amount';
import { formatExactDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import { type MovePolicy, policyBounds, poolBounds, type StakeState } from '@/lib/model/pools';
import {
  getSpanUnit,
  type Read,
  readAmount,
  readPercent,
  readRate,
  readSpan,
  type SpanUnit,
  spanUnits,
  toPercentText,
  toRateText,
  toSpanUnit,
} from './amounts';
import { type Fields, finish, type IntentOf, missing, type ParsedForm, wrong } from './types';

type Intent = IntentOf<'pools'>;
export type PoolChange = Intent['change'];

export const poolChanges = [
  'list',
  'remove',
  'risk-cap',
  'limits',
  'policy',
  'switch-on',
  'switch-off',
  'programme',
  'fund',
] as const satisfies readonly PoolChange[];

export type PoolField = { name: string } & (
  | { type: 'address' | 'id' | 'amount' | 'date' }
  /** The most the contracts take: basis points, or a rate with 18 decimals. */
  | { type: 'percent' | 'rate'; max: bigint }
  /** Asked for in this unit until another one is chosen; what the contracts take is in seconds. */
  | { type: 'span'; unit: SpanUnit; min: bigint; max: bigint }
);

const adapter: PoolField = { name: 'adapter', type: 'address' };
const caps: readonly PoolField[] = [
  { name: 'absoluteCap', type: 'amount' },
  { name: 'relativeCap', type: 'percent', max: 10_000n },
];

/** The fields of each change, in the order in which they are asked for. */
export const poolFields: Readonly<Record<PoolChange, readonly PoolField[]>> = {
  list: [adapter, ...caps, { name: 'maxLoss', type: 'percent', max: poolBounds.maxLossBps }],
  remove: [adapter, { name: 'writtenOff', type: 'amount' }],
  'risk-cap': [{ name: 'riskId', type: 'id' }, ...caps],
  limits: [
    { name: 'maxDeployed', type: 'percent', max: poolBounds.maxDeployedBps },
    { name: 'idleFloor', type: 'percent', max: 10_000n },
    { name: 'penalty', type: 'percent', max: poolBounds.penaltyBps },
    { name: 'maxRate', type: 'rate', max: poolBounds.ratePerYear },
  ],
  policy: [
    { name: 'minEdge', type: 'rate', max: policyBounds.edgePerYear },
    { name: 'scoreWindow', type: 'span', unit: 'days', ...policyBounds.scoreWindowSeconds },
    { name: 'cooldown', type: 'span', unit: 'minutes', ...policyBounds.cooldownSeconds },
    { name: 'minHold', type: 'span', unit: 'days', ...policyBounds.minHoldSeconds },
    { name: 'moveWindow', type: 'span', unit: 'hours', ...policyBounds.moveWindowSeconds },
    { name: 'maxMove', type: 'percent', max: 10_000n },
    { name: 'tip', type: 'percent', max: policyBounds.tipBps },
    { name: 'maxTip', type: 'amount' },
    { name: 'pokeTip', type: 'amount' },
  ],
  'switch-on': [],
  'switch-off': [],
  programme: [
    adapter,
    { name: 'rate', type: 'rate', max: poolBounds.ratePerYear },
    { name: 'target', type: 'amount' },
    { name: 'ends', type: 'date' },
  ],
  fund: [{ name: 'amount', type: 'amount' }],
};

export function getChange(fields: Fields): PoolChange {
  return poolChanges.find((change) => change === fields['change']) ?? 'list';
}

export function parsePools(fields: Fields, timestamp: bigint): ParsedForm<Intent> {
  const change = getChange(fields);
  const reads = poolFields[change].map((field) => readField(field, fields, timestamp));
  const problems = reads.map(({ problem }) => problem);
  return finish(problems, () => toIntent(change, fields, reads));
}

function readField(field: PoolField, fields: Fields, timestamp: bigint): Read {
  const { name } = field;
  const text = (fields[name] ?? '').trim();
  switch (field.type) {
    case 'address':
      return check(name, text, isAddressText(text) && !isSameAddress(text, zeroAddress), 'address');
    case 'id':
      return check(name, text, /^0x[0-9a-fA-F]{64}$/.test(text), 'id');
    case 'amount':
      return readAmount(name, text);
    case 'percent':
      return bound(name, readPercent(name, text), field.max);
    case 'span': {
      const unit = toSpanUnit(fields[getUnitName(name)], field.unit);
      return boundSpan(field, readSpan(name, text, unit));
    }
    case 'rate':
      return bound(name, readRate(name, text), field.max);
    case 'date':
      return readEnd(name, text, timestamp);
    default:
      return field satisfies never;
  }
}

function check(name: string, text: string, isFit: boolean, what: 'address' | 'id'): Read {
  if (text === '') return { value: null, problem: missing(name, t(`form_${what}_missing`)) };
  return isFit
    ? { value: 0n, problem: null }
    : { value: null, problem: wrong(name, t(`form_${what}_wrong`)) };
}

function bound(name: string, read: Read, max: bigint): Read {
  if (read.value === null || read.value <= max) return read;
  return { value: null, problem: wrong(name, t('form_pools_too_much')) };
}

function boundSpan({ name, min, max }: Extract<PoolField, { type: 'span' }>, read: Read): Read {
  if (read.value === null) return read;
  if (read.value < min) {
    return { value: null, problem: wrong(name, t('form_below', formatExactDuration(min))) };
  }
  return read.value > max
    ? { value: null, problem: wrong(name, t('form_above', formatExactDuration(max))) }
    : read;
}

/** A programme's last day ends at midnight UTC. */
function readEnd(name: string, text: string, timestamp: bigint): Read {
  if (text === '')
    return { value: null, problem: missing(name, t('problem_programme_end_missing')) };
  const startMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const value = Number.isNaN(startMs) ? 0n : BigInt(startMs / 1_000) + 86_399n;
  if (value > timestamp) return { value, problem: null };
  return { value: null, problem: wrong(name, t('problem_programme_past')) };
}

function toIntent(change: PoolChange, fields: Fields, reads: readonly Read[]): Intent {
  const kind = 'pools';
  const values = reads.map(({ value }) => value ?? 0n);
  const [first = 0n, second = 0n, third = 0n, fourth = 0n] = values;
  const address = (fields['adapter'] ?? '').trim() as `0x${string}`;
  switch (change) {
    case 'list':
      return {
        ...{ kind, change, adapter: address, absoluteCap: second },
        ...{ relativeCapBps: third, maxLossBps: fourth },
      };
    case 'remove':
      return { kind, change, adapter: address, writtenOff: second };
    case 'risk-cap': {
      const riskId = (fields['riskId'] ?? '').trim() as `0x${string}`;
      return { kind, change, riskId, absoluteCap: second, relativeCapBps: third };
    }
    case 'limits':
      return {
        ...{ kind, change, maxDeployedBps: first, idleFloorBps: second },
        ...{ penaltyBps: third, maxRatePerYear: fourth },
      };
    case 'policy':
      return { kind, change, ...toPolicy(values) };
    case 'switch-on':
    case 'switch-off':
      return { kind, change };
    case 'programme':
      return {
        ...{ kind, change, adapter: address, ratePerYear: second },
        ...{ target: third, endsAt: fourth },
      };
    case 'fund':
      return { kind, change, amount: first };
    default:
      return change satisfies never;
  }
}

/** In the order in which the fields are asked for. */
function toPolicy(values: readonly bigint[]) {
  const [minEdge = 0n, scoreWindowSeconds = 0n, cooldownSeconds = 0n, ...rest] = values;
  const [minHoldSeconds = 0n, moveWindowSeconds = 0n, maxMoveBps = 0n, ...tips] = rest;
  const [tipBps = 0n, maxTip = 0n, pokeTip = 0n] = tips;
  return {
    ...{ minEdge, scoreWindowSeconds, cooldownSeconds, minHoldSeconds, moveWindowSeconds },
    ...{ maxMoveBps, tipBps, maxTip, pokeTip },
  };
}

/** The field that holds the unit of a span. */
export function getUnitName(name: string): string {
  return `${name}Unit`;
}

/** What is set now, as it would be typed, to the last digit; null where nothing is, and for changes that set nothing anew. */
export function toPoolFields(change: PoolChange, state: StakeState): Fields | null {
  const values = listValues(change, state);
  if (values === null) return null;
  const typed = poolFields[change].map((field, index) => toTyped(field, values[index] ?? 0n));
  return Object.assign({}, ...typed);
}

function listValues(change: PoolChange, state: StakeState): readonly bigint[] | null {
  const { maxDeployedBps, idleFloorBps, penaltyBps, maxRatePerYear, policy } = state;
  if (change === 'limits') return [maxDeployedBps, idleFloorBps, penaltyBps, maxRatePerYear];
  if (change !== 'policy' || !policy || policy.scoreWindowSeconds === 0n) return null;
  return listPolicy(policy);
}

function listPolicy(policy: MovePolicy): readonly bigint[] {
  return [
    ...[policy.minEdge, policy.scoreWindowSeconds, policy.cooldownSeconds],
    ...[policy.minHoldSeconds, policy.moveWindowSeconds, policy.maxMoveBps],
    ...[policy.tipBps, policy.maxTip, policy.pokeTip],
  ];
}

function toTyped({ name, type }: PoolField, value: bigint): Fields {
  switch (type) {
    case 'percent':
      return { [name]: toPercentText(value) };
    case 'rate':
      return { [name]: toRateText(value) };
    case 'span': {
      const unit = getSpanUnit(value);
      return { [name]: String(value / spanUnits[unit]), [getUnitName(name)]: unit };
    }
    default:
      return { [name]: formatPlainAmount(value) };
  }
}
