import {
  type Address,
  encodeFunctionData,
  erc20Abi,
  keccak256,
  maxUint256,
  parseAbi,
  toBytes,
} from 'viem';
import { describe, expect, test } from 'vitest';
import { dangerousFunctions, getCallWarnings } from './call-warnings';

const registry: Address = '0x00000000000000000000000000000000000000aa';
const other: Address = '0x00000000000000000000000000000000000000bb';

describe('getCallWarnings', () => {
  test.each(dangerousFunctions)('selector of $signature', ({ selector, signature }) => {
    expect(keccak256(toBytes(signature)).slice(0, 10)).toBe(selector);
    const action = { target: other, valueWei: 0n, calldata: selector };
    expect(getCallWarnings({ action, registry })).toHaveLength(1);
  });

  test.each([
    [maxUint256, ['unlimited-approval']],
    [2n ** 128n, ['unlimited-approval']],
    [10n ** 27n, []],
  ])('behaviour: an approval of %s', (amount, expected) => {
    const calldata = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'approve',
      args: [other, amount],
    });
    expect(
      getCallWarnings({ action: { target: other, valueWei: 0n, calldata }, registry }),
    ).toEqual(expected);
  });

  test.each([
    [registry, ['moves-record']],
    [other, []],
  ])('behaviour: a transfer at %s', (target, expected) => {
    const calldata = encodeFunctionData({
      abi: parseAbi(['function safeTransferFrom(address,address,uint256)']),
      args: [other, other, 1n],
    });
    expect(getCallWarnings({ action: { target, valueWei: 0n, calldata }, registry })).toEqual(
      expected,
    );
  });

  test('behaviour: an approval of the record itself', () => {
    const calldata = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'approve',
      args: [other, 7n],
    });
    const action = { target: registry, valueWei: 0n, calldata };
    expect(getCallWarnings({ action, registry })).toEqual(['moves-record']);
  });

  test.each(['0x', '0x09', '0x095ea7b3', '0x095ea7b300'] as const)(
    'behaviour: cut data %s',
    (calldata) => {
      expect(
        getCallWarnings({ action: { target: other, valueWei: 0n, calldata }, registry }),
      ).toEqual([]);
    },
  );
});
