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

function create() {
  return {
    send: vi.fn(async () => ({ status: 'submitted', id: 'a', hash: null })) as never,
    now: () => unknown.expiresAtMs - 60_000,
    every: () => () => {},
    makeId: vi.fn(() => 'request'),
  };
}

describe('LastLook', () => {
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
