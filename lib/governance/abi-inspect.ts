/** Reads a pasted ABI: JSON as compilers and explorers give it, or signatures, one a line. */

import * as v from 'valibot';
import { type AbiFunction, type AbiParameter, type Hex, keccak256, toBytes } from 'viem';
import type { AbiField, AbiFunctionView } from '@/lib/model/composing';
import { parseSignature } from './abi-signature';

/** More functions than a person picks from. */
const functionsMax = 400;

type ParameterInput = {
  name?: string | undefined;
  type: string;
  components?: ParameterInput[] | undefined;
};
const parameter: v.GenericSchema<ParameterInput> = v.object({
  name: v.optional(v.pipe(v.string(), v.maxLength(200))),
  type: v.pipe(v.string(), v.regex(/^[a-z]{1,8}\d{0,3}(\[\d{0,6}\]){0,4}$/)),
  components: v.optional(v.pipe(v.array(v.lazy(() => parameter)), v.maxLength(64))),
});
const functionItem = v.object({
  type: v.literal('function'),
  name: v.pipe(v.string(), v.regex(/^[A-Za-z_$][\w$]{0,120}$/)),
  inputs: v.pipe(v.array(parameter), v.maxLength(64)),
  stateMutability: v.optional(v.picklist(['payable', 'nonpayable', 'view', 'pure']), 'nonpayable'),
});

export type AbiInspected =
  | { status: 'parsed'; functions: readonly AbiFunctionView[] }
  | { status: 'problem'; code: 'no-function' | 'not-abi' | 'too-many' };

/** The functions of a pasted ABI, those that change something first. Never throws. */
export function inspectAbi(text: string): AbiInspected {
  const items = parseJson(text) ?? parseLines(text);
  if (!items) return { status: 'problem', code: 'not-abi' };
  const bySignature = new Map<string, AbiFunctionView>();
  for (const item of items) {
    const view = toView(item);
    if (view) bySignature.set(view.signature, view);
  }
  if (bySignature.size === 0) return { status: 'problem', code: 'no-function' };
  if (bySignature.size > functionsMax) return { status: 'problem', code: 'too-many' };
  const functions = [...bySignature.values()].sort(
    (a, b) => Number(isRead(a)) - Number(isRead(b)) || a.signature.localeCompare(b.signature),
  );
  return { status: 'parsed', functions };
}

function isRead({ mutability }: AbiFunctionView): boolean {
  return mutability === 'view' || mutability === 'pure';
}

function parseJson(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
    if (typeof value !== 'object' || value === null) return null;
    // Compilers put the ABI beside the code.
    const { abi } = value as { abi?: unknown };
    return Array.isArray(abi) ? abi : [value];
  } catch {
    // No JSON: perhaps signatures.
    return null;
  }
}

/** Signatures, one a line, `function` and `;` may be left out; null when a line is none. */
function parseLines(text: string): unknown[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim().replace(/;$/, ''))
    .filter((line) => line !== '' && !line.startsWith('//'));
  if (lines.length === 0 || lines.length > functionsMax) return null;
  const signatures = lines.map(parseSignature);
  return signatures.includes(null) ? null : signatures;
}

function toView(item: unknown): AbiFunctionView | null {
  const parsed = v.safeParse(functionItem, item);
  if (!parsed.success) return null;
  const { name, inputs, stateMutability } = parsed.output;
  const fields = inputs.map(toAbiField);
  const signature = `${name}(${fields.map(formatType).join(',')})`;
  const selector = keccak256(toBytes(signature)).slice(0, 10) as Hex;
  return { name, signature, selector, inputs: fields, mutability: stateMutability };
}

function toAbiField({ name = '', type, components = [] }: ParameterInput): AbiField {
  // `uint` is short for `uint256`, and the selector is made of the long form.
  const long = type.replace(/^(u?int)(?=\[|$)/, '$1256');
  return { name, type: long, components: components.map(toAbiField) };
}

/** The type as a selector has it: tuples written out. */
function formatType({ type, components }: AbiField): string {
  if (!type.startsWith('tuple')) return type;
  return `(${components.map(formatType).join(',')})${type.slice('tuple'.length)}`;
}

/** The ABI item of a function view, for viem's encoder. */
export function toAbiFunction({
  name,
  inputs,
  mutability,
}: Pick<AbiFunctionView, 'name' | 'inputs' | 'mutability'>): AbiFunction {
  return {
    type: 'function',
    name,
    inputs: inputs as readonly AbiParameter[],
    outputs: [],
    stateMutability: mutability,
  };
}
