/**
 * Pages of a client-side application, as Next.js and its like behave: what is shown stands in the page as data, is
 * drawn late by the script, and a click on a link fetches the next data, changes the address and writes it into the
 * nodes that are there already. Nodes of a card are used again for another model.
 */
import { type Answer, answerJson, answerText } from '../answer';
import { html, toScriptValue } from '../html';
import { renderFrame } from './frame';
import type { HostAsk } from './host';

export type View = {
  title: string;
  heading: string;
  text: string;
  /** Path of the model's own page; null on all others. */
  canonical: string | null;
  cards: readonly { href: string; text: string }[];
};

export type Application = {
  hub: string;
  origin: string;
  links: readonly (readonly [string, string])[];
};

/** The page of a view, or its data alone when the script asks for that. */
export function answerView(application: Application, { url }: HostAsk, view: View | null): Answer {
  if (!view) return answerText('Not found', 'html', 404);
  if (url.searchParams.has('__data')) return answerJson(view);
  const { hub, links, origin } = application;
  const page = renderFrame({
    ...{ hub, links, title: view.title },
    head: html`<link rel="canonical" href="${origin}${view.canonical ?? url.pathname}">`,
    main: html`<div id="root"></div>`,
    script: `window.__view = ${toScriptValue(view).html};\n${router}`,
  });
  return answerText(page, 'html');
}

const router = `
(function () {
  var root = document.getElementById('root');
  function part(tag, before) {
    var node = root.querySelector(':scope > ' + tag) || document.createElement(tag);
    if (!node.parentNode) root.insertBefore(node, before || null);
    return node;
  }
  function write(node, text) {
    if (!node.firstChild || node.firstChild.nodeType !== 3) node.prepend(document.createTextNode(''));
    node.firstChild.data = text;
  }
  function draw(view) {
    document.title = view.title;
    document.querySelector('link[rel="canonical"]').setAttribute('href', location.origin + (view.canonical || location.pathname));
    write(part('h1'), view.heading);
    write(part('p'), view.text);
    var list = part('ul');
    while (list.children.length > view.cards.length) list.lastElementChild.remove();
    view.cards.forEach(function (card, index) {
      var item = list.children[index] || list.appendChild(document.createElement('li'));
      var link = item.querySelector('a') || item.appendChild(document.createElement('a'));
      var name = link.querySelector('h3') || link.appendChild(document.createElement('h3'));
      link.setAttribute('href', card.href);
      write(name, card.text);
    });
  }
  function go(href, isNew) {
    fetch(href + (href.includes('?') ? '&' : '?') + '__data=1').then(function (answer) { return answer.json(); }).then(function (view) {
      if (isNew) history.pushState(null, '', href);
      draw(view);
    });
  }
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href^="/"]');
    if (!link || event.metaKey || event.ctrlKey || event.button !== 0) return;
    event.preventDefault();
    go(link.getAttribute('href'), true);
  });
  addEventListener('popstate', function () { go(location.pathname + location.search, false); });
  setTimeout(function () { draw(window.__view); }, 100);
})();`;
