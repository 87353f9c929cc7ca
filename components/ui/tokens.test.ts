import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

const css = await readFile(new URL('./tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;

/** The two colours of a token, in the order of `light-dark()`. */
function readToken(name: string): readonly [string, string] {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!match?.[1] || !match[2]) throw new Error(`no token ${name}`);
  return [match[1], match[2]];
}

/** WCAG 2 relative luminance. */
function getLuminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function getContrast(ink: string, paper: string, theme: 0 | 1): number {
  const [a, b] = [readToken(ink)[theme], readToken(paper)[theme]].map(getLuminance);
  const [high, low] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)];
  return (high + 0.05) / (low + 0.05);
}

const papers = ['surface', 'surface-sunken', 'surface-raised'];
const inks = ['text', 'text-muted', 'accent', 'red', 'amber', 'green'];
const tones = ['green', 'amber', 'red', 'neutral', 'grey', 'demo', 'accent'];

describe.each([0, 1] as const)('tokens, theme %i', (theme) => {
  const texts = [
    ...papers.flatMap((paper) => inks.map((ink) => [ink, paper] as const)),
    ...tones.map((tone) => [tone, `${tone}-soft`] as const),
    ...tones.map((tone) => ['text', `${tone}-soft`] as const),
    ...tones.map((tone) => ['text-muted', `${tone}-soft`] as const),
    ['accent', 'accent-soft'] as const,
    ['on-accent', 'accent'] as const,
    ['on-accent', 'accent-hover'] as const,
    ['surface', 'text'] as const,
  ];
  test.each(texts)(`text: %s on %s (${themes[theme]})`, (ink, paper) => {
    expect(getContrast(ink, paper, theme)).toBeGreaterThanOrEqual(4.5);
  });

  const drawings = [
    ...['line-strong', 'accent'].flatMap((ink) => papers.map((paper) => [ink, paper] as const)),
    ...['vote-for', 'vote-against', 'vote-abstain'].map((ink) => [ink, 'surface'] as const),
  ];
  test.each(drawings)(`drawing: %s on %s (${themes[theme]})`, (ink, paper) => {
    expect(getContrast(ink, paper, theme)).toBeGreaterThanOrEqual(3);
  });
});
