import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addProposerSuffix, splitDescription } from './description';

const proposer = '0xAAaaAaAAaaAaAaAaaAaAaAaaAaAaAaaAaAaAaAaA';

describe('addProposerSuffix', () => {
  test('default: the very end, nothing after it', () => {
    expect(addProposerSuffix('# Title\n\nBody \n', proposer)).toBe(
      `# Title\n\nBody\n\n#proposer=${proposer.toLowerCase()}`,
    );
  });
});

describe('splitDescription', () => {
  test.each([
    ['# Title\n\nBody\nmore', 'Title', 'Body\nmore'],
    ['Title', 'Title', ''],
    ['\n\n### Title ###\nBody', 'Title ###', 'Body'],
    ['#hashtag first\nBody', '#hashtag first', 'Body'],
    ['', '', ''],
    [`T\n\nB\n\n#proposer=${proposer}`, 'T', 'B'],
    [`#proposer=${proposer}`, '', ''],
    [`T\n\n#proposer=${proposer} `, 'T', `#proposer=${proposer}`],
  ])('default: %j', (text, title, body) => {
    expect(splitDescription(text)).toEqual({ title, body });
  });

  test('property: the suffix never shows', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { title, body } = splitDescription(addProposerSuffix(text, proposer));
        expect({ title, body }).toEqual(splitDescription(text.trimEnd()));
      }),
    );
  });
});
