/**
 * Whether the page has put something over an element (threat T9). IntersectionObserver v2 tells even where
 * `elementFromPoint` does not; Firefox has none, and there nothing is ever reported as covered.
 */

/** Fields of version 2 that TypeScript's library does not know. */
type Options2 = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type Entry2 = IntersectionObserverEntry & { isVisible?: boolean };

/** Watches until the signal aborts; the function tells what was seen last. `delay` is the least a browser allows, in ms. */
export function watchCover(element: Element, signal: AbortSignal): () => boolean {
  let covered = false;
  const options: Options2 = { trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as Entry2 | undefined;
    covered = last?.isIntersecting === true && last.isVisible === false;
  }, options);
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return () => covered;
}
