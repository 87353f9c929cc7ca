// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { DescribedCall } from '@/lib/model/composing';
import { calls, manyCalls } from '@/tests/gallery/proposals';
import { ProposalActions } from './proposal-actions';

afterEach(cleanup);

function show(of: readonly DescribedCall[]): readonly HTMLElement[] {
  render(<ProposalActions calls={of} nativeSymbol="ETH" />);
  return [...document.querySelectorAll<HTMLElement>('.proposal-actions > li')];
}

describe('ProposalActions', () => {
  test('default: contract, function and arguments by name, the data behind a disclosure', () => {
    const [item] = show(calls);
    expect(item?.textContent).toContain('ModelRegistry');
    expect(item?.textContent).toContain('approveRevision');
    expect(item?.textContent).toContain('manifestHash');
    const data = screen.getByText(calls[0]?.action.calldata ?? '');
    expect(data.closest('details')?.open).toBe(false);
  });

  test('behaviour: a number is told by what it counts', () => {
    const [item] = show(manyCalls);
    expect(item?.textContent).toContain('newVotingPeriod');
    expect(item?.textContent).toContain('3 days');
  });

  test('behaviour: a selector nobody knows stays raw and says so', () => {
    const item = show(manyCalls).at(-1) as HTMLElement;
    expect(item.textContent).toContain('Contract of unknown code');
    expect(item.textContent).toContain('Cannot be read');
    const selector = [...item.querySelectorAll('code')].map(({ textContent }) => textContent);
    expect(selector).toContain('0xdeadbeef');
  });

  test('behaviour: a call that hands over power is warned of', () => {
    const warned = show(manyCalls).map((item) => item.querySelector('.notice-danger') !== null);
    expect(warned).toEqual([false, false, true, true]);
  });

  test('behaviour: a call of nothing is a statement', () => {
    const nothing = { ...(manyCalls[1] as DescribedCall) };
    const items = show([{ ...nothing, action: { ...nothing.action, valueWei: 0n } }]);
    expect(items).toEqual([]);
    expect(document.body.textContent).toContain('Nothing on the chain');
  });
});
