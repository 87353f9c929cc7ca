/**
 * Dark and light differ in colours alone: nothing is hidden, moved or sized by the theme. What looks at anything but
 * colours (most rules of axe, tests/e2e/screens-axe.test.ts) need therefore look at one of them only.
 */
import { describe, expect, test } from 'vitest';
import { findLines, isShipped, readSources } from './sources';

const sheets = readSources().filter((source) => isShipped(source) && source.path.endsWith('.css'));
const others = sheets.filter(({ path }) => path !== 'components/ui/tokens.css');

describe('the theme', () => {
  test('is asked about in the tokens alone, where it gives colours', () => {
    expect(sheets.length).toBeGreaterThan(50);
    expect(findLines(others, /prefers-color-scheme|light-dark\(/)).toEqual([]);
    const tokens = sheets.filter((sheet) => !others.includes(sheet));
    const given = findLines(tokens, /light-dark\(/);
    expect(given.length).toBeGreaterThan(20);
    expect(findLines(tokens, /prefers-color-scheme/)).toEqual([]);
    expect(given.filter((line) => !/--[a-z-]+: light-dark\((#|rgb)/.test(line))).toEqual([]);
  });

  test('where a page forces it, it sets the colour scheme and nothing else', () => {
    const forced = others.flatMap(
      ({ text }) => text.match(/[^}]*\[data-theme[^{]*\{[^}]*\}/g) ?? [],
    );
    expect(forced).toHaveLength(1);
    expect(
      forced[0]
        ?.replace(/^[^{]*\{/, '')
        .replace('}', '')
        .trim(),
    ).toBe('color-scheme: dark;');
  });
});
