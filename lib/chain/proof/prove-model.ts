/**
 * Proves what a verdict rests on: the header of the block the lens was read at, on which two operators agree, then one
 * `eth_getProof` for the registry and one for the launcher, then fact by fact against what the lens told. A difference
 * is a lie told by whoever gave the lens's answer: there is no value then.
 */
import type { ProofState } from '@/lib/model/proof';
import { type ChainPoint, differencesMax, type Provenance } from '@/lib/model/provenance';
import { deployment } from '../deployment';
import { toDifference } from '../differences';
import type { Network } from '../networks';
import type { Words } from './account';
import {
  getLauncherFacts,
  getRegistryFacts,
  type ProvableFact,
  type ToldModel,
} from './model-facts';
import { type AccountQuery, readProvedAccounts } from './read-account';
import { type AgreedHeader, readAgreedHeader } from './read-header';

type Disputed = Extract<Provenance, { kind: 'disputed' }>;
export type ModelProof =
  | {
      status: 'proved';
      provenance: Extract<Provenance, { kind: 'proved' }>;
      proof: ProofState;
    }
  | { status: 'failed'; proof: ProofState }
  | { status: 'disputed'; provenance: Disputed };

/** What the lens told of a model, and how that is known. */
export type Told = ToldModel & {
  at: ChainPoint;
  provenance: Provenance;
};

/** Never throws for what an endpoint does. */
export async function proveModel(
  network: Network,
  told: Told,
  now: () => number,
): Promise<ModelProof> {
  const agreed = await readAgreedHeader(network, told.at.blockNumber, now);
  if (agreed.status === 'failed') return { status: 'failed', proof: agreed };
  const { header, operators } = agreed;
  if (header.timestamp !== told.at.timestamp) {
    return { status: 'failed', proof: { status: 'failed', why: 'block-gone', operators } };
  }
  const [registry, launcher] = [getRegistryFacts(told), getLauncherFacts(told)];
  const { codeHashes } = deployment;
  const accounts = [
    toQuery(deployment.registry, codeHashes.registry, registry),
    toQuery(deployment.launcher, codeHashes.launcher, launcher),
  ];
  const read = await readProvedAccounts(network, { header, accounts }, now);
  if (read.status === 'failed') return { status: 'failed', proof: read };
  const [registryWords, launcherWords] = read.words as [Words, Words];
  const differing = [
    ...listDiffering(registry, registryWords),
    ...listDiffering(launcher, launcherWords),
  ];
  if (differing.length > 0) return toDisputed(told, differing, now());
  const provenance = toProved(told.at, agreed, now());
  return { status: 'proved', provenance, proof: { status: 'proved', rest: told.provenance } };
}

function toQuery(
  address: AccountQuery['address'],
  codeHash: AccountQuery['codeHash'],
  facts: readonly ProvableFact[],
): AccountQuery {
  return { address, codeHash, slots: facts.flatMap(({ slots }) => slots) };
}

type Differing = { fact: ProvableFact; proved: string };

function listDiffering(facts: readonly ProvableFact[], words: Words): Differing[] {
  return facts
    .map((fact) => ({ fact, proved: fact.read(words) }))
    .filter(({ fact, proved }) => proved !== fact.told);
}

function toProved(
  at: ChainPoint,
  { agreed, asked, operators }: AgreedHeader,
  readAtMs: number,
): Extract<Provenance, { kind: 'proved' }> {
  return { kind: 'proved', at: { ...at, readAtMs }, agreed, asked, operators };
}

function toDisputed(
  { provenance }: Told,
  differing: readonly Differing[],
  readAtMs: number,
): ModelProof {
  const operators = getOperators(provenance);
  const differences = differing
    .slice(0, differencesMax)
    .map(({ fact, proved }) =>
      toDifference(fact.fact, [
        ...operators.map((by) => ({ by, value: fact.told })),
        { by: null, value: proved },
      ]),
    );
  return {
    status: 'disputed',
    provenance: { kind: 'disputed', operators, readAtMs, differences },
  };
}

function getOperators(provenance: Provenance): readonly string[] {
  if ('operators' in provenance) return provenance.operators;
  return 'operator' in provenance ? [provenance.operator] : [];
}
