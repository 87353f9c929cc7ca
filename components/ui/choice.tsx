import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './choice.css';

type Option<Value extends string> = {
  value: Value;
  label: ComponentChildren;
  hint?: ComponentChildren;
  disabled?: boolean;
};

type Props<Value extends string> = {
  legend: string;
  value: Value | null;
  options: readonly Option<Value>[];
  /** Side by side where there is room. */
  inline?: boolean;
  /** Nobody is asked for it when none is chosen. */
  optional?: boolean;
  onChange: (value: Value) => void;
};

/** Radio buttons: the choices are all in sight. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { legend, value, options, inline = false, optional = false, onChange } = props;
  const name = useId();
  return (
    <fieldset
      class={inline ? 'choice choice-inline' : 'choice'}
      data-optional={optional || undefined}
    >
      <legend>{legend}</legend>
      <div class="choice-options">
        {options.map((option) => (
          <label key={option.value} class="choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onChange(option.value)}
            />
            <span class="choice-text">
              <span class="choice-label">{option.label}</span>
              {option.hint !== undefined && <span class="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
