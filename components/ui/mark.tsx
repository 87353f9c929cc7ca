import './mark.css';

type Props = {
  /** In CSS pixels; drawn for 16 and up. */
  size?: number;
};

/** Our mark: a balance whose pans are equal shares of one disc. Decoration only; a word stands beside it. */
export function Mark({ size = 20 }: Props) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path class="mark-frame" d="M8 1.5V14M4.5 14.25h7M2.75 4h10.5" />
      <path class="mark-pans" d="M.5 7.5h5a2.5 2.75 0 0 1-5 0zM10.5 7.5h5a2.5 2.75 0 0 1-5 0z" />
    </svg>
  );
}
