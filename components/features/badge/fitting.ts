/** When pills are fitted into their rows: measuring makes the page lay itself out, so all of one look are measured together. */

type Pill = { fit: () => void };

/** Gives a function to call for each pill that changed; all are fitted right after the task that runs, so before a frame. */
export function createFitting(): (pill: Pill) => void {
  const due = new Set<Pill>();
  const run = () => {
    const pills = [...due];
    due.clear();
    for (const pill of pills) pill.fit();
  };
  return (pill) => {
    if (due.size === 0) queueMicrotask(run);
    due.add(pill);
  };
}
