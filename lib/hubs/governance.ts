/**
 * What a repository says governs it: `governance:` of a model card, or the same key of a `governance.json` at its root.
 * CAIP texts for `provenance/link`, written by whoever can write to the repository.
 */
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
