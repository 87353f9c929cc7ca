import { describe, expect, test } from 'vitest';
import { formatBytes } from './bytes';

describe('formatBytes', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [1_540, '1.5 kB'],
    [4_400_000_000, '4.4 GB'],
    [3_000_000_000_000_000, '3,000 TB'],
    [-5, '0 bytes'],
    [Number.NaN, '0 bytes'],
  ])('%s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
