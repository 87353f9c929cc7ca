/** What comes of a proof: proved, not proved and why, or a contradiction of what was told. */
import type { ProofState } from '@/lib/model/proof';
import {
  type ChainPoint,
  differencesMax,
  type FactName,
  type Provenance,
} from '@/lib/model/provenance';
import { toDifference } from '../differences';
import type { AgreedHeader } from './read-header';

export type ModelProof =
  | {
      status: 'proved';
      provenance: Extract<Provenance, { kind: 'proved' }>;
      proof: ProofState;
    }
  | { status: 'failed'; proof: ProofState }
  | { status: 'disputed'; provenance: Extract<Provenance, { kind: 'disputed' }> };

/** A fact that the proof contradicts. */
export type Contradiction = { fact: FactName; told: string; proved: string };

/** All facts are as told; what is not part of the proof stays known as before. */
export function toProved(
  told: { at: ChainPoint; provenance: Provenance },
  { agreed, asked, operators }: AgreedHeader,
  readAtMs: number,
): ModelProof {
  const at = { ...told.at, readAtMs };
  return {
    status: 'proved',
    provenance: { kind: 'proved', at, agreed, asked, operators },
    proof: { status: 'proved', rest: told.provenance },
  };
}

/** Whoever told it told it wrong. */
export function toContradiction(
  provenance: Provenance,
  contradictions: readonly Contradiction[],
  readAtMs: number,
): ModelProof {
  const operators = getOperators(provenance);
  const differences = contradictions
    .slice(0, differencesMax)
    .map(({ fact, told, proved }) =>
      toDifference(fact, [
        ...operators.map((by) => ({ by, value: told })),
        { by: null, value: proved },
      ]),
    );
  return { status: 'disputed', provenance: { kind: 'disputed', operators, readAtMs, differences } };
}

function getOperators(provenance: Provenance): readonly string[] {
  if ('operators' in provenance) return provenance.operators;
  return 'operator' in provenance ? [provenance.operator] : [];
}
