/** Listing a pool: by its own address, for which a vote makes an adapter, or by that of an adapter that is there. */
import { formatPlainAmount } from '@/lib/format/amount';
import { t } from '@/lib/i18n';
import {
  type PairSettings,
  type PoolLook,
  type PoolUnfit,
  pairBounds,
  poolBounds,
  poolUnfits,
} from '@/lib/model/pools';
import { toWholeTokens } from './amounts';
import { getUnitName, type PoolField, readField } from './pool-reading';
import {
  type FieldProblem,
  type Fields,
  finish,
  type IntentOf,
  missing,
  type ParsedForm,
  wrong,
} from './types';

type Listing = Extract<IntentOf<'pools'>, { change: 'list' | 'add' }>;
type Found = 'adapter' | 'erc4626' | 'uniswap-v2' | PoolUnfit;

/** What a pair's adapter asks; fixed when it is made. */
export const pairFields: readonly PoolField[] = [
  { name: 'minDepth', type: 'amount' },
  { name: 'minAge', type: 'span', unit: 'hours', ...pairBounds.minAgeSeconds },
  { name: 'maxDeviation', type: 'percent', max: pairBounds.maxDeviationBps.max },
];

export const listingFields: readonly PoolField[] = [
  { name: 'adapter', type: 'address' },
  { name: 'absoluteCap', type: 'amount' },
  { name: 'relativeCap', type: 'percent', max: 10_000n },
  { name: 'maxLoss', type: 'percent', max: poolBounds.maxLossBps },
];

const founds: readonly string[] = ['adapter', 'erc4626', 'uniswap-v2', ...poolUnfits];

export function getAddress(fields: Fields): string {
  return (fields['adapter'] ?? '').trim();
}

/** What was found at the address as it is typed; null while it was not looked at. */
export function getFound(fields: Fields): Found | null {
  const { found = '', foundAt } = fields;
  const isOfThis = foundAt === getAddress(fields).toLowerCase() && founds.includes(found);
  return isOfThis ? (found as Found) : null;
}

/** What a look leaves in the draft: enough to build the calls, not what is shown of it. */
export function toFoundFields(address: string, look: PoolLook): Fields {
  const found = look.status === 'unfit' ? look.code : look.isAdapter ? 'adapter' : look.kind;
  return { found, foundAt: address.toLowerCase() };
}

/** The settings of a pair; null while one is missing or wrong. */
export function readPairSettings(fields: Fields): PairSettings | null {
  const [minDepth, minAgeSeconds, maxDeviationBps] = pairFields.map(
    (field) => readField(field, fields, 0n).value,
  );
  if (!minDepth || !minAgeSeconds || !maxDeviationBps) return null;
  return { minDepth, minAgeSeconds, maxDeviationBps };
}

export function parseListing(fields: Fields): ParsedForm<Listing> {
  const found = getFound(fields);
  const reads = listingFields.map((field) => readField(field, fields, 0n));
  const [address, absoluteCap, relativeCapBps, maxLossBps] = reads;
  const problems = [
    address?.problem ?? checkFound(found),
    ...(found === 'uniswap-v2' ? pairFields.map((field) => checkSetting(field, fields)) : []),
    ...[absoluteCap, relativeCapBps, maxLossBps].map((read) => read?.problem ?? null),
  ];
  return finish(problems, () => {
    const rules = {
      absoluteCap: absoluteCap?.value ?? 0n,
      relativeCapBps: relativeCapBps?.value ?? 0n,
      maxLossBps: maxLossBps?.value ?? 0n,
    };
    const of = getAddress(fields);
    if (found === 'adapter') return { kind: 'pools', change: 'list', adapter: of, ...rules };
    const pair = found === 'uniswap-v2' ? readPairSettings(fields) : null;
    return { kind: 'pools', change: 'add', pool: of, pair, ...rules };
  });
}

function checkFound(found: Found | null): FieldProblem | null {
  switch (found) {
    case null:
      return missing('adapter', t('form_pools_unread'));
    case 'no-code':
      return wrong('adapter', t('form_pools_unfit_no_code'));
    case 'not-pool':
      return wrong('adapter', t('form_pools_unfit_not_pool'));
    case 'own-vault':
      return wrong('adapter', t('form_pools_unfit_own_vault'));
    case 'wrong-asset':
      return wrong('adapter', t('form_pools_unfit_wrong_asset'));
    case 'other-vault':
      return wrong('adapter', t('form_pools_unfit_other_vault'));
    default:
      return null;
  }
}

/** None of them may be zero: the factory takes that of two, but nothing would ever hold or move by it. */
function checkSetting(field: PoolField, fields: Fields): FieldProblem | null {
  const { value, problem } = readField(field, fields, 0n);
  return value === 0n ? wrong(field.name, t('form_pools_more_than_zero')) : problem;
}

export const presets = ['careful', 'usual', 'quick'] as const;
export type Preset = (typeof presets)[number];

/** Hours, percent, and the part of what lies in the pair now that must stay in it. */
const presetValues = {
  careful: { minAge: '7', minAgeUnit: 'days', maxDeviation: '1', parts: 2n },
  usual: { minAge: '1', minAgeUnit: 'days', maxDeviation: '2', parts: 2n },
  quick: { minAge: '1', minAgeUnit: 'hours', maxDeviation: '5', parts: 4n },
} as const;

/** Settings to start from, for a pair that holds so much of the model's token. */
export function toPresetFields(preset: Preset, held: bigint | null): Fields {
  const { parts, ...fields } = presetValues[preset];
  const minDepth = toWholeTokens((held ?? 0n) / parts);
  return { ...fields, ...(minDepth > 0n && { minDepth: formatPlainAmount(minDepth) }) };
}

/** The preset whose time and distance are set; null for one's own. */
export function getPreset(fields: Fields): Preset | null {
  const names = ['minAge', getUnitName('minAge'), 'maxDeviation'] as const;
  const isSet = (preset: Preset) =>
    names.every((name) => fields[name] === toPresetFields(preset, null)[name]);
  return presets.find(isSet) ?? null;
}
