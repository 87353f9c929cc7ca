import type { Tone, VerdictWord } from '@/lib/model/verdict';
import { glyphs } from './shapes';
import './verdict-mark.css';

type Props = { word: VerdictWord; tone: Tone; size?: number };

/** A verdict's own shape in its tone, as on the badge. Its word stands beside it. */
export function VerdictMark({ word, tone, size = 24 }: Props) {
  return (
    <span class={`verdict-mark verdict-mark-${tone}`} aria-hidden="true">
      <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        <path d={glyphs[word].path} />
      </svg>
    </span>
  );
}
