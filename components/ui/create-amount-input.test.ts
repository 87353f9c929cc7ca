import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAmountInput } from './create-amount-input';

const unit = 10n ** 18n;

describe('createAmountInput', () => {
  test('default: reads what is typed', () => {
    const input = createAmountInput({ max: signal(5n * unit) });
    input.text.value = '1.5';
    expect(input.value.value).toBe((3n * unit) / 2n);
    expect(input.problem.value).toBeNull();
  });

  test.each([
    ['', 'empty'],
    ['0', 'zero'],
    ['x', 'malformed'],
    ['5.000000000000000001', 'over-max'],
    ['0.0000000000000000001', 'too-precise'],
  ])('behaviour: %j is %s and gives no amount', (text, problem) => {
    const input = createAmountInput({ max: signal(5n * unit) });
    input.text.value = text;
    expect(input.problem.value).toBe(problem);
    expect(input.value.value).toBeNull();
  });

  test('behaviour: a part of a split may be empty or 0', () => {
    const input = createAmountInput({ max: signal(5n), optional: true });
    expect(input.value.value).toBe(0n);
    input.text.value = '0';
    expect(input.value.value).toBe(0n);
  });

  test('behaviour: what is over a balance that shrinks becomes a problem by itself', () => {
    const max = signal<bigint | null>(5n * unit);
    const input = createAmountInput({ max });
    input.text.value = '4';
    expect(input.problem.value).toBeNull();
    max.value = 3n * unit;
    expect(input.problem.value).toBe('over-max');
  });

  test('property: Max is the whole balance, to the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 60n }), (balance) => {
        const input = createAmountInput({ max: signal(balance) });
        input.fill();
        expect(input.value.value).toBe(balance);
      }),
    );
  });
});
