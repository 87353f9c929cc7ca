import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Field } from './field';

type Props = {
  label: string;
  value: Signal<string>;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  aside?: ComponentChildren;
  /** Several lines. */
  lines?: boolean;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  /** Off for what no dictionary knows: addresses, recovery words. */
  spellcheck?: boolean;
  onBlur?: (() => void) | undefined;
};

/** A text bound to a signal. */
export function TextField(props: Props) {
  const { label, value, hint, error, aside, lines = false } = props;
  const attributes = {
    value,
    dir: 'auto',
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    spellcheck: props.spellcheck ?? true,
    onInput: (event: { currentTarget: { value: string } }) => {
      value.value = event.currentTarget.value;
    },
    onBlur: props.onBlur,
  } as const;
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) =>
        lines ? (
          <textarea {...control} {...attributes} />
        ) : (
          <input {...control} {...attributes} type="text" autocomplete="off" />
        )
      }
    </Field>
  );
}
