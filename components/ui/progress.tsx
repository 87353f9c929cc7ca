import './progress.css';

type Props = {
  /** What is being done, as a sentence of its own. */
  label: string;
};

/** Work that takes more than a moment and whose end is not known. */
export function Progress({ label }: Props) {
  return (
    <div class="progress" role="status">
      <span class="progress-label">{label}</span>
      <span class="progress-track" aria-hidden="true">
        <span class="progress-bar" />
      </span>
    </div>
  );
}
