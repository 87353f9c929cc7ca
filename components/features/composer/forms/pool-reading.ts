/** A field of the form about pools: what it is, and what is typed into it. */
import { isAddressText, isSameAddress, zeroAddress } from '@/lib/format/address';
import { formatExactDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import {
  type Read,
  readAmount,
  readPercent,
  readRate,
  readSpan,
  type SpanUnit,
  toSpanUnit,
} from './amounts';
import { type Fields, missing, wrong } from './types';

export type PoolField = { name: string } & (
  | { type: 'address' | 'id' | 'amount' | 'date' }
  /** The most the contracts take: basis points, or a rate with 18 decimals. */
  | { type: 'percent' | 'rate'; max: bigint }
  /** Asked for in this unit until another one is chosen; what the contracts take is in seconds. */
  | { type: 'span'; unit: SpanUnit; min: bigint; max: bigint }
);

/** The field that holds the unit of a span. */
export function getUnitName(name: string): string {
  return `${name}Unit`;
}

/** What the field's text means, in the units of the contracts. */
export function readField(field: PoolField, fields: Fields, timestamp: bigint): Read {
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
