import { describe, expect, test } from 'vitest';
import { refuse } from '@/tests/helpers/fake-chain';
import { phrases, readRefusal } from './refusals';

describe('readRefusal', () => {
  test.each(phrases)('behaviour: "%s" is %s', (phrase, refusal) => {
    const spoken = `Error: ${phrase.toUpperCase()}, sender 0x12`;
    // A longer phrase of the list may hold a shorter one of another meaning, never the other way round.
    const first = phrases.find(([other]) => phrase.includes(other))?.[1];
    expect(first).toBe(refusal);
    expect(readRefusal(refuse(spoken))).toBe(refusal);
  });

  test.each([
    // As nodes say it.
    ['already known', 'known'],
    ['transaction already imported', 'known'],
    ['nonce too low: next nonce 4, tx nonce 3', 'nonce-used'],
    ['replacement transaction underpriced', 'nonce-taken'],
    ['insufficient funds for gas * price + value: balance 0, tx cost 1', 'no-funds'],
    ['transaction underpriced: gas tip cap 0, minimum needed 1', 'underpriced'],
    [
      'max fee per gas less than block base fee: address 0x, maxFeePerGas: 1 baseFee: 7',
      'underpriced',
    ],
    ['intrinsic gas too low', 'unclear'],
    ['rate limit exceeded', 'unclear'],
    ['', 'unclear'],
  ])('vector: "%s" is %s', (message, refusal) => {
    expect(readRefusal(refuse(message))).toBe(refusal);
  });
});
