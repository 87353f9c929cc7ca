import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type MarkdownNode,
  markdownLengthMax,
  markdownTags,
  parseLink,
  toMarkdownTree,
} from './markdown-tree';

function all(nodes: readonly MarkdownNode[]): MarkdownNode[] {
  return nodes.flatMap((node) => [node, ...('children' in node ? all(node.children) : [])]);
}

function text(nodes: readonly MarkdownNode[]): string {
  return all(nodes)
    .map((node) => (node.kind === 'text' ? node.text : node.kind === 'image' ? node.alt : ''))
    .join('');
}

function hrefs(source: string): string[] {
  return all(toMarkdownTree(source).nodes).flatMap((node) =>
    (node.kind === 'link' || node.kind === 'image') && node.href !== null ? [node.href] : [],
  );
}

describe('toMarkdownTree', () => {
  test('default', () => {
    const { nodes, isPlain, isCut } = toMarkdownTree(
      '# Title\n\nA *b* **c** `d`\n\n- e\n\n> f\n\n3. g',
    );
    expect([isPlain, isCut]).toEqual([false, false]);
    expect(all(nodes).flatMap((node) => (node.kind === 'element' ? [node.tag] : []))).toEqual([
      'h3',
      'p',
      'em',
      'strong',
      'code',
      'ul',
      'li',
      'p',
      'blockquote',
      'p',
      'ol',
      'li',
      'p',
    ]);
    expect(all(nodes).find((node) => node.kind === 'element' && node.tag === 'ol')).toMatchObject({
      start: 3,
    });
  });

  test('behaviour: heading levels never skip', () => {
    const { nodes } = toMarkdownTree('# a\n\n### b\n\n###### c\n\n## d\n\n# e', 2);
    const tags = nodes.flatMap((node) => (node.kind === 'element' ? [node.tag] : []));
    expect(tags).toEqual(['h2', 'h3', 'h4', 'h3', 'h2']);
  });

  test('behaviour: a link says where it leads unless its words do', () => {
    const [first, second] = all(
      toMarkdownTree('[docs](https://evil.example/x) <https://good.example/>').nodes,
    ).filter((node) => node.kind === 'link');
    expect(first).toMatchObject({ target: 'evil.example/x' });
    expect(second).toMatchObject({ target: null });
  });

  test('behaviour: references resolve to the first definition', () => {
    expect(hrefs('[a][r]\n\n[r]: https://one.example\n[r]: https://two.example')).toEqual([
      'https://one.example/',
    ]);
    expect(hrefs('[a][r]\n\n[r]: javascript:alert(1)')).toEqual([]);
  });

  test('behaviour: a picture is a link, within a link only a name', () => {
    expect(hrefs('![alt](https://a.example/p.png)')).toEqual(['https://a.example/p.png']);
    expect(hrefs('[*![alt](https://a.example/p.png)*](https://b.example)')).toEqual([
      'https://b.example/',
    ]);
  });

  test('behaviour: raw HTML is text', () => {
    const { nodes } = toMarkdownTree('<img src=x onerror=alert(1)>\n\na <b onclick=x>b</b>');
    expect(text(nodes)).toContain('<img src=x onerror=alert(1)>');
    expect(text(nodes)).toContain('<b onclick=x>');
  });

  test('behaviour: bidi and zero-width characters are visible', () => {
    expect(text(toMarkdownTree('a\u202Eb\u200Bc').nodes)).toBe('a⟨U+202E⟩b⟨U+200B⟩c');
  });

  test('behaviour: too long or too dense is shown as written', () => {
    for (const source of [
      'x'.repeat(markdownLengthMax + 1),
      '*a_ '.repeat(2_000),
      '>'.repeat(500),
    ]) {
      const tree = toMarkdownTree(source);
      expect([tree.isPlain, tree.isCut]).toEqual([true, false]);
      expect(text(tree.nodes)).toBe(source);
    }
  });

  test('behaviour: too many or too deep nodes are cut and said to be', () => {
    expect(toMarkdownTree('a\n\n'.repeat(8_000)).isCut).toBe(true);
    expect(toMarkdownTree(`${'> '.repeat(60)}a`).isCut).toBe(true);
  });

  test('property: no node, tag or scheme outside the list, and never a throw', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '!',
      '<',
      '>',
      '*',
      '_',
      '`',
      '#',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '    ',
      'javascript:',
      'data:',
      'https://',
      'ipfs:',
      'mailto:',
      '//',
      '&#x6a;',
      '<script>',
      ' onerror=',
      '[r]: ',
      '\u202e',
      '\0',
      '\\',
      '"',
      "'",
      'a',
      '![',
    );
    // By pieces alone next to no text has a whole link in it.
    const address = fc
      .tuple(fc.constantFrom('javascript:', 'data:', 'file:', 'http:', 'https:', 'ipfs:'), pieces)
      .map(([scheme, piece]) => `${scheme}//a${piece}`);
    const links = address.chain((to) =>
      fc.constantFrom(`[a](${to})`, `[a](<${to}>)`, `![a](${to})`, `<${to}>`, `[r]: ${to}\n\n[r]`),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.array(fc.oneof(pieces, links), { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (source) => {
          for (const node of all(toMarkdownTree(source).nodes)) {
            if (node.kind === 'element') expect(markdownTags).toContain(node.tag);
            if ((node.kind === 'link' || node.kind === 'image') && node.href !== null) {
              expect(['https:', 'ipfs:', 'mailto:']).toContain(new URL(node.href).protocol);
            }
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('parseLink', () => {
  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'chrome-extension://abc/popup.html',
    'http://a.example',
    '//a.example',
    '/settings',
    '#x',
    '',
    'https://good.example@evil.example/',
    'https://user:pass@evil.example/',
    `https://a.example/${'x'.repeat(3_000)}`,
  ])('refuses %s', (url) => {
    expect(parseLink(url)).toBeNull();
  });

  test('behaviour: a look-alike host is written in its own letters', () => {
    expect(parseLink('https://аpple.example/')?.target).toBe('xn--pple-43d.example');
  });

  test('behaviour: a long address keeps its host and its end', () => {
    const target = parseLink(`https://a.example/${'x'.repeat(300)}/end`)?.target ?? '';
    expect(target.length).toBe(72);
    expect(target).toMatch(/^a\.example\/x+…x+\/end$/);
  });
});
