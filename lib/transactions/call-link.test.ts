import { encodeFunctionData, erc20Abi } from 'viem';
import { describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/lib/chain/abi/model-governor';
import { formatCallLink } from './call-link';
import { decodeCall } from './decode';

const to = '0x00000000000000000000000000000000000000c3';
const format = (data: `0x${string}`, valueWei = 0n) => {
  const call = { to, data, valueWei } as const;
  return formatCallLink(call, { chainId: 10, decoded: decodeCall(call, () => 'ModelGovernor') });
};

describe('formatCallLink', () => {
  test('default: function, types and values in their order (EIP-681)', () => {
    const args = [7n, 1, 'Yes & “why”'] as const;
    const data = encodeFunctionData({
      abi: modelGovernorAbi,
      functionName: 'castVoteWithReason',
      args,
    });
    expect(format(data)).toBe(
      `ethereum:${to}@10/castVoteWithReason?uint256=7&uint8=1&string=${encodeURIComponent(args[2])}`,
    );
  });

  test('args: coin alone', () => {
    expect(format('0x', 5n)).toBe(`ethereum:${to}@10?value=5`);
    expect(format('0x')).toBe(`ethereum:${to}@10`);
  });

  test('behaviour: no link where a part of the call would be missing', () => {
    const data = encodeFunctionData({
      abi: modelGovernorAbi,
      functionName: 'propose',
      args: [[to], [0n], ['0x'], 'text'],
    });
    expect(format(data)).toBeNull();
    expect(format('0x12345678')).toBeNull();
    const approve = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'approve',
      args: [to, 1n],
    });
    expect(
      formatCallLink(
        { to, data: approve, valueWei: 0n },
        { chainId: 10, decoded: { kind: 'unknown', selector: '0x095ea7b3' } },
      ),
    ).toBeNull();
  });
});
