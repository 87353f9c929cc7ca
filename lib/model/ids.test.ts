import { describe, expect, test } from 'vitest';
import { toLocator } from './ids';

describe('toLocator', () => {
  test.each(['huggingface.co/owner/name', 'ollama.com/library/qwen2.5', `a.b/${'x'.repeat(128)}`])(
    'default: %s',
    (text) => {
      expect(toLocator(text)).toBe(text);
    },
  );

  test.each([
    null,
    '',
    'javascript:alert(1)',
    'huggingface.co',
    'huggingface.co/Owner/name',
    'https://huggingface.co/owner/name',
    'huggingface.co/owner/name\n',
    'huggingface.co/owner//name',
    'huggingface.co/a/b/c/d/e',
    `a.b/${'x'.repeat(129)}`,
    `a.bc/${Array(4).fill('x'.repeat(128)).join('/')}`,
  ])('behaviour: not %j', (text) => {
    expect(toLocator(text)).toBeNull();
  });
});
