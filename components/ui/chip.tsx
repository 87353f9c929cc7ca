import type { ComponentChildren } from 'preact';
import './chip.css';

type Props = {
  tone?: 'neutral' | 'accent' | 'green' | 'amber' | 'red' | 'grey' | 'demo';
  children: ComponentChildren;
};

/** A word or two that say a state. The words carry it; the tone only helps. */
export function Chip({ tone = 'neutral', children }: Props) {
  return <span class={`chip chip-${tone}`}>{children}</span>;
}
