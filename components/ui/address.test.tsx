// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Address } from './address';

const hex = '0x1a2b3c4d5e6f70811a2b3c4d5e6f70811a2b3c4d';
afterEach(cleanup);

describe('Address', () => {
  test('default: short, with all digits described', () => {
    render(<Address hex={hex} />);
    const short = screen.getByRole('button', { name: '0x1a2b3c…2b3c4d' });
    const whole = document.getElementById(short.getAttribute('aria-describedby') ?? '');
    expect(whole?.textContent).toBe(hex);
  });

  test('behaviour: the button copies all digits and says so', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    render(<Address hex={hex} />);
    fireEvent.click(screen.getByRole('button', { name: /Copy the address/ }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'));
    expect(writeText).toHaveBeenCalledExactlyOnceWith(hex);
  });

  test('behaviour: a refusal of the browser is told', async () => {
    const writeText = async () => {
      throw new DOMException('no', 'NotAllowedError');
    };
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    render(<Address hex={hex} />);
    fireEvent.click(screen.getByRole('button', { name: /Copy the address/ }));
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toContain('did not let us copy'),
    );
  });

  test('behaviour: a name never stands without its digits, nor hides what it holds', () => {
    const { container } = render(<Address hex={hex} name={'Ma\u202ein'} />);
    expect(container.textContent).toMatch(/^Ma⟨U\+202E⟩in.*hidden.*0x1a2b3c…2b3c4d/);
    expect(container.textContent).not.toContain('\u202e');
  });
});
