import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { formatExactAmount } from '@/lib/format/amount';
import { t } from '@/lib/i18n';
import { Amount } from './amount';
import type { AmountInput } from './create-amount-input';
import { Field } from './field';
import { Untrusted } from './untrusted';
import './amount-field.css';

type Props = {
  label: string;
  input: AmountInput;
  /** A token's symbol is untrusted text. */
  unit: string;
  decimals?: number;
  /** The balance that Max puts in, with the word for it: "In wallet". */
  max?: { value: ReadonlySignal<bigint | null>; label: string };
  hint?: ComponentChildren;
  /** Set once the form was sent: then an empty field is a mistake too. */
  asked?: boolean;
};

/** A decimal text for an amount, checked at every key; Max is the balance to the last digit. */
export function AmountField({
  label,
  input,
  unit,
  decimals = 18,
  max,
  hint,
  asked = false,
}: Props) {
  const left = useSignal(false);
  const problem = input.problem.value;
  const quiet = problem === 'empty' ? !asked : problem === 'zero' && !left.value && !asked;
  const error = problem === null || quiet ? null : tellProblem({ problem, decimals, max });
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      aside={max && <Balance max={max} unit={unit} decimals={decimals} />}
    >
      {(control) => (
        <span class="amount-field">
          <input
            {...control}
            type="text"
            inputMode="decimal"
            autocomplete="off"
            spellcheck={false}
            placeholder="0"
            value={input.text}
            maxLength={120}
            onInput={(event) => {
              input.text.value = event.currentTarget.value;
            }}
            onBlur={() => {
              left.value = true;
            }}
          />
          <span class="amount-field-unit">
            <Untrusted text={unit} max={10} />
          </span>
          {max && (
            <button
              type="button"
              class="amount-field-max"
              disabled={max.value.value === null}
              onClick={input.fill}
            >
              {t('ui_max')}
              <span class="visually-hidden"> {label}</span>
            </button>
          )}
        </span>
      )}
    </Field>
  );
}

function Balance(props: { max: NonNullable<Props['max']>; unit: string; decimals: number }) {
  const value = props.max.value.value;
  return (
    <>
      {props.max.label}{' '}
      {value === null ? '…' : <Amount value={value} unit={props.unit} decimals={props.decimals} />}
    </>
  );
}

function tellProblem(of: {
  problem: NonNullable<AmountInput['problem']['value']>;
  decimals: number;
  max: Props['max'];
}): string {
  switch (of.problem) {
    case 'empty':
    case 'zero':
      return t('ui_amount_empty');
    case 'malformed':
      return t('ui_amount_malformed');
    case 'too-precise':
      return t('ui_amount_too_precise', String(of.decimals));
    case 'too-large':
      return t('ui_amount_too_large');
    case 'over-max':
      return t('ui_amount_over_max', formatExactAmount(of.max?.value.value ?? 0n, of.decimals));
    default:
      return of.problem satisfies never;
  }
}
