import type { ComponentChildren } from 'preact';
import './facts.css';

export type Fact = {
  label: string;
  value: ComponentChildren;
  key?: string;
};

type Props = {
  rows: readonly (Fact | null)[];
  /** Sentences and lists among the values: all beside their names from the start, not in a column of figures. */
  prose?: boolean;
};

/** Names and their values, one below the other; a row that is null is left out. */
export function Facts({ rows, prose = false }: Props) {
  return (
    <dl class={prose ? 'facts facts-prose' : 'facts'}>
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
