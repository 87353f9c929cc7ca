/**
 * What a repository says governs it: `governance:` of a model card, or the same key of a `governance.json` at its root.
 * CAIP texts for `provenance/link`, written by whoever can write to the repository.
 */
import type { HubRepository } from '@/lib/hubs/types';
import { declaredLengthMax, declaredMax } from '@/lib/model/badge';

/** A `governance.json` has at most this many bytes. */
export const governanceBytesMax = 20_000;

/** The texts of the key `governance`, one or a list; whatever else is there is left out. Never throws. */
export function readGovernance(holder: unknown): string[] {
  const value = isRecord(holder) ? holder['governance'] : null;
  return (Array.isArray(value) ? value : [value])
    .filter((text) => typeof text === 'string')
    .filter(({ length }) => length > 0 && length <= declaredLengthMax)
    .slice(0, declaredMax);
}

/** What the link file of a commit is known to say; null when it was never seen to say anything, which may have been chance. */
export function getLinkOf(
  commit: string,
  before: Pick<HubRepository, 'commit' | 'governance'> | null,
): readonly string[] | null {
  return before?.commit === commit && before.governance.length > 0 ? before.governance : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
