import { describe, expect, test } from 'vitest';
import { markControls } from './controls';

describe('markControls', () => {
  test('default', () => {
    expect(markControls('plain text, ünïcode, 漢字, 🙂')).toBe('plain text, ünïcode, 漢字, 🙂');
  });

  test('behaviour: line ends become LF, tabs stay', () => {
    expect(markControls('a\r\nb\rc\n\td')).toBe('a\nb\nc\n\td');
  });

  test.each([
    ['\u0000', '⟨U+0000⟩'],
    ['\u001b', '⟨U+001B⟩'],
    ['\u0085', '⟨U+0085⟩'],
    ['\u00ad', '⟨U+00AD⟩'],
    ['\u200d', '⟨U+200D⟩'],
    ['\u2028', '⟨U+2028⟩'],
    ['\u202e', '⟨U+202E⟩'],
    ['\u2067', '⟨U+2067⟩'],
    ['\ufeff', '⟨U+FEFF⟩'],
    ['\u{e0041}', '⟨U+E0041⟩'],
  ])('behaviour: %j is visible', (character, mark) => {
    expect(markControls(`a${character}b`)).toBe(`a${mark}b`);
  });

  test('behaviour: equal text compares equal', () => {
    expect(markControls('e\u0301')).toBe('\u00e9');
  });
});
