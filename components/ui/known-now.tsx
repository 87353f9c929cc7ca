import type { ReadonlySignal } from '@preact/signals';
import type { Provenance } from '@/lib/model/provenance';
import { Known } from './known';

/** The same with a clock that goes on: this line alone is drawn again each second, not all that stands around it. */
export function KnownNow(of: { provenance: Provenance; nowMs: ReadonlySignal<number> }) {
  return <Known provenance={of.provenance} nowMs={of.nowMs.value} />;
}
