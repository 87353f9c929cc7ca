// @vitest-environment jsdom
import { render } from '@testing-library/preact';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Markdown, MarkdownTreeView } from './markdown';
import { markdownTags, toMarkdownTree } from './markdown-tree';

const allowedTags = new Set([
  'DIV',
  'SPAN',
  'BDI',
  'A',
  ...markdownTags.map((tag) => tag.toUpperCase()),
]);
const allowedAttributes = new Set(['class', 'dir', 'href', 'target', 'rel', 'start', 'aria-busy']);

/** Each tries to run something, or to load something, where an HTML string would let it. */
const payloads = [
  '<script>globalThis.ran = true</script>',
  '<img src=x onerror="globalThis.ran = true">',
  '<svg onload=globalThis.ran=true>',
  '<svg><script>globalThis.ran=true</script></svg>',
  '<math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=globalThis.ran=true src>">',
  '<iframe srcdoc="<script>parent.ran=true</script>">',
  '<a href="javascript:globalThis.ran=true">x</a>',
  '[x](javascript:globalThis.ran=true)',
  '[x](<javascript:globalThis.ran=true>)',
  '[x](&#106;avascript:globalThis.ran=true)',
  '[x](java&#x0A;script:globalThis.ran=true)',
  '[x](\u0001javascript:globalThis.ran=true)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x]: javascript:globalThis.ran=true\n\n[x]',
  '![x](javascript:globalThis.ran=true)',
  '![x](https://a.example/track.gif)',
  '![x" onerror="globalThis.ran=true](https://a.example/"onerror="globalThis.ran=true)',
  '[a](https://a.example "onmouseover=globalThis.ran=true")',
  '[a](https://a.example/?"><script>globalThis.ran=true</script>)',
  '```"><script>globalThis.ran=true</script>\ncode\n```',
  '<https://a.example/"onclick="globalThis.ran=true>',
  '<javascript:globalThis.ran=true>',
  '<style>@import "https://a.example/x.css"</style>',
  '<link rel=stylesheet href=https://a.example/x.css>',
  '<base href=https://a.example/>',
  '<meta http-equiv=refresh content="0;url=https://a.example/">',
  '<form action=https://a.example/><input name=password></form>',
  '<div style="position:fixed;inset:0">over everything</div>',
  '{{constructor.constructor("globalThis.ran=true")()}}',
  '<!--><script>globalThis.ran=true</script>-->',
  '<![CDATA[<script>globalThis.ran=true</script>]]>',
  '\u2028<script>globalThis.ran=true</script>',
  '# <img src=x onerror=globalThis.ran=true>',
  '- [ ] <input onfocus=globalThis.ran=true autofocus>',
];

function draw(source: string): Element {
  const { container } = render(<MarkdownTreeView tree={toMarkdownTree(source)} />);
  return container;
}

function assertHarmless(container: Element): void {
  for (const element of container.querySelectorAll('*')) {
    expect(allowedTags).toContain(element.tagName);
    for (const { name } of element.attributes) expect(allowedAttributes).toContain(name);
    const href = element.getAttribute('href');
    if (href !== null) expect(['https:', 'ipfs:', 'mailto:']).toContain(new URL(href).protocol);
    if (element.tagName === 'A') expect(element.querySelector('a')).toBeNull();
  }
}

describe('Markdown', () => {
  test('default', async () => {
    const { findByRole } = render(<Markdown text={'# A title\n\nSome *text*.'} headingLevel={2} />);
    expect((await findByRole('heading', { level: 2 })).textContent).toBe('A title');
  });

  test.each(payloads)('payload: %s', (payload) => {
    const container = draw(payload);
    assertHarmless(container);
    expect('ran' in globalThis).toBe(false);
  });

  test('behaviour: no picture is loaded', () => {
    const container = draw('![a cat](https://a.example/cat.png)');
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toBe('Image, not loaded: a cat (a.example/cat.png)');
  });

  test('behaviour: a link opens apart and gives nothing away', () => {
    const link = draw('[x](https://a.example/)').querySelector('a');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toContain('noopener');
    expect(link?.rel).toContain('noreferrer');
  });

  test('behaviour: says when text is cut', () => {
    expect(draw('a\n\n'.repeat(8_000)).textContent).toContain('The text goes on.');
  });

  test('behaviour: a body of 1 MB is shown in part, as written, and said to go on', () => {
    for (const piece of ['x', '**a** ', '[a](https://a.example) ', '<b>', '\u202e', 'a\n\n']) {
      const container = draw(piece.repeat(1_000_000 / piece.length));
      assertHarmless(container);
      expect(container.textContent).toContain('This text is shown as it was written');
      expect(container.textContent).toContain('The text goes on.');
      expect(container.querySelectorAll('*').length).toBeLessThan(10);
      container.remove();
    }
  });

  test('property: never an element or attribute outside the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...payloads), fc.string({ maxLength: 20 })), {
          maxLength: 6,
        }),
        (parts) => {
          const container = draw(parts.join('\n'));
          assertHarmless(container);
          container.remove();
        },
      ),
      { numRuns: 200 },
    );
  });
});
