// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { RaiseView } from '@/lib/model/submission';
import { createFakeSend } from '@/tests/gallery/fake-send';
import { activity, cancelView, raiseView } from '@/tests/gallery/submissions';
import { createRaiseModel } from './create-raise-model';
import { RaisePanel } from './raise-panel';

afterEach(cleanup);
const [sent] = activity;

async function ask(view: RaiseView, button: string) {
  const send = createFakeSend({ 'activity.price': () => view });
  if (!sent) throw new Error('The gallery has no activity.');
  const model = createRaiseModel({ send, onDone: () => {} });
  const { container } = render(<RaisePanel activity={sent} model={model} accountName="Savings" />);
  fireEvent.click(screen.getByRole('button', { name: button }));
  await screen.findByText('What is called');
  return {
    text: container.textContent,
    getRow: (label: string) => screen.getByText(label).closest('div')?.textContent,
  };
}

describe('RaisePanel', () => {
  test('default: speeding up tells who signs, on which chain, to whom and what, as the last look does', async () => {
    const { text, getRow } = await ask(raiseView, 'Speed up');
    expect(getRow('Account')).toContain('Savings');
    expect(getRow('Network')).toContain('Demo chain · Chain 31337');
    expect(getRow('Contract')).toContain('ModelGovernor');
    expect(getRow('Network fee')).toMatch(/at most .*ETH/);
    expect(text).toContain('castVoteWithReason');
    expect(text).toContain('1 (for)');
  });

  test('default: cancelling tells that nothing goes to the account itself', async () => {
    const { text, getRow } = await ask(cancelView, 'Cancel it');
    expect(getRow('To')).toContain('Savings');
    expect(getRow('Network')).toContain('Chain 31337');
    expect(text).toContain('the call is empty');
    expect(text).not.toContain('castVoteWithReason');
  });
});
