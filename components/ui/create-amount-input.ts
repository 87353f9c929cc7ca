import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type AmountProblem, formatPlainAmount, parseAmount } from '@/lib/format/amount';

/** What an amount field holds: the text as typed, and what it means. */
export type AmountInput = {
  text: Signal<string>;
  /** In smallest units; null while the text is no amount that may be used. */
  value: ReadonlySignal<bigint | null>;
  problem: ReadonlySignal<AmountProblem | 'zero' | 'over-max' | null>;
  /** Puts the maximum in, to the last digit. */
  fill: () => void;
};

type Options = {
  decimals?: number;
  /** The most that can be used, null while it is not known. */
  max: ReadonlySignal<bigint | null>;
  /** An empty field, or 0, counts as 0: a part of a split. */
  optional?: boolean;
};

/** The state of one amount field. */
export function createAmountInput({ decimals = 18, max, optional = false }: Options): AmountInput {
  const text = signal('');
  const parsed = computed(() => parseAmount(text.value, decimals));
  const problem = computed(() => {
    if (!parsed.value.ok)
      return optional && parsed.value.problem === 'empty' ? null : parsed.value.problem;
    if (parsed.value.value === 0n && !optional) return 'zero';
    return max.value !== null && parsed.value.value > max.value ? 'over-max' : null;
  });
  const value = computed(() => {
    if (problem.value !== null) return null;
    return parsed.value.ok ? parsed.value.value : 0n;
  });
  const fill = () => {
    if (max.value !== null) text.value = formatPlainAmount(max.value, decimals);
  };
  return { text, value, problem, fill };
}
