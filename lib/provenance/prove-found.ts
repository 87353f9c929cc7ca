import { proveModel } from '@/lib/chain/proof/prove-model';
import type { Found } from './read-models';

type FoundModel = Extract<Found, { status: 'found' }>;
type Disputed = Extract<Found, { status: 'disputed' }>;

/** What was found, proved; with the reason when it could not be, and disputed when the proof says otherwise. */
export async function proveFound(
  found: FoundModel,
  now: () => number,
): Promise<FoundModel | Disputed> {
  const { network, locator } = found;
  const result = await proveModel(network, found, now);
  if (result.status === 'disputed') {
    return { network, locator, status: 'disputed', provenance: result.provenance };
  }
  if (result.status === 'failed') return { ...found, proof: result.proof };
  return { ...found, provenance: result.provenance, proof: result.proof };
}
