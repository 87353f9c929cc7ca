import { describe, expect, test } from 'vitest';
import type { DecodedArgument, DecodedCall } from '@/lib/model/submission';
import { countIn } from './count-in';

const argument = (name: string, exact: string): DecodedArgument => ({
  ...{ name, exact },
  type: 'uint256',
  value: exact,
});
const pay: DecodedCall = {
  kind: 'known',
  contractName: 'RevenueRouter',
  functionName: 'pay',
  arguments: [argument('id', '3'), argument('amount', '2500000')],
  inner: [],
};

describe('countIn', () => {
  test('default: the amount in the currency’s digits, nothing else', () => {
    expect(countIn(pay, 6)).toMatchObject({
      arguments: [
        argument('id', '3'),
        { value: '2.5', exact: '2500000', unit: 'amount', decimals: 6 },
      ],
    });
  });

  test('behaviour: what cannot be counted stays as it is', () => {
    expect(countIn(pay, 40)).toBe(pay);
    expect(countIn({ kind: 'transfer' }, 6)).toEqual({ kind: 'transfer' });
  });
});
