import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t } from '@/lib/i18n';
import { Field } from './field';
import './password-field.css';

type Props = {
  label: string;
  value: Signal<string>;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  /** `off` for what is no password of this browser's user: a private key. */
  autocomplete?: 'current-password' | 'new-password' | 'off';
};

/** A secret: hidden until asked for, never offered to spell checkers. */
export function PasswordField({
  label,
  value,
  hint,
  error,
  autocomplete = 'current-password',
}: Props) {
  const shown = useSignal(false);
  const attributes = {
    value,
    autocomplete,
    autocapitalize: 'off',
    spellcheck: false,
    maxLength: 1024,
    onInput: (event: { currentTarget: HTMLInputElement }) => {
      value.value = event.currentTarget.value;
    },
  } as const;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span class="password-field">
          {shown.value ? (
            <input {...control} {...attributes} type="text" />
          ) : (
            <input {...control} {...attributes} type="password" />
          )}
          <button
            type="button"
            class="password-field-show"
            aria-pressed={shown.value}
            onClick={() => {
              shown.value = !shown.value;
            }}
          >
            {shown.value ? t('ui_hide') : t('ui_show')}
            <span class="visually-hidden"> {label}</span>
          </button>
        </span>
      )}
    </Field>
  );
}
