import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { toQuote } from './quote';

/** What a reader sees of a quote; anything but plain paragraphs of text throws. */
function readBack(markdown: string): string {
  const root = fromMarkdown(markdown);
  if (root.children.length === 0) return '';
  const [quote] = root.children;
  if (root.children.length !== 1 || quote?.type !== 'blockquote') throw new Error('not one quote');
  return quote.children
    .map((block) => {
      if (block.type !== 'paragraph') throw new Error(`a ${block.type} in the quote`);
      return block.children
        .map((node) => {
          if (node.type !== 'text') throw new Error(`a ${node.type} in the quote`);
          return node.value;
        })
        .join('');
    })
    .join('\n\n');
}

describe('toQuote', () => {
  test('default', () => {
    expect(toQuote('A line.\nAnother.')).toBe('> A line.\n> Another.');
  });

  test('behaviour: blanks give nothing', () => {
    expect(toQuote(' \n\t ')).toBe('');
  });

  test('behaviour: a name with underscores stays readable', () => {
    expect(toQuote('pytorch_model.bin')).toBe('> pytorch_model.bin');
  });

  test.each([
    '# not a heading',
    '- not a list',
    '1. not a list',
    '12) not a list',
    '> not a second quote',
    '```\nnot code',
    '[not](https://a.example) a link',
    '![not](https://a.example/x.png) a picture',
    '<script>not(1)</script>',
    '&lt;not an entity&gt;',
    '*not* _emphasis_ __here__',
    'a\n===\nb\n---\nc',
    '***',
    '\\',
    '[ref]: https://a.example',
    '<https://a.example>',
  ])('behaviour: %s', (text) => {
    expect(readBack(toQuote(text))).toBe(text);
  });

  test('property: a quote reads as what was selected', () => {
    const pieces = fc.constantFrom(
      ...['#', '-', '+', '*', '_', '__', '`', '~', '~~~', '1.', '2)', '>', '<', '[', ']', '(', ')'],
      ...[
        '!',
        '\\',
        '&amp;',
        '=',
        '|',
        'a',
        'B',
        ' ',
        '  ',
        '\n',
        '\n\n',
        ':',
        'https://a.example',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const expected = text
          .split('\n')
          .map((line) => line.trim())
          .join('\n')
          .trim()
          .replace(/\n{2,}/g, '\n\n');
        expect(readBack(toQuote(text))).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
