/** The newest records of a network's registry, for picking a model by name. */
import type { Model } from '@/lib/model/badge';
import { readOrThrow, readRecords } from './lens';
import type { Network } from './networks';

/** Records looked through; whoever means an older one gives its page's address. */
const recordsMax = 100n;

/**
 * Newest first; `more` when the registry holds others.
 * @throws {@link EndpointsDisagreeError} and endpoint errors
 */
export async function readNewestRecords(
  network: Network,
  now: () => number,
): Promise<{ models: readonly Model[]; more: boolean }> {
  const head = await readOrThrow(network, 'keys', [0n, 0n], now);
  const { total } = head.value;
  const from = total > recordsMax ? total - recordsMax : 0n;
  const { value } = await readOrThrow(network, 'keys', [from, recordsMax], now);
  const ids = [...new Set(value.records.filter((id) => id > 0n))].reverse();
  if (ids.length === 0) return { models: [], more: false };
  const { models } = await readRecords(network, ids, now);
  return { models, more: from > 0n };
}
