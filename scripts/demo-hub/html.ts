/**
 * HTML as a value: what is put into the template is escaped unless it is HTML itself. Blocks carry the comments
 * that Svelte 5 leaves in what the server renders.
 */

export type Html = { readonly html: string };
export type HtmlPart = Html | string | number | null | readonly Html[];

/** Escapes every value; null is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return { html: strings.map((text, index) => text + toHtml(values[index] ?? null)).join('') };
}

function toHtml(value: HtmlPart): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  if ('html' in value) return value.html;
  return value.map((one) => one.html).join('');
}

/** For text and for attributes in double quotes. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A list of the page: `{#each}` leaves one pair of comments, and an empty one after each item. */
export function each(items: readonly Html[]): Html {
  return { html: `<!--[-->${items.map((item) => item.html).join('<!---->')}<!--]-->` };
}

/** `{#if}`: the branch taken is in the comment; -1 when none is. */
export function when(condition: unknown, content: () => Html): Html {
  return { html: condition ? `<!--[0-->${content().html}<!--]-->` : '<!--[-1--><!--]-->' };
}

/** The same HTML as older builds rendered it: without the comments. */
export function withoutMarkers({ html: text }: Html): Html {
  return { html: text.replaceAll(/<!--(?:\[-?\d*|\])?-->/g, '') };
}

/** A value as a JavaScript expression within a script element. */
export function toScriptValue(value: unknown): Html {
  return { html: JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028') };
}
