// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { AmountField } from './amount-field';
import { createAmountInput } from './create-amount-input';

const unit = 10n ** 18n;
afterEach(cleanup);

function show(max: bigint | null = 5n * unit + 1n) {
  const balance = signal(max);
  const input = createAmountInput({ max: balance });
  render(
    <AmountField
      label="Amount"
      input={input}
      unit="AUR"
      max={{ value: balance, label: 'In your account' }}
    />,
  );
  const field = screen.getByLabelText('Amount');
  const type = (text: string) => fireEvent.input(field, { target: { value: text } });
  return { input, field, type, balance };
}

describe('AmountField', () => {
  test('default: an untouched field has no error', () => {
    const { field } = show();
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  test('behaviour: a mistake is told at the key that makes it, and goes with it', () => {
    const { field, type } = show();
    type('5.5');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const told = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(told?.textContent).toContain('5.000000000000000001');
    type('5');
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  test('behaviour: Max puts in every digit of the balance', () => {
    const { input, field } = show();
    fireEvent.click(screen.getByRole('button', { name: /Max/ }));
    expect((field as HTMLInputElement).value).toBe('5.000000000000000001');
    expect(input.value.value).toBe(5n * unit + 1n);
  });

  test('behaviour: no Max while the balance is not known', () => {
    show(null);
    expect(screen.getByRole('button', { name: /Max/ })).toHaveProperty('disabled', true);
  });
});
