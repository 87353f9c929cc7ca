import { describe, expect, test } from 'vitest';
import { getErrorText, getNextStep } from './error-text';

describe('getErrorText', () => {
  test('default: by code, dots and dashes as underscores', () => {
    expect(getErrorText('chain.unreachable')).toContain('endpoint cannot be reached');
  });

  test('behaviour: an unknown code gets the general sentence, not its name', () => {
    expect(getErrorText('made.up-code')).toBe(getErrorText('protocol.unexpected'));
  });
});

describe('getNextStep', () => {
  test.each([
    ['chain.unreachable', 'retry'],
    ['network.no_registry', 'networks'],
    ['signer.locked', 'unlock'],
    ['signer.no_account', 'accounts'],
    ['protocol.context_gone', 'reload'],
  ])('default: after %s: %s', (code, step) => {
    expect(getNextStep(code)).toBe(step);
  });
});
