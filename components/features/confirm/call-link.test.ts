import { describe, expect, test } from 'vitest';
import { prepared, preparedProposal } from '@/tests/gallery/submissions';
import { formatCallLink } from './call-link';

describe('formatCallLink', () => {
  test('default: function, types and values in their order (EIP-681)', () => {
    const reason = encodeURIComponent(
      'The evaluation convinced me, and the licence stays as it is.',
    );
    expect(formatCallLink(prepared)).toBe(
      `ethereum:${prepared.to}@31337/castVoteWithReason?uint256=41234&uint8=1&string=${reason}`,
    );
  });

  test('args: coin alone', () => {
    const coin = { ...prepared, valueWei: 5n, decoded: { kind: 'transfer' } } as const;
    expect(formatCallLink(coin)).toBe(`ethereum:${prepared.to}@31337?value=5`);
  });

  test('behaviour: no link where a part of the call would be missing', () => {
    expect(formatCallLink(preparedProposal)).toBeNull();
    const decoded = { kind: 'unknown', selector: '0x095ea7b3' } as const;
    expect(formatCallLink({ ...prepared, decoded })).toBeNull();
  });
});
