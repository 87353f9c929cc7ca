import { expect, test } from 'vitest';
import { each, html, toScriptValue, when, withoutMarkers } from './html';

test('what is put in is escaped, HTML is not', () => {
  const attack = `<b a="1" b='2'>&`;
  expect(html`<i title="${attack}">${html`<u>${attack}</u>`}${null}${3}</i>`.html).toBe(
    '<i title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;"><u>&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;</u>3</i>',
  );
});

test('a value in a script cannot end it', () => {
  const value = '</script><!--\u2028';
  const text = toScriptValue({ value }).html;
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({ value });
});

test('blocks carry the comments of Svelte 5, which the older era does not have', () => {
  const items = each([html`<b></b>`, html`<i></i>`]);
  expect(items.html).toBe('<!--[--><b></b><!----><i></i><!--]-->');
  const blocks = html`${items}${when(true, () => html`<u></u>`)}${when(false, () => html`no`)}`;
  expect(blocks.html).toContain('<!--[0--><u></u><!--]--><!--[-1--><!--]-->');
  expect(withoutMarkers(blocks).html).toBe('<b></b><i></i><u></u>');
});
