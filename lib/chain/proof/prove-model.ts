/**
 * Proves what a verdict rests on: the header of the block the lens was read at, on which two operators agree, then one
 * `eth_getProof` for the registry and one for the launcher, then fact by fact against what the lens told. A difference
 * is a lie told by whoever gave the lens's answer: there is no value then.
 */
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { deployment } from '../deployment';
import type { Network } from '../networks';
import type { Words } from './account';
import {
  getLauncherFacts,
  getRegistryFacts,
  type ProvableFact,
  type ToldModel,
} from './model-facts';
import { type Contradiction, type ModelProof, toContradiction, toProved } from './proof-result';
import { type AccountQuery, readProvedAccounts } from './read-account';
import { readAgreedHeader } from './read-header';

/** What the lens told of a model, and how that is known. */
export type Told = ToldModel & { at: ChainPoint; provenance: Provenance };

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
  const contradictions = [
    ...listContradictions(registry, registryWords),
    ...listContradictions(launcher, launcherWords),
  ];
  return contradictions.length > 0
    ? toContradiction(told.provenance, contradictions, now())
    : toProved(told, agreed, now());
}

function toQuery(
  address: AccountQuery['address'],
  codeHash: AccountQuery['codeHash'],
  facts: readonly ProvableFact[],
): AccountQuery {
  return { address, codeHash, slots: facts.flatMap(({ slots }) => slots) };
}

function listContradictions(facts: readonly ProvableFact[], words: Words): Contradiction[] {
  return facts
    .map(({ fact, told, read }) => ({ fact, told, proved: read(words) }))
    .filter(({ told, proved }) => proved !== told);
}
