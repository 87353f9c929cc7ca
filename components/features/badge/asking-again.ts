/** A question to the background is asked again by itself: a page that stands still gives no occasion. */

/** No sooner than this, whatever the page does meanwhile. */
export const retryAfterMs = 5_000;
/** Between failures in a row; after the last the reader's return to the page is waited for. */
const waitsMs = [retryAfterMs, 35_000, 120_000];
/** How long an answer is of now, as a block is to the judge. */
const answerAgeMsMax = 900_000;

/** What to do with each outcome. Ends with the signal. */
export function askAgain(ask: () => void, signal: AbortSignal) {
  let failures = 0;
  let aging: ReturnType<typeof setTimeout>;
  return {
    onAnswered(): void {
      failures = 0;
      clearTimeout(aging);
      // A page that nobody looks at asks when somebody comes back to it.
      aging = setTimeout(() => signal.aborted || document.hidden || ask(), answerAgeMsMax);
    },
    onFailed(): void {
      const waitMs = waitsMs[failures];
      failures += 1;
      if (waitMs !== undefined) setTimeout(() => signal.aborted || ask(), waitMs);
    },
  };
}
