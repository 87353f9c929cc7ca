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
 * Watches for as long as the element is there. The function tells whether it was covered when last seen, or is now: the
 * first catches a page that uncovers at the press, the second one that covers just before it.
 */
export function watchCover(element: Element): () => Promise<boolean> {
  let wasCovered = false;
  const observe = (tell: (isCovered: boolean, observer: IntersectionObserver) => void) =>
    new IntersectionObserver((entries, observer) => {
      const { isIntersecting, isVisible } = entries.at(-1) as Entry2;
      tell(isIntersecting && isVisible === false, observer);
    }, options).observe(element);
  observe((isCovered) => {
    wasCovered = isCovered;
  });
  // A new observer always begins with what is so now.
  const look = () =>
    new Promise<boolean>((resolve) =>
      observe((isCovered, observer) => {
        observer.disconnect();
        resolve(isCovered);
      }),
    );
  return async () => wasCovered || look();
}
