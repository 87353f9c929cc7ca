import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editFrontMatter, editGovernanceFile } from './link-edit';

const registry = '0x00000000000000000000000000000000000000Aa';
const record = `eip155:10/erc721:${registry}/7`;
const elsewhere = `eip155:1/erc721:${registry}/3`;
const governor = 'eip155:1:0x00000000000000000000000000000000000000bb';

/** `+` and `-` before what is added and removed. */
const draw = (lines: ReturnType<typeof editFrontMatter>['lines']) =>
  lines.map(({ text, change }) => `${{ same: ' ', added: '+', removed: '-' }[change]}${text}`);

describe('editFrontMatter', () => {
  test('default: the line comes last, everything else stays', () => {
    const card = '---\r\nlicense: mit\r\ntags:\r\n- text\r\n---\r\n# Model\r\n';
    const { lines, block } = editFrontMatter(card, record);
    expect(draw(lines)).toEqual([
      ' ---',
      ' license: mit',
      ' tags:',
      ' - text',
      `+governance: ${record}`,
      ' ---',
    ]);
    expect(block).toBe(`---\nlicense: mit\ntags:\n- text\ngovernance: ${record}\n---\n`);
  });

  test.each(['', '# Model\n', '---\nnever closed'])(
    'args: a card without front matter: %j',
    (card) => {
      expect(draw(editFrontMatter(card, record).lines)).toEqual([
        '+---',
        `+governance: ${record}`,
        '+---',
      ]);
    },
  );

  test('behaviour: what is named on another chain stays named', () => {
    const { lines } = editFrontMatter(`---\ngovernance: ${elsewhere}\nlicense: mit\n---\n`, record);
    expect(draw(lines)).toEqual([
      ' ---',
      `-governance: ${elsewhere}`,
      '+governance:',
      `+  - ${elsewhere}`,
      `+  - ${record}`,
      ' license: mit',
      ' ---',
    ]);
  });

  test.each([
    ['a block list', `governance:\n- ${elsewhere}\n- ${governor}\n`],
    ['an indented list', `governance:\n  - "${elsewhere}"\n  - ${governor}\n`],
    ['a flow list', `governance: ['${elsewhere}', ${governor}]\n`],
  ])('behaviour: %s goes on', (_, value) => {
    const { block } = editFrontMatter(`---\n${value}license: mit\n---\n`, record);
    expect(block).toBe(
      `---\ngovernance:\n  - ${elsewhere}\n  - ${governor}\n  - ${record}\nlicense: mit\n---\n`,
    );
  });

  test('behaviour: named already, nothing changes; in other letters it is replaced, not doubled', () => {
    const named = `---\ngovernance: ${record}\n---\n`;
    expect(draw(editFrontMatter(named, record).lines)).toEqual([
      ' ---',
      ` governance: ${record}`,
      ' ---',
    ]);
    const lower = `---\ngovernance: ${record.toLowerCase()}\n---\n`;
    expect(editFrontMatter(lower, record).block).toBe(named);
  });

  test('behaviour: a key of that name deeper inside, or in the text, is not ours', () => {
    const { lines } = editFrontMatter('---\nmodel:\n  governance: x\n---\ngovernance: y\n', record);
    expect(draw(lines)).toEqual([
      ' ---',
      ' model:',
      '   governance: x',
      `+governance: ${record}`,
      ' ---',
    ]);
  });

  test('property: the result names the record once, and a second time changes nothing', () => {
    const row = fc.oneof(
      fc.constantFrom(
        'license: mit',
        'tags:',
        '- a',
        '  b: c',
        '',
        `governance: ${elsewhere}`,
        '---',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9 }), (rows) => {
        const { block } = editFrontMatter(`---\n${rows.join('\n')}\n---\n`, record);
        expect(block.split(record).length).toBe(2);
        const again = editFrontMatter(block, record);
        expect(again.block).toBe(block);
        expect(again.lines.every(({ change }) => change === 'same')).toBe(true);
      }),
    );
  });
});

describe('editGovernanceFile', () => {
  test('default: a file of its own', () => {
    const { lines, block } = editGovernanceFile('', record);
    expect(JSON.parse(block)).toEqual({ governance: record });
    expect(lines.every(({ change }) => change === 'added')).toBe(true);
  });

  test('behaviour: other keys and records stay', () => {
    const before = JSON.stringify({ contact: 'a', governance: elsewhere });
    expect(JSON.parse(editGovernanceFile(before, record).block)).toEqual({
      contact: 'a',
      governance: [elsewhere, record],
    });
  });

  test('behaviour: named already, nothing changes', () => {
    const { block } = editGovernanceFile('', record);
    expect(editGovernanceFile(block, record).lines.every(({ change }) => change === 'same')).toBe(
      true,
    );
  });

  test('behaviour: what is no JSON is shown as replaced', () => {
    const { lines } = editGovernanceFile('not json', record);
    expect(draw(lines)[0]).toBe('-not json');
  });
});
