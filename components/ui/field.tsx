import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';

/** What a control inside a field needs, so that label, hint and error belong to it. */
export type ControlAttributes = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
};

type Props = {
  label: string;
  hint?: ComponentChildren;
  /** Said beneath the control, and read out when it comes. */
  error?: string | null | undefined;
  /** At the label's other end: a balance, a counter. */
  aside?: ComponentChildren;
  children: (control: ControlAttributes) => ComponentChildren;
};

/** A control with its label, hint and error. */
export function Field({ label, hint, error = null, aside, children }: Props) {
  const id = useId();
  const hintId = hint === undefined ? null : `${id}-hint`;
  const errorId = error === null ? null : `${id}-error`;
  const describedBy = [hintId, errorId].filter((part) => part !== null).join(' ');
  return (
    <div class="field">
      <div class="field-head">
        <label class="field-label" for={id}>
          {label}
        </label>
        {aside !== undefined && <span class="field-aside">{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error !== null,
      })}
      {hintId !== null && (
        <div class="field-hint" id={hintId}>
          {hint}
        </div>
      )}
      <div class="field-error" aria-live="polite">
        {errorId !== null && <span id={errorId}>{error}</span>}
      </div>
    </div>
  );
}
