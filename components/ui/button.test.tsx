// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Button } from './button';

afterEach(cleanup);

describe('Button', () => {
  test('behaviour: a busy button keeps the focus and takes no second press', () => {
    const press = vi.fn();
    const submit = vi.fn((event: Event) => event.preventDefault());
    render(
      <form onSubmit={submit}>
        <Button type="submit" busy onClick={press}>
          Sign
        </Button>
      </form>,
    );
    const button = screen.getByRole('button', { name: 'Sign' });
    button.focus();
    fireEvent.click(button);
    expect(press).not.toHaveBeenCalled();
    expect(submit).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
  });
});
