import { useId } from 'preact/hooks';
import './toggle.css';

type Props = {
  label: string;
  hint?: string;
  on: boolean;
  busy?: boolean;
  onChange: (on: boolean) => void;
};

/** A setting that is on or off; it takes effect at once. */
export function Toggle({ label, hint, on, busy = false, onChange }: Props) {
  const hintId = useId();
  return (
    <label class="toggle">
      <input
        type="checkbox"
        checked={on}
        aria-busy={busy}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => {
          // The box shows what is stored, not what was clicked.
          const wanted = event.currentTarget.checked;
          event.currentTarget.checked = on;
          if (!busy) onChange(wanted);
        }}
      />
      <span>
        {label}
        {hint !== undefined && (
          <span class="toggle-hint" id={hintId}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
