/**
 * Whether the page has put something over an element (threat T9). IntersectionObserver v2 tells even where
 * `elementFromPoint` does not; Firefox has none, and there nothing is ever reported as covered.
 */

/** Fields of version 2 that TypeScript's library does not know. */
type Options2 = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type Entry2 = IntersectionObserverEntry & { isVisible?: boolean };

/** 100 ms is the least delay a browser allows. */
const options: Options2 = { trackVisibility: true, delay: 100 };

/**
 * Watches until the signal aborts. The function tells whether it was covered when last seen, or is now: the first
 * catches a page that uncovers at the press, the second one that covers just before it.
 */
export function watchCover(element: Element, signal: AbortSignal): () => Promise<boolean> {
  let covered = false;
  const observer = new IntersectionObserver((entries) => {
    covered = isCovered(entries);
  }, options);
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return async () => covered || (await look(element));
}

/** A new observer always begins with what is so now. */
function look(element: Element): Promise<boolean> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(isCovered(entries));
    }, options);
    observer.observe(element);
  });
}

function isCovered(entries: readonly IntersectionObserverEntry[]): boolean {
  const last = entries.at(-1) as Entry2 | undefined;
  return last?.isIntersecting === true && last.isVisible === false;
}
