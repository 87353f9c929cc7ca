/** When a page is looked at again: as soon as it has changed, and never so often that it would be felt. */

/** A look that took some time is followed by a pause of this many times as long. */
const pausePerLook = 4;

/**
 * Gives a function to call at every change; many calls become one run. A run comes as a task of its own right after
 * the page's, so that the page's own drawing is not made longer; where that must wait, still before the page is drawn
 * again: a card that became another model's is never seen with the badge of the one before.
 */
export function createLookTask(look: () => void, signal: AbortSignal): () => void {
  let isDue = false;
  let pauseMs = 0;
  let endedAtMs = 0;
  const run = () => {
    if (!isDue || signal.aborted) return;
    isDue = false;
    const startedAtMs = performance.now();
    look();
    endedAtMs = performance.now();
    pauseMs = pausePerLook * (endedAtMs - startedAtMs);
  };
  return () => {
    if (isDue || signal.aborted) return;
    isDue = true;
    requestAnimationFrame(run);
    if (document.visibilityState === 'visible')
      setTimeout(run, endedAtMs + pauseMs - performance.now());
  };
}
