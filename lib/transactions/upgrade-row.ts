/** Rows of the journal as earlier versions wrote them, brought to the present one. One pure step per version. */

type Row = Readonly<Record<string, unknown>>;

const steps: Readonly<Record<number, (row: Row) => Row>> = { 1: toVersion2 };

/** The row in its newest form; what is no row of an earlier version is given back as it is. */
export function upgradeRow(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !('version' in row)) return row;
  const step = steps[row.version as number];
  return step ? upgradeRow(step(row as Row)) : row;
}

/** 1 → 2: one pair of bytes and hash becomes a list of attempts. What it was to cost was not written down then. */
function toVersion2({ raw, ...rest }: Row): Row {
  const hash = rest['hash'] ?? null;
  const attempts = hash === null ? [] : [{ purpose: 'send', hash, raw: raw ?? null, fee: null }];
  return { ...rest, version: 2, attempts, settled: isSettled(rest) };
}

/** What another transaction had replaced is looked at once more. */
function isSettled({ state, block }: Row): boolean {
  return (
    state === 'final' ||
    (typeof block === 'object' && !!block && 'final' in block && block.final === true)
  );
}
