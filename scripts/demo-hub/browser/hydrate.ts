/**
 * Brings the islands of a page to life as Svelte does. Its client walks what the server rendered and takes the
 * nodes over; a node of somebody else breaks that. Svelte 5 then loses the whole island (sveltejs/svelte #14920,
 * #15819), Svelte 4 removes the foreign node at the end.
 */

export type Settings = {
  era: '2026' | '2025';
  delayMs: number;
  /** The islands as the server rendered them. */
  islands: readonly { target: string; html: string }[];
};

declare global {
  // Read by tests: how many islands were lost.
  var __hydrationErrors: number;
  var __demoHub: Settings;
}

/** Hydrates every island. Says on <html> which came to life (`data-hydrated`) and which were lost. */
export function hydratePage(document: Document, settings: Settings): void {
  globalThis.__hydrationErrors = 0;
  const root = document.documentElement;
  const alive: string[] = [];
  const lost: string[] = [];
  for (const island of settings.islands) {
    const element = document.querySelector(`[data-target="${island.target}"]`);
    if (!element) continue;
    const difference = compareNodes(element, parseIsland(island.html));
    if (settings.era === '2025') {
      for (const node of difference.foreign) node.parentNode?.removeChild(node);
    } else if (difference.foreign.length > 0 || difference.isMissing) {
      lost.push(island.target);
      globalThis.__hydrationErrors += 1;
      element.replaceChildren();
      root.setAttribute('data-hydration-crashed', lost.join(' '));
      console.error(`Hydration of ${island.target} failed: its nodes are not the server's.`);
      continue;
    }
    dropMarkers(element);
    alive.push(island.target);
  }
  root.setAttribute('data-hydrated', alive.join(' '));
}

/** Within an element, or a comment at the start would come to stand before <html>. */
function parseIsland(text: string): Node {
  const parsed = new DOMParser().parseFromString(`<div>${text}</div>`, 'text/html');
  return parsed.body.firstChild as Node;
}

export type Difference = {
  /** Nodes that the server did not render; of a whole foreign tree only its root. */
  foreign: Node[];
  /** Whether something that the server rendered is gone or stands elsewhere. */
  isMissing: boolean;
};

/** Walks two trees side by side. Attributes are not looked at, as in the real thing. */
export function compareNodes(live: Node, rendered: Node): Difference {
  const difference: Difference = { foreign: [], isMissing: false };
  const wanted = [...rendered.childNodes];
  let index = 0;
  for (const node of live.childNodes) {
    const counterpart = wanted[index];
    if (!counterpart || !isSameKind(node, counterpart)) {
      difference.foreign.push(node);
      continue;
    }
    index += 1;
    const inside = compareNodes(node, counterpart);
    difference.foreign.push(...inside.foreign);
    difference.isMissing ||= inside.isMissing;
  }
  difference.isMissing ||= index < wanted.length;
  return difference;
}

function isSameKind(a: Node, b: Node): boolean {
  if (a.nodeName !== b.nodeName) return false;
  return a.nodeType === a.ELEMENT_NODE || a.nodeValue === b.nodeValue;
}

/** After hydration only empty comments are left in an island. */
function dropMarkers(element: Element): void {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  const markers: Comment[] = [];
  while (walker.nextNode()) markers.push(walker.currentNode as Comment);
  for (const marker of markers) {
    if (marker.data.startsWith('[')) marker.data = '';
    else if (marker.data === ']') marker.remove();
  }
}
