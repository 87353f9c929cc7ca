/**
 * The change that makes a repository name its record: a line in the front matter of its card, or a `governance.json`.
 * Pure; whoever can write to the repository commits it. What was named before is kept, since one model may have
 * records on several chains.
 */
import { isSameRecord, parseRecordId } from '@/lib/model/caip';
import type { LinkLine } from '@/lib/model/registration';

export type EditedText = { lines: readonly LinkLine[]; block: string };

const fence = /^---[ \t]*$/;
/** A card whose front matter is longer is not looked through. */
const linesMax = 2_000;

/**
 * The front matter of a model card (YAML between two `---`) with `governance:` naming the record. Only that key is
 * touched; every other line stays as it is. An empty card, or one without front matter, gets one.
 */
export function editFrontMatter(card: string, record: string): EditedText {
  const rows = card
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .slice(0, linesMax);
  const end = fence.test(rows[0] ?? '') ? rows.findIndex((row, i) => i > 0 && fence.test(row)) : -1;
  const inner = end === -1 ? [] : rows.slice(1, end);
  const { start, count } = findKey(inner);
  const before = start === -1 ? [] : inner.slice(start, start + count);
  const after = formatValue(mergeNames(readNames(before), record));
  const isNamed = before.length > 0 && before.join('\n') === after.join('\n');
  const middle: LinkLine[] = isNamed
    ? before.map(same)
    : [...before.map(removed), ...after.map(added)];
  const at = start === -1 ? inner.length : start;
  const edge = end === -1 ? added : same;
  const lines = [
    edge('---'),
    ...inner.slice(0, at).map(same),
    ...middle,
    ...inner.slice(at + (start === -1 ? 0 : count)).map(same),
    edge('---'),
  ];
  return { lines, block: toBlock(lines) };
}

/** A `governance.json` that names the record; `text` is the file as it is, empty when there is none. */
export function editGovernanceFile(text: string, record: string): EditedText {
  const old = text.trim() === '' ? [] : text.replace(/\s+$/, '').split(/\r\n|\n|\r/);
  const rest = parseObject(text);
  const names = mergeNames(toTexts(rest?.['governance']), record);
  const value = { ...rest, governance: names.length === 1 ? names[0] : names };
  const now = JSON.stringify(value, null, 2).split('\n');
  const lines =
    old.join('\n') === now.join('\n') ? old.map(same) : [...old.map(removed), ...now.map(added)];
  return { lines, block: toBlock(lines) };
}

/** Where the key stands at the top level, and over how many lines its value goes. */
function findKey(rows: readonly string[]): { start: number; count: number } {
  const start = rows.findIndex((row) => /^governance[ \t]*:/.test(row));
  if (start === -1) return { start, count: 0 };
  const next = rows.findIndex((row, i) => i > start && !/^([ \t]|-[ \t]|$)/.test(row));
  const end = next === -1 ? rows.length : next;
  // Empty lines after the value are not part of it.
  let count = end - start;
  while (count > 1 && rows[start + count - 1]?.trim() === '') count -= 1;
  return { start, count };
}

/** The texts of a scalar, a block list or a flow list. */
function readNames(rows: readonly string[]): readonly string[] {
  const [first = '', ...more] = rows;
  const scalar = first.slice(first.indexOf(':') + 1).trim();
  const flow = scalar.startsWith('[') ? scalar.replace(/^\[|\]$/g, '').split(',') : [scalar];
  const listed = more.map((row) => row.replace(/^\s*-\s*/, ''));
  return [...flow, ...listed]
    .map((text) => text.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((text) => text !== '');
}

/** What was named with the record behind it; the same record in other letters is replaced. */
function mergeNames(names: readonly string[], record: string): readonly string[] {
  const wanted = parseRecordId(record);
  const others = names.filter((name) => {
    const other = parseRecordId(name);
    return name !== record && !(other && wanted && isSameRecord(other, wanted));
  });
  return [...others, record];
}

function formatValue(names: readonly string[]): readonly string[] {
  if (names.length === 1) return [`governance: ${names[0]}`];
  return ['governance:', ...names.map((name) => `  - ${name}`)];
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    // No JSON is no file of ours: it is replaced, and shown as such.
    return null;
  }
}

function toTexts(value: unknown): readonly string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'string');
}

function toBlock(lines: readonly LinkLine[]): string {
  const kept = lines.filter(({ change }) => change !== 'removed');
  return `${kept.map(({ text }) => text).join('\n')}\n`;
}

const same = (text: string): LinkLine => ({ text, change: 'same' });
const added = (text: string): LinkLine => ({ text, change: 'added' });
const removed = (text: string): LinkLine => ({ text, change: 'removed' });
