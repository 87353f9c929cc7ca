// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Activity } from '@/lib/model/submission';
import type { EditModel } from './edit-model';
import type { ReviewModel } from './review-model';
import { SentView } from './sent-view';

afterEach(cleanup);

function show(
  state: Activity['state'] | null,
  { locator = null as string | null, send = vi.fn(async () => null) } = {},
): string {
  const value = state && { state, hash: null, blockNumber: 7n };
  const read = value ? { status: 'ready', value } : { status: 'idle' };
  const review = { activity: { state: signal(read) }, follow: () => {} };
  const edit = { draft: signal({ title: 'A title', locator }) };
  const props = { send: send as never, onStart: () => {} };
  render(
    <SentView
      {...props}
      edit={edit as unknown as EditModel}
      review={review as unknown as ReviewModel}
    />,
  );
  return screen.getByRole('heading', { level: 1 }).textContent;
}

describe('SentView', () => {
  test.each([null, 'requested', 'signed', 'broadcast', 'included', 'final'] as const)(
    'behaviour: %s is a proposal that was sent',
    (state) => expect(show(state)).toBe('Proposal sent'),
  );

  test.each(['failed', 'dropped', 'replaced'] as const)(
    'behaviour: %s is not called sent',
    (state) => {
      expect(show(state)).toBe('Proposal not on the chain');
      const outcome = screen.getByRole('status').textContent;
      expect(outcome).toContain('It did not get onto the chain');
    },
  );

  test('behaviour: one that is in a block is a click away, among the votes of its model', () => {
    const send = vi.fn(async () => null);
    const locator = 'huggingface.co/a/b';
    show('seen', { locator, send });
    expect(screen.queryByRole('button', { name: 'Show it among the votes' })).toBeNull();
    cleanup();
    show('included', { locator, send });
    fireEvent.click(screen.getByRole('button', { name: 'Show it among the votes' }));
    expect(send.mock.calls).toEqual([['window.open', { view: 'popup', section: 'vote', locator }]]);
  });
});
