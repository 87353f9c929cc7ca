// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ContextGoneError, NoAnswerError } from '@/lib/errors/protocol';
import { sayBadge } from '@/lib/format/badge-words';
import { huggingFace } from '@/lib/hubs/hugging-face/page';
import type { BadgeState, Sighting } from '@/lib/model/badge';
import { getBadgeKey, toStale } from '@/lib/storage/badge-cache';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { catchShadowRoots } from '@/tests/helpers/closed-roots';
import { spotsMax, startPageSession } from './page-session';

const approved = badgeStates['approved'] as BadgeState;

let session: AbortController;
let governed: Map<string, BadgeState>;
let cached: Map<string, BadgeState>;
let asked: Sighting[][];
let answer: (sightings: Sighting[]) => Promise<readonly BadgeState[]>;
let isAlive: boolean;
let isCacheBroken: boolean;
let textOf: (host: Element) => string;
let toneOf: (host: Element) => string;
/** What the page does when it has reason to read again. */
let onNews: () => void;

/** The state of one more governed model. */
function govern(id: string): BadgeState {
  const locator = `huggingface.co/${id.toLowerCase()}` as Sighting['locator'];
  const state = { ...approved, locator };
  governed.set(getBadgeKey(state), state);
  return state;
}

beforeEach(() => {
  session = new AbortController();
  governed = new Map();
  cached = new Map();
  asked = [];
  isAlive = true;
  isCacheBroken = false;
  answer = async (sightings) =>
    sightings.flatMap((sighting) => governed.get(getBadgeKey(sighting)) ?? []);
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => callback());
  const getRoot = catchShadowRoots();
  textOf = (host) => getRoot(host).textContent ?? '';
  toneOf = (host) => getRoot(host).querySelector('.pill')?.className ?? '';
});

afterEach(() => {
  session.abort();
  vi.useRealTimers();
});

function start(html: string, path: string | (() => string) = '/models'): void {
  const readPath = typeof path === 'string' ? () => path : path;
  window.history.replaceState(null, '', 'http://localhost:3000/');
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...page.body.childNodes);
  onNews = startPageSession({
    // The document of the tests is not on the hub: the hub is told another address.
    hub: { ...huggingFace, spots: (root) => huggingFace.spots(root, at(readPath())) },
    read(sightings) {
      asked.push(sightings);
      return answer(sightings);
    },
    readCache: async (sightings) => {
      if (isCacheBroken) throw new Error('The store cannot be read.');
      return new Map(
        [...cached].filter(([key]) => sightings.some((one) => getBadgeKey(one) === key)),
      );
    },
    getKey: getBadgeKey,
    openCard: async () => null,
    isAlive: () => isAlive,
    now: () => Date.now(),
    signal: session.signal,
  });
}

/** The background answers no sooner than the returned function is called. */
function holdAnswer(reply: () => Promise<readonly BadgeState[]>): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  answer = () => held.then(reply);
  return release;
}

const at = (path: string) => new URL(path, 'https://huggingface.co');
const card = (id: string) =>
  `<article><a href="/${id}"><header title="${id}"><h4>${id}</h4></header></a></article>`;
const listing = (...ids: string[]) =>
  `<div data-target="ModelList"><!---->${ids.map(card).join('')}</div>`;
const title = (id: string) =>
  `<main><div data-target="ModelHeader"><!----><header><h1><a href="/${id}">${id}</a></h1></header></div></main>`;
const badges = () => [...document.querySelectorAll('commonweight-badge')];

describe('startPageSession', () => {
  test('default: one question for the whole page, badges for governed models alone', async () => {
    govern('a/b');
    start(listing('a/b', 'c/d', 'e/f'));
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    expect(asked.map((one) => one.length)).toEqual([3]);
    expect(badges()[0]?.closest('article')?.textContent).toContain('a/b');
  });

  test('behaviour: the cache paints first, muted, and the answer takes its place', async () => {
    cached.set(getBadgeKey(approved), toStale(govern('mistralai/Mistral-7B-v0.1')));
    const reply = holdAnswer(async () => [approved]);
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    const [badge] = badges() as [Element];
    expect(textOf(badge)).toContain('Approved, not confirmed');
    reply();
    await vi.waitFor(() => expect(textOf(badge)).not.toContain('not confirmed'));
    expect(badges()).toEqual([badge]);
  });

  test('error: a cache that cannot be read keeps nobody from being asked', async () => {
    isCacheBroken = true;
    govern('a/b');
    start(listing('a/b'));
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
  });

  test('behaviour: a model that lost its record loses its badge', async () => {
    cached.set(getBadgeKey(approved), toStale(approved));
    const reply = holdAnswer(async () => []);
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    reply();
    await vi.waitFor(() => expect(badges()).toHaveLength(0));
  });

  test('behaviour: a card that becomes another model in place', async () => {
    govern('a/b');
    start(listing('a/b', 'c/d'));
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    const links = [...document.querySelectorAll('article a')];
    links[0]?.setAttribute('href', '/c/d');
    links[1]?.setAttribute('href', '/a/b');
    await vi.waitFor(() => expect(badges()[0]?.closest('a')).toBe(links[1]));
    expect(badges()).toHaveLength(1);
  });

  test('behaviour: an island that is not settled is left alone until it is', async () => {
    govern('mistralai/Mistral-7B-v0.1');
    const html = title('mistralai/Mistral-7B-v0.1').replace('<!---->', '<!--[-->');
    start(html, '/mistralai/Mistral-7B-v0.1');
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(badges()).toEqual([]);
    const island = document.querySelector('[data-target]') as Element;
    island.firstChild?.replaceWith(document.createComment(''));
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
  });

  test('behaviour: a page without end is asked about in part', async () => {
    start(listing(...Array.from({ length: spotsMax + 300 }, (_, i) => `owner/m${i}`)));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toHaveLength(spotsMax);
  });

  test('behaviour: a page that answers every insertion with a removal wins after a while', async () => {
    govern('a/b');
    let removals = 0;
    const observer = new MutationObserver(() => {
      for (const badge of badges()) {
        badge.remove();
        removals += 1;
      }
    });
    observer.observe(document, { childList: true, subtree: true });
    start(listing('a/b'));
    await vi.waitFor(() => expect(removals).toBe(5));
    document.body.append('more');
    document.body.append('and more');
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(removals).toBe(5);
    observer.disconnect();
  });

  test('behaviour: told that there is news, it asks for everything again, at once', async () => {
    const declared = { ...(badgeStates['declared'] as BadgeState), locator: approved.locator };
    const id = 'mistralai/Mistral-7B-v0.1';
    governed.set(getBadgeKey(declared), declared);
    govern('a/b');
    start(`${title(id)}${listing('a/b', 'c/d')}`, `/${id}`);
    await vi.waitFor(() => expect(badges()).toHaveLength(2));
    govern('c/d');
    govern(id);
    onNews();
    await vi.waitFor(() => expect(badges()).toHaveLength(3));
    expect(textOf(badges()[0] as Element)).toContain('Approved');
    expect(asked.slice(1).map((one) => one.map(({ locator }) => locator).sort())).toEqual([
      ['huggingface.co/a/b', 'huggingface.co/c/d', approved.locator],
    ]);
    session.abort();
    onNews();
    expect(asked).toHaveLength(2);
  });

  test('behaviour: a page that nobody looks at asks when somebody comes back to it', async () => {
    govern('a/b');
    start(listing('a/b'));
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    onNews();
    expect(asked).toHaveLength(1);
    visibility.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
  });

  test('behaviour: a page that lists its own model too asks as its title', async () => {
    const id = 'mistralai/Mistral-7B-v0.1';
    govern(id);
    start(`${title(id)}${listing(id)}`, `/${id}`);
    await vi.waitFor(() => expect(badges()).toHaveLength(2));
    // The background joins the two (sortSightings).
    expect(asked.map((one) => one.map(({ place }) => place))).toEqual([['title', 'card']]);
  });

  test('behaviour: from the back-forward cache everything is asked again', async () => {
    govern('a/b');
    start(listing('a/b'));
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
  });

  test('behaviour: an update under the open page takes the badges away and ends it', async () => {
    govern('a/b');
    start(listing('a/b'));
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    isAlive = false;
    document.body.append('a change');
    await vi.waitFor(() => expect(badges()).toHaveLength(0));
  });

  test('error: NoAnswerError: asked again by itself, on a page that stands still', async () => {
    vi.useFakeTimers();
    govern('mistralai/Mistral-7B-v0.1');
    const read = answer;
    answer = () => Promise.reject(new NoAnswerError({ message: 'badge.read' }));
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.advanceTimersByTimeAsync(4000);
    expect([asked.length, badges().length]).toEqual([1, 0]);
    answer = read;
    await vi.advanceTimersByTimeAsync(2000);
    expect([asked.length, badges().length]).toEqual([2, 1]);
  });

  test('error: NoAnswerError: what the cache gave is confirmed later', async () => {
    vi.useFakeTimers();
    cached.set(getBadgeKey(approved), toStale(govern('mistralai/Mistral-7B-v0.1')));
    const read = answer;
    answer = () => Promise.reject(new NoAnswerError({ message: 'badge.read' }));
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(textOf(badges()[0] as Element)).toContain('not confirmed');
    answer = read;
    await vi.advanceTimersByTimeAsync(5000);
    expect(textOf(badges()[0] as Element)).not.toContain('not confirmed');
  });

  test('behaviour: what was answered long ago is asked again while somebody looks, and muted where nobody answers', async () => {
    vi.useFakeTimers();
    governed.set(getBadgeKey(approved), { ...approved, said: sayBadge(approved) });
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.advanceTimersByTimeAsync(890_000);
    expect(asked).toHaveLength(1);
    expect(textOf(badges()[0] as Element)).not.toContain('not confirmed');
    answer = () => Promise.reject(new NoAnswerError({ message: 'badge.read' }));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked.length).toBeGreaterThan(1);
    expect(textOf(badges()[0] as Element)).toContain('Approved, not confirmed');
    expect(toneOf(badges()[0] as Element)).toContain('stale');
  });

  test('behaviour: what the page learns of later does not put off that the rest is asked again', async () => {
    vi.useFakeTimers();
    govern('a/b');
    start(listing('a/b'));
    await vi.advanceTimersByTimeAsync(600_000);
    document.querySelector('[data-target]')?.insertAdjacentHTML('beforeend', card('c/d'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.map((one) => one.length)).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(asked.map((one) => one.length)).toEqual([1, 1, 2]);
    await vi.advanceTimersByTimeAsync(900_000);
    expect(asked.map((one) => one.length)).toEqual([1, 1, 2, 2]);
  });

  test('behaviour: a page that nobody looks at is not asked about for its age', async () => {
    vi.useFakeTimers();
    govern('mistralai/Mistral-7B-v0.1');
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.advanceTimersByTimeAsync(1000);
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(asked).toHaveLength(1);
    hidden.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(2);
  });

  test('error: NoAnswerError: words that somebody put into the cache do not outlive the failure', async () => {
    vi.useFakeTimers();
    const said = { ...sayBadge(approved), word: 'Surely approved' };
    cached.set(getBadgeKey(approved), toStale({ ...govern('mistralai/Mistral-7B-v0.1'), said }));
    let fail = () => {};
    answer = () =>
      new Promise((_, reject) => {
        fail = () => reject(new NoAnswerError({ message: 'badge.read' }));
      });
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.advanceTimersByTimeAsync(100);
    expect(textOf(badges()[0] as Element)).toContain('Surely approved');
    fail();
    await vi.advanceTimersByTimeAsync(100);
    expect(textOf(badges()[0] as Element)).toContain('Approved, not confirmed');
  });

  test('error: NoAnswerError: a background that never answers is left alone after a while', async () => {
    vi.useFakeTimers();
    answer = () => Promise.reject(new NoAnswerError({ message: 'badge.read' }));
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(asked).toHaveLength(4);
  });

  test('error: ContextGoneError ends it too', async () => {
    cached.set(getBadgeKey(approved), toStale(approved));
    const reply = holdAnswer(() => Promise.reject(new ContextGoneError()));
    start(title('mistralai/Mistral-7B-v0.1'), '/mistralai/Mistral-7B-v0.1');
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    reply();
    await vi.waitFor(() => expect(badges()).toHaveLength(0));
  });

  test('behaviour: the end of the session takes every badge away', async () => {
    govern('a/b');
    start(listing('a/b'));
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    session.abort();
    expect(badges()).toEqual([]);
  });

  test('behaviour: a client-side route asks anew: as a card a model may have no badge that it has as a title', async () => {
    const state = govern('mistralai/Mistral-7B-v0.1');
    const release = holdAnswer(async () => []);
    let here = '/models';
    start(listing('mistralai/Mistral-7B-v0.1'), () => here);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    answer = async () => [state];
    here = '/mistralai/Mistral-7B-v0.1';
    window.history.pushState(null, '', here);
    document.body.replaceChildren(
      ...new DOMParser().parseFromString(title('mistralai/Mistral-7B-v0.1'), 'text/html').body
        .childNodes,
    );
    await vi.waitFor(() => expect(badges()).toHaveLength(1));
    // The card's answer comes late, and is of a page that is gone.
    release();
    document.body.append('a change');
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(badges()).toHaveLength(1);
  });
});
