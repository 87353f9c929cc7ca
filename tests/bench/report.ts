/** The table of a bench run: on the terminal, and as docs/bench.md. */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** What a budget says, in words, and whether this run was within it. */
export type Budget = { text: string; holds: boolean };

export type Row = {
  name: string;
  /** Null where there is nothing to time. */
  ms: number | null;
  requests?: number;
  shift?: number;
  /** Longest task of the page with the extension, and of the same page without it; 0 when none was over 50. */
  longestTaskMs?: number;
  longestAloneMs?: number;
  note?: string;
  budgets?: readonly Budget[];
};

const header = ['what', 'ms', '× floor', 'RPC', 'CLS', 'longest task (page alone)', 'budget', ''];

/** Rows as cells; the first row is the floor. */
export function toCells(rows: readonly Row[]): string[][] {
  const floor = rows[0]?.ms ?? Number.NaN;
  return rows.map((row) => [
    row.name,
    row.ms === null ? '–' : row.ms.toFixed(1),
    row.ms === null ? '–' : (row.ms / floor).toFixed(1),
    row.requests?.toString() ?? '',
    row.shift?.toFixed(4) ?? '',
    toTask(row),
    toVerdict(row),
    row.note ?? '',
  ]);
}

function toTask({ longestTaskMs, longestAloneMs }: Row): string {
  if (longestTaskMs === undefined) return '';
  const alone = longestAloneMs === undefined ? '' : ` (${longestAloneMs.toFixed(0)})`;
  return `${longestTaskMs.toFixed(0)} ms${alone}`;
}

function toVerdict({ budgets = [] }: Row): string {
  return budgets.map(({ text, holds }) => `${holds ? 'holds' : 'MISSED'}: ${text}`).join('; ');
}

/** Prints the table, each column as wide as it must be. */
export function print(rows: readonly Row[]): void {
  const lines = [header, ...toCells(rows)];
  const widths = header.map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
  for (const cells of lines) {
    console.log(
      cells
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Writes docs/bench.md. */
export function write(rows: readonly Row[], file: string): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [cpu] = cpus();
  const text = `# What the extension costs

Made by \`npm run bench -- --write\`; nothing here fails a test. Times depend on the machine and on what else it does,
the ratios to the floor of the same run hardly: the floor is a bare message to a warm background and back. Budgets are
those of docs/architecture.md. A badge's time runs from when it could stand there (page parsed, islands settled); its
budget from when the content script of an extension that does nothing else has acted on the same page.

Machine: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, Node ${process.version}, Chromium headless; medians. Load average
over the last 15 minutes ${loadavg()[2]?.toFixed(1)}: more than the number of processors means that others were at work.

${[line(header), line(header.map(() => '---')), ...toCells(rows).map(line)].join('\n')}
`;
  writeFileSync(file, text);
}

/** The middle of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
