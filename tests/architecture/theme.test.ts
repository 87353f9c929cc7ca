/**
 * Dark and light differ in colours alone: nothing is hidden, moved or sized by the theme. What looks at anything but
 * colours (most rules of axe, tests/e2e/screens-axe.test.ts) need therefore look at one of them only.
 */
import { describe, expect, test } from 'vitest';
import { findLines, isShipped, readSources } from './sources';

const sheets = readSources().filter((source) => isShipped(source) && source.path.endsWith('.css'));
/** The badge stands on pages of others, and is too small a file to bring the tokens along. */
const given = ['components/ui/tokens.css', 'components/features/badge/badge.css'];
const others = sheets.filter(({ path }) => !given.includes(path));

describe('the theme', () => {
  test('is asked about where colours are given, and gives nothing else', () => {
    expect(sheets.length).toBeGreaterThan(50);
    expect(findLines(others, /prefers-color-scheme|light-dark\(/)).toEqual([]);
    const tokens = sheets.filter(({ path }) => given.includes(path));
    expect(tokens.map(({ path }) => path).sort()).toEqual([...given].sort());
    const colours = findLines(tokens, /light-dark\(/);
    expect(colours.length).toBeGreaterThan(20);
    expect(findLines(tokens, /prefers-color-scheme/)).toEqual([]);
    expect(colours.filter((line) => !/--[a-z-]+: light-dark\((#|rgb)/.test(line))).toEqual([]);
  });

  test('where a page forces it, it sets the colour scheme and nothing else', () => {
    const forced = sheets.flatMap(({ text }) =>
      [...text.matchAll(/\[data-theme[^{]*\{([^}]*)\}/g)].map(([, inside]) => inside?.trim()),
    );
    // The badge and its card.
    expect(forced).toEqual(['color-scheme: dark;', 'color-scheme: dark;']);
  });
});
