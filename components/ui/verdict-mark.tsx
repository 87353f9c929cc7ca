import type { Verdict } from '@/lib/model/verdict';
import { getVerdictGlyph } from './verdict-glyph';
import './verdict-mark.css';

type Props = { verdict: Pick<Verdict, 'word' | 'tone'>; size?: number };

/** A verdict's own shape in its tone, as on the badge. Its word stands beside it. */
export function VerdictMark({ verdict, size = 24 }: Props) {
  return (
    <span class={`verdict-mark verdict-mark-${verdict.tone}`} aria-hidden="true">
      <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        <path d={getVerdictGlyph(verdict)} />
      </svg>
    </span>
  );
}
