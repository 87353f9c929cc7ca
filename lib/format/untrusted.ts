/**
 * Strangers' names, symbols and titles as one safe line (docs/threat-model.md, T5). What was changed is told,
 * so that a surface can warn. Longer texts go through the markdown renderer instead.
 */
import { markControls } from './controls';

export type UntrustedLine = {
  /** What to show: one line, at most `max` characters. */
  text: string;
  /** The same without the cut; for hover and focus. */
  full: string;
  /** It holds characters that hide or reorder text; they are shown as their code points. */
  marked: boolean;
  /** It mixes alphabets whose letters look alike (UTS #39, restriction level "highly restrictive"). */
  mixed: boolean;
};

/** Longest text that is looked at, in UTF-16 units; the rest of a longer one is cut before anything else. */
const inputMax = 2_000;

/**
 * One line to show in place of an untrusted text; cut in the middle, between characters, at `max` of them. In prose
 * line feeds and tabs are ordinary and stay; in a name they are a trick and are told.
 */
export function toUntrustedLine(text: string, max = 60, isProse = false): UntrustedLine {
  const given = text.slice(0, inputMax);
  const composed = given.normalize('NFC');
  const plain = isProse ? composed.replace(/\r\n?/g, '\n') : composed;
  const full = markControls(given).replace(isProse ? /(?!)/ : /[\n\t]/g, (character) =>
    character === '\n' ? '⟨U+000A⟩' : '⟨U+0009⟩',
  );
  return {
    text: cutMiddle(full, max),
    full,
    marked: full !== plain,
    mixed: isMixedScript(plain),
  };
}

function cutMiddle(text: string, max: number): string {
  const characters = text.split(/(⟨U\+[0-9A-F]+⟩)/).flatMap(toCharacters);
  if (characters.length <= max) return text;
  const head = Math.ceil((max - 1) / 2);
  const tail = max - 1 - head;
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

/** What a reader takes for one character; the mark of a hidden one is never cut apart. */
function toCharacters(part: string): readonly string[] {
  if (part.startsWith('⟨U+')) return [part];
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(part);
  return [...segments].map(({ segment }) => segment);
}

/** Scripts that are written together; any other pair in one text is suspect. */
const companions = [
  /^(Latin|Han|Hiragana|Katakana)$/,
  /^(Latin|Han|Bopomofo)$/,
  /^(Latin|Han|Hangul)$/,
];
const scripts = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Han', /\p{Script=Han}/u],
  ['Hiragana', /\p{Script=Hiragana}/u],
  ['Katakana', /\p{Script=Katakana}/u],
  ['Bopomofo', /\p{Script=Bopomofo}/u],
  ['Hangul', /\p{Script=Hangul}/u],
] as const;

/** Mixed inside one word: `раypal` is, `Модель Llama` is not. */
function isMixedScript(text: string): boolean {
  return text.split(/[^\p{L}\p{M}]+/u).some((word) => {
    const found = scripts.filter(([, pattern]) => pattern.test(word)).map(([name]) => name);
    return found.length > 1 && !companions.some((set) => found.every((name) => set.test(name)));
  });
}
