// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { createPasswordPair } from './create-password-pair';
import { PasswordFields } from './password-fields';

afterEach(cleanup);

describe('PasswordFields', () => {
  test('behaviour: the word on a password stands in the room of the hint, which stays', () => {
    render(<PasswordFields pair={createPasswordPair()} />);
    const hint = screen.getByText(/At least 8 characters\. It cannot be recovered/);
    expect(hint.className).toBe('');
    fireEvent.input(screen.getByLabelText('New password'), { target: { value: 'abc' } });
    expect(screen.getByText('Too short: at least 8 characters.').parentElement).toBe(
      hint.parentElement,
    );
    expect(hint.className).toBe('password-hint-unsaid');
  });
});
