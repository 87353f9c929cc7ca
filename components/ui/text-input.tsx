import type { ComponentChildren } from 'preact';
import { Field } from './field';
import './text-input.css';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null | undefined;
  hint?: ComponentChildren;
  aside?: ComponentChildren;
  inputMode?: 'decimal' | 'numeric';
  lines?: boolean;
  /** For addresses, hashes and code. */
  code?: boolean;
  placeholder?: string;
  maxLength?: number;
};

/** A text whose value lives elsewhere. */
export function TextInput(props: Props) {
  const { label, value, onChange, error, hint, aside, lines, code } = props;
  const attributes = {
    value,
    class: code ? 'text-input-code' : undefined,
    dir: code ? 'ltr' : 'auto',
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    spellcheck: !code,
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  } as const;
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) =>
        lines ? (
          <textarea {...control} {...attributes} />
        ) : (
          <input
            {...control}
            {...attributes}
            type="text"
            inputMode={props.inputMode}
            autocomplete="off"
          />
        )
      }
    </Field>
  );
}

/** A day, as `2027-05-01`; empty while none is chosen. */
export function DateInput({ label, value, onChange, error, hint }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="date"
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
