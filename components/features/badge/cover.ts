/**
 * Whether the page has put something over an element, or made it faint (threat T9). IntersectionObserver v2 tells even
 * where `elementFromPoint` does not; Firefox has none, and there nothing is ever reported as covered.
 */

/** Fields of version 2 that TypeScript's library does not know. */
type Options2 = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type Entry2 = IntersectionObserverEntry & { isVisible?: boolean };

/** 100 ms is the least delay a browser allows. */
const options: Options2 = { trackVisibility: true, delay: 100 };

/** So long what was seen covered must be in plain sight again: longer than a hand takes from the decision to the end of the press. */
const inSightMs = 500;

/**
 * Whether a person pressed, and meant what lay there: the second click of two was meant for what the first one may have
 * taken away.
 */
export function isOnePress({ isTrusted, detail }: MouseEvent): boolean {
  return isTrusted && detail < 2;
}

/**
 * A look at an element: whether it is covered, or was a moment ago. The first catches a page that covers just before the
 * press, the second one that uncovers for it. From the first look on it is watched, for as long as it is there. Of looks
 * that overlap the last alone is answered; the promises of those before it never settle.
 */
export function createCoverLook(element: Element): () => Promise<boolean> {
  /** Since when it is in plain sight; Infinity while it is not. */
  let sinceMs = Number.NEGATIVE_INFINITY;
  const isCovered = () => performance.now() < sinceMs + inSightMs;
  let tell: (isCovered: boolean) => void;
  let observer: IntersectionObserver | undefined;
  return () =>
    new Promise((resolve) => {
      tell = resolve;
      observer ??= new IntersectionObserver((entries) => {
        const { isIntersecting, isVisible } = entries.pop() as Entry2;
        // What it opened lies close by: to close that is never refused, nor what is pressed right after.
        const isHidden = isIntersecting && isVisible === false && element.ariaExpanded !== 'true';
        if (isHidden) sinceMs = Number.POSITIVE_INFINITY;
        else if (sinceMs === Number.POSITIVE_INFINITY) sinceMs = performance.now();
        tell(isCovered());
      }, options);
      // Observed anew, it begins with what is so now.
      observer.unobserve(element);
      observer.observe(element);
    });
}
