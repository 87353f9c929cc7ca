import { describe, expect, test } from 'vitest';
import { parseMirrorHost } from './hub';

describe('parseMirrorHost', () => {
  test.each([
    ['hf-mirror.com', 'hf-mirror.com'],
    ['  HF-Mirror.com  ', 'hf-mirror.com'],
    ['https://hf-mirror.com/models', 'hf-mirror.com'],
    ['models.mirror.example', 'models.mirror.example'],
  ])('%s', (text, host) => {
    expect(parseMirrorHost(text)).toBe(host);
  });

  test.each([
    '',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'hf-mirror.com:8443',
    'http://hf-mirror.com',
    'https://',
    'a b.com',
    'x.y',
    `${'a'.repeat(63)}.com`,
  ])('null for %j', (text) => {
    expect(parseMirrorHost(text)).toBeNull();
  });

  test('what looks like another host is shown as what it is', () => {
    expect(parseMirrorHost('hf-mirrоr.com')).toMatch(/^xn--/);
  });
});
