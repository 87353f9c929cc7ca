/** When a page is looked at again: as soon as it has changed, and never so often that it would be felt. */

/** A look that took some time is followed by a pause of this many times as long. */
const pausePerLook = 4;

/**
 * Gives a function to call at every change; many calls become one run. A run comes as a task of its own right after
 * the page's (a frame later is a frame too late, and would make the page's own drawing longer); a page that nobody
 * looks at waits until it is drawn again.
 */
export function createLookTask(look: () => void, signal: AbortSignal): () => void {
  let isDue = false;
  let pauseMs = 0;
  let endedAtMs = 0;
  const run = () => {
    isDue = false;
    if (signal.aborted) return;
    const startedAtMs = performance.now();
    look();
    endedAtMs = performance.now();
    pauseMs = pausePerLook * (endedAtMs - startedAtMs);
  };
  return () => {
    if (isDue || signal.aborted) return;
    isDue = true;
    if (document.visibilityState !== 'visible') requestAnimationFrame(run);
    else setTimeout(run, endedAtMs + pauseMs - performance.now());
  };
}
