import { markFrame, markPans } from './shapes';
import './mark.css';

type Props = {
  /** In CSS pixels; drawn for 16 and up. */
  size?: number;
};

/** Our mark. Decoration only: a word stands beside it. */
export function Mark({ size = 20 }: Props) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path class="mark-frame" d={markFrame} />
      <path class="mark-pans" d={markPans} />
    </svg>
  );
}
