import type { ComponentChildren } from 'preact';
import './facts.css';

type Fact = { label: string; value: ComponentChildren; key?: string };

/** Names and their values, one below the other; a row that is null is left out. */
export function Facts({ rows }: { rows: readonly (Fact | null)[] }) {
  return (
    <dl class="facts">
      {rows.map(
        (row) =>
          row !== null && (
            <div class="facts-row" key={row.key ?? row.label}>
              <dt>{row.label}</dt>
              <dd>{row.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
