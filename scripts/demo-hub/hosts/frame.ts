/** The frame of the stand-ins' pages: their own navigation, a footer that says what they are, one script. */
import { type Html, html } from '../html';

export type Frame = {
  /** The hub's name as it writes it. */
  hub: string;
  title: string;
  head?: Html;
  /** Links of the hub's own pages: text and address. */
  links: readonly (readonly [string, string])[];
  main: Html;
  /** Runs at the end of the body. */
  script: string;
};

const style = `
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff; }
header, main, footer { max-width: 880px; margin: 0 auto; padding: 12px 24px; }
header nav { display: flex; gap: 16px; }
ul { display: grid; gap: 12px; padding: 0; list-style: none; }
li a { display: block; padding: 12px; border: 1px solid #d0d7de; border-radius: 6px; color: inherit; text-decoration: none; }
h1, h2, h3 { margin: 0; font-weight: 600; }
h1 { font-size: 26px; } h2, h3 { font-size: 17px; }
.row { display: flex; align-items: center; gap: 8px; }
.truncate { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
footer { color: #57606a; border-top: 1px solid #d0d7de; }
`;

/** A whole page. */
export function renderFrame({ hub, title, head, links, main, script }: Frame): string {
  const items = links.map(([text, href]) => html`<a href="${href}">${text}</a>`);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head ?? null}
<link rel="icon" href="data:,">
<style>${{ html: style }}</style>
</head>
<body>
<header><nav aria-label="${hub}"><strong>${hub} (demo)</strong>${items}</nav></header>
<main>${main}</main>
<footer><p>A stand-in made for trying Commonweight; it answers under the real hub’s name in this browser profile only.</p></footer>
<script>${{ html: script }}</script>
</body>
</html>
`.html;
}
