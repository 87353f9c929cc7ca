/** What is known of facts that came in several answers. */
import type { ChainPoint, Provenance } from '@/lib/model/provenance';

type Answered = { at: ChainPoint; provenance: Provenance };

/** Of an answer in several parts no more is known than of the part that is known least. */
export function getWeaker<One extends Answered>(one: One, other: One): One {
  const count = ({ provenance }: One) =>
    'operators' in provenance ? new Set(provenance.operators).size : 0;
  if (count(one) !== count(other)) return count(one) < count(other) ? one : other;
  return one.at.blockNumber <= other.at.blockNumber ? one : other;
}
