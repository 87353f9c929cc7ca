import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toUntrustedLine } from './untrusted';

describe('toUntrustedLine', () => {
  test('default: an ordinary name passes as it is', () => {
    expect(toUntrustedLine('Llama 3.1 8B')).toEqual({
      text: 'Llama 3.1 8B',
      full: 'Llama 3.1 8B',
      marked: false,
      mixed: false,
    });
  });

  test.each(['a\nb', 'a\tb', 'a\u202eb', 'a\u200bb', 'a\u0000b', 'a\ufeffb', 'a\r\nb'])(
    'behaviour: %j is shown with its marks, in one line',
    (text) => {
      const line = toUntrustedLine(text);
      expect(line.marked).toBe(true);
      expect(line.text).toMatch(/^a⟨U\+[0-9A-F]{4}⟩b$/);
    },
  );

  test('behaviour: in prose a line break is ordinary, a hidden character is not', () => {
    expect(toUntrustedLine('# Title\r\n\r\n\tText', 60, true)).toMatchObject({
      text: '# Title\n\n\tText',
      marked: false,
    });
    expect(toUntrustedLine('a\n\u202eb', 60, true)).toMatchObject({
      text: 'a\n⟨U+202E⟩b',
      marked: true,
    });
  });

  test('behaviour: a long name is cut in the middle and kept whole beside', () => {
    const name = `${'start'.repeat(20)}END`;
    const line = toUntrustedLine(name, 21);
    expect(line.text).toBe('startstart…rtstartEND');
    expect(line.full).toBe(name);
  });

  test('behaviour: never cut inside a character', () => {
    expect(toUntrustedLine('👩‍🚀'.repeat(3).replaceAll('\u200d', ''), 3).text).toBe('👩…🚀');
    expect(toUntrustedLine('🇩🇪'.repeat(9), 3).text).toBe('🇩🇪…🇩🇪');
  });

  test.each([
    ['раypal', true],
    ['Ηello', true],
    ['Модель Llama', false],
    ['東京モデルLLM', false],
    ['한국어-bert', false],
    ['Γλώσσα 7B', false],
    ['русская', false],
  ])('behaviour: mixed alphabets in %s', (name, mixed) => {
    expect(toUntrustedLine(name).mixed).toBe(mixed);
  });

  test('property: one line, no invisible character, no longer than asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 3, max: 80 }),
        (text, max) => {
          const line = toUntrustedLine(text, max);
          expect(line.text).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
          const shown = [
            ...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
              // The mark of a hidden character counts as the one character it stands for.
              line.text.replace(/⟨U\+[0-9A-F]+⟩/g, 'x'),
            ),
          ];
          expect(shown.length).toBeLessThanOrEqual(max);
        },
      ),
    );
  });

  test('behaviour: a megabyte is cut first', () => {
    expect(toUntrustedLine('x'.repeat(1_000_000)).full.length).toBeLessThanOrEqual(2_000);
  });
});
