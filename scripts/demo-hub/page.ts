/**
 * The frame of every page: head, header island, footer, and the script at the end of the body that brings the
 * islands to life late. Islands are told to that script as the server rendered them, so that it notices what
 * somebody else put in.
 */
import type { Ask } from './answer';
import { each, type Html, html, toScriptValue, when, withoutMarkers } from './html';
import { collectionPath, docsPath, spacePath, usersPath } from './pages/addresses';
import { drawMark } from './pages/pictures';

/** How the page's framework renders and hydrates. */
export type Era = '2026' | '2025';

export type Page = {
  /** A part that the browser brings to life; one of each target on a page. */
  island: (target: string, props: unknown, content: Html) => Html;
  /** A part that came to life already, as after a client-side rendering. */
  livingIsland: (target: string, props: unknown, content: Html) => Html;
  render: (parts: { title: string; kind: string; main: Html; head?: Html }) => string;
};

type Island = { target: string; html: string };

/** One page of the hub. `?era=2025` is the one without comments; `?theme=` overrides the system's. */
export function createPage(ask: Ask): Page {
  const era: Era = ask.query.get('era') === '2025' ? '2025' : '2026';
  const islands: Island[] = [];
  const wrap = (target: string, props: unknown, content: Html) =>
    html`<div class="SVELTE_HYDRATER contents" data-target="${target}" data-props="${JSON.stringify(props)}">${content}</div>`;
  const page: Page = {
    island: (target, props, content) => {
      const inside = era === '2025' ? withoutMarkers(content) : html`<!--[-->${content}<!--]-->`;
      islands.push({ target, html: inside.html });
      return wrap(target, props, inside);
    },
    livingIsland: (target, props, content) =>
      wrap(target, props, { html: content.html.replaceAll(/<!--(?:\[-?\d*|\])-->/g, '<!---->') }),
    render: (parts) => renderPage({ ...parts, page, islands, era, ask }),
  };
  return page;
}

function renderPage(parts: {
  title: string;
  kind: string;
  main: Html;
  head?: Html;
  page: Page;
  islands: readonly Island[];
  era: Era;
  ask: Ask;
}): string {
  const { title, kind, main, head, page, islands, era, ask } = parts;
  const header = renderHeader(page);
  const settings = { era, delayMs: ask.hydrationDelayMs, islands };
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head ?? null}
<link rel="icon" href="data:,">
<script>${renderThemeScript(ask.query.get('theme'))}</script>
<link rel="stylesheet" href="/front/style.css">
</head>
<body class="flex flex-col ${kind}">
<!--[-->${header}
<main class="flex flex-1 flex-col">${main}</main>
${renderFooter()}<!--]-->
<script>
window.__demoHub = ${toScriptValue(settings)};
setTimeout(function () {
  var script = document.createElement('script');
  script.src = '/front/build/hub.js';
  document.body.append(script);
}, window.__demoHub.delayMs);
</script>
</body>
</html>
`.html;
}

/** Before the first paint, and again whenever the system's theme changes. */
function renderThemeScript(theme: string | null): Html {
  const fixed = theme === 'dark' || theme === 'light' ? theme : null;
  return html`(function (fixed) {
  var dark = matchMedia('(prefers-color-scheme: dark)');
  function apply() {
    document.documentElement.classList.toggle('dark', fixed ? fixed === 'dark' : dark.matches);
  }
  dark.addEventListener('change', apply);
  apply();
})(${toScriptValue(fixed)});`;
}

const links = [
  ['Models', '/models'],
  ['Collection', collectionPath],
  ['Space', spacePath],
  ['Docs', docsPath],
  ['Members', usersPath],
] as const;

function renderHeader(page: Page): Html {
  const items = links.map(
    ([text, href]) => html`<li><a class="nav-link" href="${href}">${text}</a></li>`,
  );
  return page.island(
    'MainHeader',
    { isWide: false },
    html`<header class="site-header"><div class="container">
<a class="site-name" href="/">${drawMark()}<span>Model hub</span><span class="demo-mark">demo</span></a>
<form class="site-search" action="/models" role="search"><input type="search" name="search" placeholder="Search models" aria-label="Search models"></form>
<nav aria-label="Main"><ul class="nav-list">${each(items)}</ul></nav>
${when(false, () => html``)}
</div></header>`,
  );
}

function renderFooter(): Html {
  return html`<footer class="site-footer"><div class="container">
<p><strong>Commonweight demo hub.</strong> These pages were made for trying the extension, and answer under the real hub’s name in this browser profile only. Model names are real; commits, files and numbers are not.</p>
</div></footer>`;
}
