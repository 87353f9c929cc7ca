/** The decision table of `--dry-run`. */
import { formatRate, formatTokens, namePlace, nameVault } from './describe';
import type { Plan } from './plan';

const heads = ['vault', 'from', 'to', 'scores', 'edge', 'size', 'tip', 'gas', 'decision', 'reason'];

/** Every plan as a row, in columns. */
export function formatTable(plans: readonly Plan[]): string {
  if (plans.length === 0)
    return 'There is nothing to decide on: no vault that could be looked at has pools.';
  const rows = [heads, ...plans.map(toCells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toCells(plan: Plan): readonly string[] {
  const { vault, move, decision } = plan;
  return [
    nameVault(vault),
    namePlace(plan.from),
    plan.kind === 'poke' ? '(sample)' : namePlace(plan.to),
    move ? `${formatRate(move.fromScore)} → ${formatRate(move.toScore)}` : '',
    move ? formatRate(move.edge) : '',
    plan.assets > 0n ? formatTokens(plan.assets, vault) : '',
    decision ? formatTokens(plan.tip, vault) : '',
    plan.gas > 0n ? String(plan.gas) : '',
    decision?.act ? 'go' : 'stay',
    plan.reason,
  ];
}
