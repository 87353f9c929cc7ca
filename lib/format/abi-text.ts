/**
 * Arguments of a call as people type them, read by their Solidity type (ABI specification, "Types").
 * Pure and small, so that a page can check while one types; the background reads the same text again.
 */
import type { AbiField, AbiText } from '@/lib/model/composing';

/** A parsed argument in the form an ABI encoder takes. */
export type AbiValue = bigint | string | boolean | readonly AbiValue[];

/** Why a text is no value of its type; texts `abi_<code>`. */
export type AbiProblem =
  | 'empty'
  | 'not-number'
  | 'out-of-range'
  | 'not-address'
  | 'not-bool'
  | 'not-hex'
  | 'wrong-length'
  | 'wrong-count'
  | 'unsupported';

export type AbiParsed =
  | { ok: true; value: AbiValue }
  /** `path` counts from 0 into arrays and tuples, outermost first. */
  | { ok: false; code: AbiProblem; path: readonly number[] };

/** Longest array that is read. */
const itemsMax = 500;

/** Reads one argument; never throws. */
export function parseAbiText(text: AbiText, field: AbiField): AbiParsed {
  const array = parseArrayType(field.type);
  if (array) return parseItems(text, array.size, () => ({ ...field, type: array.item }));
  if (field.type === 'tuple') {
    return parseItems(
      text,
      field.components.length,
      (index) => field.components[index] as AbiField,
    );
  }
  return typeof text === 'string' ? parseLeaf(text, field.type) : fail('unsupported');
}

/** Everything that keeps a text from being a value of its type, leaf by leaf. */
export function findAbiProblems(
  text: AbiText,
  field: AbiField,
  path: readonly number[] = [],
): readonly { code: AbiProblem; path: readonly number[] }[] {
  const parsed = parseAbiText(text, field);
  if (parsed.ok) return [];
  const here = [{ code: parsed.code, path: [...path, ...parsed.path] }];
  if (typeof text === 'string') return here;
  const array = parseArrayType(field.type);
  const parts = array
    ? text.map((): AbiField => ({ ...field, type: array.item }))
    : field.components;
  const inner = text.flatMap((part, index) => {
    const partField = parts[index];
    return partField ? findAbiProblems(part, partField, [...path, index]) : [];
  });
  return inner.length > 0 ? inner : here;
}

/** The item type and fixed length of an array type, or null when it is none; `size` null when it may grow. */
export function parseArrayType(type: string): { item: string; size: number | null } | null {
  const match = /^(.*)\[(\d{0,6})\]$/s.exec(type);
  if (!match) return null;
  return { item: match[1] as string, size: match[2] === '' ? null : Number(match[2]) };
}

/** What an untouched field starts with: empty text, as often as the type has places. */
export function getEmptyAbiText(field: AbiField): AbiText {
  const array = parseArrayType(field.type);
  if (array) {
    const item = getEmptyAbiText({ ...field, type: array.item });
    return Array.from({ length: Math.min(array.size ?? 0, itemsMax) }, () => item);
  }
  if (field.type === 'tuple') return field.components.map(getEmptyAbiText);
  return field.type === 'bool' ? 'false' : '';
}

function fail(code: AbiProblem, path: readonly number[] = []): AbiParsed {
  return { ok: false, code, path };
}

function parseItems(
  text: AbiText,
  size: number | null,
  getField: (index: number) => AbiField,
): AbiParsed {
  if (typeof text === 'string' || text.length > itemsMax) return fail('wrong-count');
  if (size !== null && text.length !== size) return fail('wrong-count');
  const values: AbiValue[] = [];
  for (const [index, item] of text.entries()) {
    const parsed = parseAbiText(item, getField(index));
    if (!parsed.ok) return fail(parsed.code, [index, ...parsed.path]);
    values.push(parsed.value);
  }
  return { ok: true, value: values };
}

function parseLeaf(text: string, type: string): AbiParsed {
  if (type === 'string') return { ok: true, value: text };
  const trimmed = text.trim();
  if (trimmed === '' && type !== 'bytes') return fail('empty');
  if (type === 'bool') {
    return trimmed === 'true' || trimmed === 'false'
      ? { ok: true, value: trimmed === 'true' }
      : fail('not-bool');
  }
  if (type === 'address') {
    return /^0x[0-9a-fA-F]{40}$/.test(trimmed) ? { ok: true, value: trimmed } : fail('not-address');
  }
  const integer = /^(u?)int(\d{0,3})$/.exec(type);
  if (integer) return parseInteger(trimmed, integer[1] === '', Number(integer[2] || 256));
  const bytes = /^bytes(\d{0,2})$/.exec(type) ?? (type === 'function' ? ['', '24'] : null);
  return bytes ? parseBytes(trimmed, bytes[1] ? Number(bytes[1]) : null) : fail('unsupported');
}

function parseInteger(text: string, isSigned: boolean, bits: number): AbiParsed {
  const digits = text.replace(/_/g, '');
  if (!/^-?\d{1,78}$/.test(digits) && !/^0x[0-9a-fA-F]{1,64}$/.test(digits)) {
    return fail('not-number');
  }
  const value = BigInt(digits);
  const span = 2n ** BigInt(bits);
  const min = isSigned ? -span / 2n : 0n;
  const max = isSigned ? span / 2n - 1n : span - 1n;
  return value < min || value > max ? fail('out-of-range') : { ok: true, value };
}

function parseBytes(text: string, length: number | null): AbiParsed {
  const hex = text === '' ? '0x' : text;
  if (!/^0x([0-9a-fA-F]{2})*$/.test(hex)) return fail('not-hex');
  const bytes = (hex.length - 2) / 2;
  return length !== null && bytes !== length ? fail('wrong-length') : { ok: true, value: hex };
}
