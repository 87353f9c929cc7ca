import type { ComponentChildren } from 'preact';
import { Field } from './field';

type Props = {
  label: string;
  /** Endings and types, as in HTML's `accept`; a hint to the browser's window, not a check. */
  accept: string;
  onChoose: (file: File) => void;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  disabled?: boolean;
};

/** One file of the reader's computer. The same one can be chosen again after it was refused or mended. */
export function FileInput({ label, accept, onChoose, hint, error, disabled = false }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="file"
          accept={accept}
          disabled={disabled}
          onClick={({ currentTarget }) => {
            currentTarget.value = '';
          }}
          onChange={({ currentTarget: { files } }) => {
            const [chosen] = files ?? [];
            if (chosen) onChoose(chosen);
          }}
        />
      )}
    </Field>
  );
}
