/**
 * Reads a function's signature as people write it: `function f((uint256 a, bool b)[] x) view returns (uint256)`.
 * Ours, because viem's reader of all that can stand in an ABI costs the background 4 kB (decision 12). What a function
 * gives back is passed over. Source: Solidity's grammar, rule function-definition.
 */

export type SignatureParameter = {
  name: string;
  /** As in an ABI; `tuple` with `components` for what stands in parentheses. */
  type: string;
  components?: SignatureParameter[];
};
type Mutability = 'payable' | 'nonpayable' | 'view' | 'pure';
export type FunctionSignature = {
  type: 'function';
  name: string;
  inputs: SignatureParameter[];
  stateMutability: Mutability;
};

const name = '[A-Za-z_$][\\w$]*';
const arrays = '(?:\\[\\d*\\])*';
const head = new RegExp(`^(?:function\\s+)?(?!function\\b)(${name})\\s*\\(`);
const tail =
  /^((?:\s*\b(?:external|public|view|pure|payable|nonpayable)\b)*)\s*(returns\s*\(.*\))?$/;
const plain = new RegExp(`^([a-z]+\\d*)(${arrays})${place()}$`);
/** What follows the parts of a tuple. */
const afterTuple = new RegExp(`^(${arrays})${place()}$`);
const valueType = /^(?:address|bool|function|string|bytes(?:[1-9]|[12]\d|3[0-2])?|u?int)$/;
const integer = /^u?int(\d+)$/;
/** Tuples in tuples; a person reads no deeper. */
const depthMax = 8;

/** Where a value lies and what it is called: both may be left out. */
function place(): string {
  return `(?:\\s+(?:calldata|memory|storage))?(?:\\s+(${name}))?`;
}

/** Null when the line is no signature of a function. Names are as written: untrusted text. */
export function parseSignature(line: string): FunctionSignature | null {
  const start = head.exec(line);
  if (!start) return null;
  const open = start[0].length - 1;
  const close = findClose(line, open);
  const end = close < 0 ? null : tail.exec(line.slice(close + 1).trim());
  const inputs = parseList(line.slice(open + 1, close), 0);
  if (!end || !inputs) return null;
  const mutability = /\b(?:view|pure|payable)\b/.exec(end[1] ?? '')?.[0] as Mutability | undefined;
  return {
    type: 'function',
    name: start[1] as string,
    inputs,
    stateMutability: mutability ?? 'nonpayable',
  };
}

/** Place of the parenthesis that closes the one at `open`; -1 when none does. */
function findClose(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

function parseList(text: string, depth: number): SignatureParameter[] | null {
  if (text.trim() === '') return [];
  const parameters = splitList(text).map((part) => parseParameter(part.trim(), depth));
  return parameters.includes(null) ? null : (parameters as SignatureParameter[]);
}

/** At the commas that stand in no parentheses. */
function splitList(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${letter}`);
  }
  return parts;
}

function parseParameter(text: string, depth: number): SignatureParameter | null {
  const tuple = /^(?:tuple\s*)?\(/.exec(text);
  if (tuple) return parseTuple(text, tuple[0].length - 1, depth);
  const found = plain.exec(text);
  if (!found) return null;
  const [, type = '', lengths = '', called = ''] = found;
  return isValueType(type) ? { name: called, type: `${type}${lengths}` } : null;
}

function parseTuple(text: string, open: number, depth: number): SignatureParameter | null {
  const close = findClose(text, open);
  const after = close < 0 ? null : afterTuple.exec(text.slice(close + 1));
  const components = depth < depthMax ? parseList(text.slice(open + 1, close), depth + 1) : null;
  if (!after || !components) return null;
  return { name: after[2] ?? '', type: `tuple${after[1] ?? ''}`, components };
}

function isValueType(type: string): boolean {
  const bits = Number(integer.exec(type)?.[1] ?? 0);
  return valueType.test(type) || (bits > 0 && bits <= 256 && bits % 8 === 0);
}
