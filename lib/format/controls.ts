/**
 * Characters that move, hide or reorder what a person reads (docs/threat-model.md, T5): C0 and C1 controls,
 * zero-width and bidi characters, tag characters. Text of strangers goes through here before it is shown.
 */

const invisible =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * The text with every invisible or reordering character written as its code point, `⟨U+202E⟩`.
 * Tabs and line feeds stay; CR LF and CR become LF. NFC, so that equal text looks and compares equal.
 */
export function markControls(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(invisible, (character) => {
      if (character === '\n' || character === '\t') return character;
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `⟨U+${code}⟩`;
    });
}
