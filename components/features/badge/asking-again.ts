/** A question to the background is asked again by itself: a page that stands still gives no occasion. */
import { ofNowMs } from '@/lib/model/provenance';

/** No sooner than this, whatever the page does meanwhile. */
export const retryAfterMs = 5_000;
/** Between failures in a row; after the last the reader's return to the page is waited for. */
const waitsMs = [retryAfterMs, 35_000, 120_000];

/** What to do with each outcome. Ends with the signal. */
export function askAgain(ask: () => void, signal: AbortSignal) {
  let failures = 0;
  let isAging = false;
  return {
    onAnswered(): void {
      failures = 0;
      // Of many answers the oldest counts: a page that keeps learning of more models is asked about as a whole.
      if (isAging) return;
      isAging = true;
      setTimeout(() => {
        isAging = false;
        // A page that nobody looks at asks when somebody comes back to it.
        if (!signal.aborted && !document.hidden) ask();
      }, ofNowMs);
    },
    onFailed(): void {
      const waitMs = waitsMs[failures];
      failures += 1;
      if (waitMs !== undefined) setTimeout(() => signal.aborted || ask(), waitMs);
    },
  };
}
