import type { ComponentChildren } from 'preact';
import './facts.css';

type Fact = {
  label: string;
  value: ComponentChildren;
  key?: string;
  /** Sentences or a list: beside its name from the start, not in a column of figures. */
  long?: boolean;
};

/** Names and their values, one below the other; a row that is null is left out. */
export function Facts({ rows }: { rows: readonly (Fact | null)[] }) {
  return (
    <dl class="facts">
      {rows.map(
        (row) =>
          row !== null && (
            <div
              class={row.long ? 'facts-row facts-row-long' : 'facts-row'}
              key={row.key ?? row.label}
            >
              <dt>{row.label}</dt>
              <dd>{row.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
