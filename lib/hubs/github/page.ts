/**
 * GitHub's repository pages, for model repositories: Turbo visits replace the body in place, and React parts of it
 * change the address by themselves. A repository's page says its name in a meta element; without it nothing is taken
 * for one. How the pages are built is known from programs that read them (refined-github), not from a real page.
 * Parts of the header are React's, which gives no sign that it has taken over.
 */
// Test pages: model https://github.com/openai/whisper (and /tree/main, /blob/main/README.md)
// · listing https://github.com/openai?tab=repositories · none https://github.com/settings/tokens, https://github.com/topics/llm
import {
  findLinkTo,
  getCards,
  getLinked,
  getOuterRow,
  parsePath,
  parsePathAt,
  toSpot,
} from '@/lib/hubs/page-links';
import { defineHub, type ModelReference, type Spot } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const owner = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?$/;
const name = /^[A-Za-z0-9_.-]{1,100}$/;
/** First segments that are the hub's own pages, as far as they have pages below them. */
const reserved = new Set(
  `apps collections contact enterprise events explore features login marketplace notifications orgs
  organizations search security sessions settings site solutions sponsors stars topics trending users`.split(
    /\s+/,
  ),
);
/**
 * Pages of a repository whose fourth segment is a revision: one segment, since a branch's slashes cannot be told from a
 * path's. What follows is a file or a folder of it, or the rest of another branch's name: then the revision has no such.
 */
const revisionPages = new Set('blob blame raw tree commit commits edit'.split(' '));
/** Pages of a repository that name no revision. Comparisons and releases do, and these bring files that are in none. */
const plainPages = new Set(
  `actions activity branches deployments discussions forks graphs issues labels
  milestones projects pulls pulse security settings stargazers tags
  wiki`.split(/\s+/),
);

export const github = defineHub({
  id: 'github',
  name: 'GitHub',
  matches: ['https://github.com/*'],
  apiMatches: ['https://api.github.com/*'],
  structure: 'unverified',
  locate,
  spots,
});

function locate(url: URL): ModelReference | null {
  const [user = '', repository = '', page, revision, ...rest] =
    parsePathAt('github.com', url) ?? [];
  if (!isRepository(user, repository)) return null;
  const locator = `github.com/${user}/${repository}`.toLowerCase() as Locator;
  if (page !== undefined && revisionPages.has(page)) {
    return { locator, revision: revision ?? null, path: rest.join('/') || null };
  }
  const isPlain = page === undefined || plainPages.has(page);
  return isPlain ? { locator, revision: null, path: null } : null;
}

function isRepository(user: string, repository: string): boolean {
  return (
    owner.test(user) &&
    !reserved.has(user.toLowerCase()) &&
    name.test(repository) &&
    !/^\.{1,2}$|\.git$/i.test(repository)
  );
}

function* spots(root: ParentNode, here: URL): Generator<Spot> {
  const reference = locate(here);
  if (reference && isOfRepository(root, reference)) {
    const links = root.querySelectorAll('main a[href], header a[href]');
    const named = [...links].filter((link) => isNamed(link, reference));
    const follow = (link: Element) => getLinked(link, here, locate);
    const title = findLinkTo(reference, named.sort(mainFirst), follow);
    if (title) yield toSpot(getOuterRow(title), reference);
  }
  // On a repository's own pages texts of its readers link wherever they like.
  if (!reference) {
    yield* getCards(root.querySelectorAll('main :is(h2, h3, h4) a[href]'), here, locateAlone);
  }
}

/** A card leads to a repository itself. */
function locateAlone(url: URL): ModelReference | null {
  return (parsePath(url)?.length ?? 0) > 2 ? null : locate(url);
}

/** Turbo and React change the page under the address: the page says itself which repository it shows. */
function isOfRepository(root: ParentNode, { locator }: ModelReference): boolean {
  const meta = root.querySelector('meta[name="octolytics-dimension-repository_nwo"]');
  return `github.com/${meta?.getAttribute('content')?.toLowerCase()}` === locator;
}

/** Many links lead to a repository; its name is the one that says so. */
function isNamed(link: Element, { locator }: ModelReference): boolean {
  return locator.endsWith(`/${link.textContent.trim().toLowerCase()}`);
}

function mainFirst(a: Element, b: Element): number {
  return Number(b.closest('main') !== null) - Number(a.closest('main') !== null);
}
