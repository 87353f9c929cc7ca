import { describe, expect, test } from 'vitest';
import { listForbidden } from './forbidden-code';

describe('listForbidden', () => {
  test.each([
    ['code from text (eval)', 'a=1;eval("b")'],
    ['code from text (Function)', 'return new Function("return this")()'],
    ['code from text (Function)', 'return Function("return this")()'],
    ['code from text (timer)', 'setTimeout("go()", 1)'],
    ['remote import', 'await import("https://cdn.example/x.js")'],
    ['remote import', 'import"//cdn.example/x.js"'],
    ['remote worker script', 'importScripts(a)'],
    ['remote script element', '<script async src="https://cdn.example/x.js"></script>'],
    ['remote style', 'a{background:url(https://cdn.example/x.png)}'],
    ['markup from text (write)', 'document.write("<p>")'],
  ])('args: %s', (what, source) => {
    expect(listForbidden(source)).toEqual([expect.objectContaining({ what })]);
  });

  test('behaviour: ordinary code passes', () => {
    const source = `import"./chunk.js";const f=retrieval(1),g=x.Function(a);typeof Function==="function";
      setTimeout(()=>{},1);el.setAttribute("href","https://example.org");o instanceof Function`;
    expect(listForbidden(source)).toEqual([]);
  });
});
