/**
 * Holders of a token about to be made, from rows typed by hand or from a list (CSV: address, amount, optionally
 * staked). Whatever is wrong is told by its line, never thrown; nothing is guessed.
 */
import { getAddress, zeroAddress } from 'viem';
import { isChecksummed } from '@/lib/chain/checksum';
import { parseAmount } from '@/lib/format/amount';
import {
  directHoldersMax,
  type Holder,
  type HolderProblem,
  type HolderProblemCode,
  type HolderRow,
  type HoldersReport,
  listLinesMax,
} from '@/lib/model/registration';

/** A fractional ballot has 128 bits (ILauncher). */
const supplyMax = 2n ** 128n - 1n;
const problemsShown = 100;
const largestShown = 50;

export type HolderSource =
  | { kind: 'rows'; rows: readonly Pick<HolderRow, 'account' | 'amount' | 'staked'>[] }
  | { kind: 'list'; text: string };

export type HolderList = { holders: readonly Holder[]; problems: readonly HolderProblem[] };

type Cells = { line: number; account: string; amount: string; staked: string };
type ReadAmount = (
  text: string,
) => bigint | Extract<HolderProblemCode, 'amount' | 'precision' | 'overflow'>;

/**
 * The holders of a source, with every problem in it. Amounts in rows are written as the interface's language writes
 * them; in a list with a point and no groups. Never throws.
 */
export function parseHolders(source: HolderSource): HolderList {
  if (source.kind === 'list') return parseList(source.text);
  const cells = source.rows.map((row, index) => ({ ...row, line: index + 1 }));
  const filled = cells.filter(({ account, amount, staked }) =>
    `${account}${amount}${staked}`.trim(),
  );
  return toList(filled, readTyped, []);
}

/** What is shown of a list. */
export function describeHolders({ holders, problems }: HolderList): HoldersReport {
  const sum = (pick: (holder: Holder) => bigint) =>
    holders.reduce((total, holder) => total + pick(holder), 0n);
  const size = ({ amount, staked }: Holder) => amount + staked;
  const largest = [...holders].sort((a, b) => (size(b) > size(a) ? 1 : -1)).slice(0, largestShown);
  return {
    count: holders.length,
    total: sum(size),
    staked: sum(({ staked }) => staked),
    problems: problems.slice(0, problemsShown),
    problemCount: problems.length,
    largest,
    voterCount: holders.filter(({ staked }) => staked > 0n).length,
    fitting: holders.length > directHoldersMax ? 'allocation' : 'direct',
  };
}

/** A list as text, as {@link parseHolders} reads it; the other direction. */
export function formatHolders(holders: readonly Holder[]): string {
  const lines = holders.map(({ account, amount, staked }) =>
    [account, toPlain(amount), ...(staked > 0n ? [toPlain(staked)] : [])].join(','),
  );
  return `address,amount,staked\n${lines.map((line) => `${line}\n`).join('')}`;
}

function parseList(text: string): HolderList {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const numbered = lines.map((content, index) => ({ content, line: index + 1 }));
  const filled = numbered.filter(({ content }) => content.trim() !== '');
  const rows = filled.filter(({ content }, index) => index > 0 || !isHeader(content));
  if (rows.length > listLinesMax) {
    const values = [String(rows.length), String(listLinesMax)];
    return { holders: [], problems: [{ line: 0, code: 'too-many', values }] };
  }
  const problems: HolderProblem[] = [];
  const cells = rows.flatMap(({ content, line }): Cells[] => {
    const parts = splitCells(content);
    const [account = '', amount = '', staked = ''] = parts;
    if (parts.length >= 2 && parts.length <= 3) return [{ line, account, amount, staked }];
    problems.push({ line, code: 'columns', values: [String(parts.length)] });
    return [];
  });
  return toList(cells, readPlain, problems);
}

function toList(
  cells: readonly Cells[],
  readAmount: ReadAmount,
  before: readonly HolderProblem[],
): HolderList {
  const seen = new Map<string, number>();
  const problems = [...before];
  const holders: Holder[] = [];
  for (const row of cells) {
    const read = readHolder(row, readAmount, seen);
    if ('code' in read) problems.push(read);
    else holders.push(read);
  }
  problems.sort((a, b) => a.line - b.line);
  return { holders, problems: [...problems, ...checkWhole(holders, problems.length > 0)] };
}

function readHolder(
  cells: Cells,
  readAmount: ReadAmount,
  seen: Map<string, number>,
): Holder | HolderProblem {
  const { line } = cells;
  const wrong = (code: HolderProblemCode, ...values: string[]) => ({ line, code, values });
  const account = cells.account.trim();
  if (!/^0x[0-9a-fA-F]{40}$/.test(account)) return wrong('address', account.slice(0, 60));
  if (!isChecksummed(account)) return wrong('checksum', account);
  if (account === zeroAddress) return wrong('zero-address');
  const key = account.toLowerCase();
  const earlier = seen.get(key);
  if (earlier !== undefined) return wrong('duplicate', account, String(earlier));
  seen.set(key, line);
  const amount = readAmount(cells.amount);
  if (typeof amount === 'string') return wrong(amount, cells.amount.trim().slice(0, 60));
  const staked = readAmount(cells.staked);
  if (typeof staked === 'string') return wrong(staked, cells.staked.trim().slice(0, 60));
  if (amount + staked === 0n) return wrong('nothing', account);
  return { account: getAddress(account), amount, staked };
}

/** What is only seen of all together. */
function checkWhole(holders: readonly Holder[], isFlawed: boolean): readonly HolderProblem[] {
  const of = (code: HolderProblemCode, ...values: string[]) => [{ line: 0, code, values }];
  if (holders.length === 0) return isFlawed ? [] : of('empty');
  const total = holders.reduce((sum, { amount, staked }) => sum + amount + staked, 0n);
  if (total > supplyMax) return of('overflow');
  const voters = holders.filter(({ staked }) => staked > 0n).length;
  if (voters > directHoldersMax) {
    return of('too-many-staked', String(voters), String(directHoldersMax));
  }
  return [];
}

/** Names of the first column; anything else in its place is a holder that is none. */
function isHeader(content: string): boolean {
  return /^(address|account|holder|wallet)\b/i.test(splitCells(content)[0] ?? '');
}

/** By comma, semicolon or tab, whichever comes first in the line; quotes around a cell are taken off. */
function splitCells(content: string): readonly string[] {
  const separator = /[,;\t]/.exec(content)?.[0] ?? ',';
  return content.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** Digits, at most one point, no groups: the same file means the same in every language. */
function readPlain(text: string): ReturnType<ReadAmount> {
  const trimmed = text.trim();
  if (trimmed === '') return 0n;
  const match = /^(\d+)(?:\.(\d+))?$/.exec(trimmed);
  if (!match) return 'amount';
  const [, whole = '', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > 18) return 'precision';
  if (whole.length > 60) return 'overflow';
  const value = BigInt(whole) * 10n ** 18n + BigInt(digits.padEnd(18, '0'));
  return value > supplyMax ? 'overflow' : value;
}

function readTyped(text: string): ReturnType<ReadAmount> {
  const parsed = parseAmount(text);
  if (parsed.ok) return parsed.value > supplyMax ? 'overflow' : parsed.value;
  const codes = {
    empty: 0n,
    malformed: 'amount',
    'too-precise': 'precision',
    'too-large': 'overflow',
  } as const;
  return codes[parsed.problem];
}

function toPlain(value: bigint): string {
  const digits = value.toString().padStart(19, '0');
  const fraction = digits.slice(-18).replace(/0+$/, '');
  return `${digits.slice(0, -18)}${fraction === '' ? '' : `.${fraction}`}`;
}
