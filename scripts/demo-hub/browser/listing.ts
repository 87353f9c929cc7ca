/**
 * The listing once it is alive: filters, sorting, search and paging fetch `/models-json` and write the answer
 * into the cards that stand there. Nodes are used again, so a card's href, title and text change under whatever
 * somebody put beside them; no node that is not the card's own is touched.
 */
import { formatCount, formatDay, formatTask } from '../pages/numbers';

/** A model as `/models-json` gives it. */
type ListedModel = {
  id: string;
  pipeline_tag: string;
  numParameters: number;
  lastModified: string;
  downloads: number;
  likes: number;
};

type Reply = {
  models: readonly ListedModel[];
  numItemsPerPage: number;
  numTotalItems: number;
  pageIndex: number;
};

/** Starts it in a page that has a listing; nothing otherwise. */
export function startListing(document: Document): void {
  const grid = document.querySelector('[data-target="ModelList"] .model-grid');
  const search = find<HTMLInputElement>(document, 'search');
  const sort = find<HTMLSelectElement>(document, 'sort');
  // A listing without a first card has nothing to make others from.
  const template = grid?.querySelector('article')?.cloneNode(true) as Element | undefined;
  if (!grid || !template || !search || !sort) return;
  let latest = 0;
  const show = async (change: Readonly<Record<string, string | null>>) => {
    const url = new URL(document.location.href);
    for (const [name, value] of Object.entries({ p: null, ...change })) {
      if (value === null || value === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    latest += 1;
    const asked = latest;
    const answer = await fetch(`/models-json${url.search || '?'}&withCount=true`);
    const reply = (await answer.json()) as Reply;
    // An answer that comes late must not undo a newer one.
    if (asked !== latest) return;
    history.pushState(null, '', url);
    renderReply(document, { grid, template, reply, url });
  };
  listen(document, { search, sort, show });
}

function listen(
  document: Document,
  parts: {
    search: HTMLInputElement;
    sort: HTMLSelectElement;
    show: (change: Readonly<Record<string, string | null>>) => Promise<void>;
  },
): void {
  const { search, sort, show } = parts;
  const turn = (step: number) => {
    const page = Number(new URL(document.location.href).searchParams.get('p') ?? 0) + step;
    void show({ p: page > 0 ? String(page) : null });
  };
  window.addEventListener('popstate', () => document.location.reload());
  search.addEventListener('input', () => void show({ search: search.value }));
  sort.addEventListener('change', () => void show({ sort: sort.value }));
  find(document, 'previous')?.addEventListener('click', () => turn(-1));
  find(document, 'next')?.addEventListener('click', () => turn(1));
  for (const button of document.querySelectorAll('[data-list-tag]')) {
    button.addEventListener('click', () => {
      const pressed = button.getAttribute('aria-pressed') === 'true';
      void show({ pipeline_tag: pressed ? null : button.getAttribute('data-list-tag') });
    });
  }
}

function renderReply(
  document: Document,
  parts: { grid: Element; template: Element; reply: Reply; url: URL },
): void {
  const { grid, template, reply, url } = parts;
  const { models, numItemsPerPage, numTotalItems, pageIndex } = reply;
  const tag = url.searchParams.get('pipeline_tag');
  const cards = [...grid.children].filter((child) => child.matches('article'));
  for (const [index, model] of models.entries()) {
    const card = cards[index] ?? (template.cloneNode(true) as Element);
    if (!card.isConnected) grid.append(card);
    fillCard(card, model, tag);
  }
  for (const card of cards.slice(models.length)) card.remove();
  const pages = Math.max(1, Math.ceil(numTotalItems / numItemsPerPage));
  setText(find(document, 'total'), String(numTotalItems));
  setText(find(document, 'page'), `Page ${pageIndex + 1} of ${pages}`);
  find(document, 'empty')?.toggleAttribute('hidden', numTotalItems > 0);
  find(document, 'previous')?.toggleAttribute('disabled', pageIndex === 0);
  find(document, 'next')?.toggleAttribute('disabled', pageIndex + 1 >= pages);
  for (const button of document.querySelectorAll('[data-list-tag]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-list-tag') === tag));
  }
}

function fillCard(card: Element, model: ListedModel, tag: string | null): void {
  const { id, pipeline_tag, numParameters, lastModified, downloads, likes } = model;
  const filtered = `https://huggingface.co/${id}?pipeline_tag=${encodeURIComponent(tag ?? '')}`;
  card.querySelector('a')?.setAttribute('href', tag === null ? `/${id}` : filtered);
  card.querySelector('header')?.setAttribute('title', id);
  setText(card.querySelector('h4'), id);
  const time = card.querySelector('time');
  time?.setAttribute('datetime', lastModified);
  setText(time, formatDay(lastModified));
  const facts = {
    task: formatTask(pipeline_tag),
    parameters: formatCount(numParameters),
    downloads: formatCount(downloads),
    likes: formatCount(likes),
  };
  for (const [name, text] of Object.entries(facts)) {
    setText(card.querySelector(`[data-fact="${name}"]`), text);
  }
}

/** Changes the text node that is there, as Svelte does. */
function setText(element: Element | null, text: string): void {
  const node = [...(element?.childNodes ?? [])].find((one) => one.nodeType === one.TEXT_NODE);
  if (node) node.nodeValue = text;
}

function find<E extends Element = HTMLButtonElement>(document: Document, name: string): E | null {
  return document.querySelector<E>(`[data-list="${name}"]`);
}
