/** Selected text of a page as a markdown quote that reads exactly as it was selected. */
import { markControls } from './controls';

/** Characters that mean something to CommonMark anywhere in a line. */
const inline = /[\\`*[\]<>&~!]/g;
/** What would start a heading, a list, a rule, a table or a code block at the beginning of a line. */
const lineStart = /^([#+=|-]|\d+(?=[.)]))/;

/** Block quote of a text, one `> ` a line; empty for a text of blanks. Control characters become visible. */
export function toQuote(text: string): string {
  const lines = markControls(text)
    .split('\n')
    .map((line) => line.trim().replace(/\t/g, ' '));
  const shown = lines.join('\n').trim();
  if (shown === '') return '';
  return shown
    .replace(/\n{3,}/g, '\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${escapeLine(line)}`))
    .join('\n');
}

function escapeLine(line: string): string {
  return line
    .replace(inline, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(lineStart, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
