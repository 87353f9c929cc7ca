/**
 * Whether the page has put something over an element, or made it faint (threat T9). IntersectionObserver v2 tells even
 * where `elementFromPoint` does not; Firefox has none, and there nothing is ever reported as covered.
 */

/** Fields of version 2 that TypeScript's library does not know. */
type Options2 = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type Entry2 = IntersectionObserverEntry & { isVisible?: boolean };

/** 100 ms is the least delay a browser allows. */
const options: Options2 = { trackVisibility: true, delay: 100 };

/**
 * A look at an element: whether it was covered when last seen, or is now. The first catches a page that uncovers at the
 * press, the second one that covers just before it. From the first look on it is watched, for as long as it is there. Of
 * looks that overlap the last alone is answered; the promises of those before it never settle.
 */
export function createCoverLook(element: Element): () => Promise<boolean> {
  let isCovered = false;
  let tell: (isCovered: boolean) => void;
  let observer: IntersectionObserver | undefined;
  return async () =>
    isCovered ||
    new Promise<boolean>((resolve) => {
      tell = resolve;
      observer ??= new IntersectionObserver((entries) => {
        const { isIntersecting, isVisible } = entries.pop() as Entry2;
        // What it opened lies close by: to close that is never refused, nor what is pressed right after.
        isCovered = isIntersecting && isVisible === false && element.ariaExpanded !== 'true';
        tell(isCovered);
      }, options);
      // Observed anew, it begins with what is so now.
      observer.unobserve(element);
      observer.observe(element);
    });
}
