/** What each change of a model's pools asks for, and what the fields mean. */
import { formatPlainAmount } from '@/lib/format/amount';
import { type MovePolicy, policyBounds, poolBounds, type StakeState } from '@/lib/model/pools';
import { getSpanUnit, type Read, spanUnits, toPercentText, toRateText } from './amounts';
import { parseEnding } from './pool-ending';
import { listingFields, parseListing } from './pool-listing';
import { getUnitName, type PoolField, readField } from './pool-reading';
import { type Fields, finish, type IntentOf, type ParsedForm } from './types';

type Intent = IntentOf<'pools'>;
/** What the form offers; a pool that is added is listed, too. */
export type PoolChange = Exclude<Intent['change'], 'add'>;

export const poolChanges = [
  'list',
  'remove',
  'risk-cap',
  'limits',
  'policy',
  'switch-on',
  'switch-off',
  'programme',
  'end',
  'fund',
] as const satisfies readonly PoolChange[];

const adapter: PoolField = { name: 'adapter', type: 'address' };
const caps: readonly PoolField[] = [
  { name: 'absoluteCap', type: 'amount' },
  { name: 'relativeCap', type: 'percent', max: 10_000n },
];

/** The fields of each change, in the order in which they are asked for. */
export const poolFields: Readonly<Record<PoolChange, readonly PoolField[]>> = {
  list: listingFields,
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
  end: [{ name: 'back', type: 'amount' }],
  fund: [{ name: 'amount', type: 'amount' }],
};

export function getChange(fields: Fields): PoolChange {
  return poolChanges.find((change) => change === fields['change']) ?? 'list';
}

export function parsePools(fields: Fields, timestamp: bigint): ParsedForm<Intent> {
  const change = getChange(fields);
  if (change === 'list') return parseListing(fields);
  if (change === 'end') return parseEnding(fields);
  const reads = poolFields[change].map((field) => readField(field, fields, timestamp));
  const problems = reads.map(({ problem }) => problem);
  return finish(problems, () => toIntent(change, fields, reads));
}

type Plain = Exclude<PoolChange, 'list' | 'end'>;

function toIntent(change: Plain, fields: Fields, reads: readonly Read[]): Intent {
  const kind = 'pools';
  const values = reads.map(({ value }) => value ?? 0n);
  const [first = 0n, second = 0n, third = 0n, fourth = 0n] = values;
  const address = (fields['adapter'] ?? '').trim() as `0x${string}`;
  switch (change) {
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
