/** Whether the endpoint's chain goes on. One that stands still says the same for ever, and the keeper would be silent. Pure. */

export type Head = { number: bigint | null; sinceMs: number; isTold: boolean };

const stillMs = 10 * 60_000;

export function createHead(): Head {
  return { number: null, sinceMs: 0, isTold: false };
}

/** Notes the last block; gives what is to be told of it, or null. */
export function noteHead(head: Head, number: bigint, nowMs: number): string | null {
  if (number !== head.number) {
    const goesOn = head.isTold ? `The endpoint has new blocks again, up to ${number}` : null;
    Object.assign(head, { number, sinceMs: nowMs, isTold: false });
    return goesOn;
  }
  if (head.isTold || nowMs - head.sinceMs < stillMs) return null;
  head.isTold = true;
  return `The endpoint has had no block after ${number} for ten minutes: what it says is of the past`;
}
