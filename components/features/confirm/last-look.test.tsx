// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { prepared } from '@/tests/gallery/submissions';
import { LastLook } from './last-look';

afterEach(cleanup);

const unknown = {
  ...prepared,
  toName: null,
  to: '0x00000000000000000000000000000000000000b7' as const,
};

function draw(onSubmitted: (of: { id: string }) => void, platform: ReturnType<typeof create>) {
  return (
    <LastLook
      prepared={unknown}
      summary="Pay"
      route="stake.submit"
      platform={platform}
      account={undefined}
      unlock={null}
      onSubmitted={onSubmitted}
      onRejected={() => {}}
      onAgain={() => {}}
      onLocked={() => {}}
    />
  );
}

/** The background's word for the page this tab was opened from. */
let opener: () => Promise<string | null> = async () => null;

function create() {
  return {
    send: vi.fn(async (name: string) =>
      name === 'window.opener' ? opener() : { status: 'submitted', id: 'a', hash: null },
    ) as never,
    now: () => unknown.expiresAtMs - 60_000,
    every: () => () => {},
    makeId: vi.fn(() => 'request'),
  };
}

describe('LastLook', () => {
  test.each<[string, { opener: typeof opener; origin?: string }, string]>([
    ['the reader', { opener: async () => 'chrome-extension://ours/' }, 'A page of Commonweight'],
    ['what is not known any more', { opener: async () => null }, 'Not known'],
    [
      'a page of a hub',
      { opener: async () => 'https://huggingface.co/a/b?x=1' },
      'huggingface.co/a/b',
    ],
    [
      'the page a draft was begun on, before the tab’s',
      { opener: async () => null, origin: 'https://huggingface.co/c/d' },
      'huggingface.co/c/d',
    ],
    ['no answer', { opener: () => Promise.reject(new Error('gone')) }, 'Not known'],
  ])('behaviour: says who asked: %s', async (_, of, said) => {
    opener = of.opener;
    render(<LastLook {...draw(() => {}, create()).props} origin={of.origin ?? null} />);
    const row = screen.getByText('Asked from').parentElement;
    await vi.waitFor(() => expect(row?.textContent).toBe(`Asked from${said}`));
  });

  test.each([1337, 31337])('default: tells chains of one name apart: %s', (chainId) => {
    render(<LastLook {...draw(() => {}, create()).props} prepared={{ ...unknown, chainId }} />);
    const row = screen.getByText('Network').parentElement;
    expect(row?.textContent).toContain(`Demo chain · Chain ${chainId}`);
  });

  test('behaviour: drawn again it keeps what was typed and its request, and tells who is there now', async () => {
    const platform = create();
    const [first, second] = [vi.fn(), vi.fn()];
    const { rerender } = render(draw(first, platform));
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '00b7' } });
    rerender(draw(second, platform));
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('00b7');
    fireEvent.click(screen.getByRole('button', { name: 'Sign' }));
    await vi.waitFor(() => expect(second).toHaveBeenCalledWith({ id: 'a' }));
    expect(first).not.toHaveBeenCalled();
    expect(platform.makeId).toHaveBeenCalledTimes(1);
  });
});
