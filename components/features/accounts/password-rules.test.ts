import { describe, expect, test } from 'vitest';
import { createPasswordPair } from './create-password-pair';
import { getPasswordStrength } from './password-rules';

describe('getPasswordStrength', () => {
  test.each([
    ['', 'short'],
    ['Abc123!', 'short'],
    ['aaaaaaaaaaaaaaaaaaaa', 'guessable'],
    ['password', 'guessable'],
    ['password123', 'fair'],
    ['Passw0rd', 'fair'],
    ['correct horse battery', 'strong'],
    ['Tr0ub4dor&3xx', 'strong'],
    ['🦊🐻🐼🐨', 'short'],
  ])('default: %j is %s', (password, strength) => {
    expect(getPasswordStrength(password)).toBe(strength);
  });
});

describe('createPasswordPair', () => {
  test('behaviour: ready when long enough and the same twice', () => {
    const pair = createPasswordPair();
    pair.first.value = 'long enough';
    pair.again.value = 'long';
    expect([pair.ready.value, pair.differs.value]).toEqual([false, false]);
    pair.again.value = 'lost';
    expect(pair.differs.value).toBe(true);
    pair.again.value = 'long enough';
    expect(pair.ready.value).toBe(true);
  });

  test('behaviour: a short password is never ready', () => {
    const pair = createPasswordPair();
    pair.first.value = 'short';
    pair.again.value = 'short';
    expect(pair.ready.value).toBe(false);
  });
});
