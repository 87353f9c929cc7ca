import type { Provenance } from '@/lib/model/provenance';
import { getProvenanceText } from './provenance-text';
import { Time } from './time';

type Props = {
  provenance: Provenance;
  /** The computer's clock, in milliseconds. */
  nowMs: number;
};

/** How a fact is known, and how long ago it was read. */
export function Known({ provenance, nowMs }: Props) {
  const readAtMs = 'at' in provenance ? provenance.at.readAtMs : provenance.readAtMs;
  // A clock that goes by seconds may be behind what was just read.
  const atMs = Math.min(readAtMs, nowMs);
  return (
    <>
      {getProvenanceText(provenance)} <Time at={toSeconds(atMs)} now={toSeconds(nowMs)} />
    </>
  );
}

function toSeconds(ms: number): bigint {
  return BigInt(Math.floor(ms / 1000));
}
