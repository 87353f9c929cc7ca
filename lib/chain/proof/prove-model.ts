/**
 * Proves what a verdict rests on: the header of the block the lens was read at, on which two operators agree, then one
 * `eth_getProof` for the registry, one for the launcher and one for the model's governor, then fact by fact against what
 * the lens told. A difference is a lie told by whoever gave the lens's answer: there is no value then.
 */
import { zeroAddress } from 'viem';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { deployment } from '../deployment';
import type { Network } from '../networks';
import type { Words } from './account';
import {
  getGovernorFacts,
  getLauncherFacts,
  getRegistryFacts,
  isByForeignTimelock,
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
  const { model } = told;
  const agreed = await readAgreedHeader(network, told.at.blockNumber, now);
  if (agreed.status === 'failed') return { status: 'failed', proof: agreed };
  const { header, operators } = agreed;
  if (header.timestamp !== told.at.timestamp) {
    return { status: 'failed', proof: { status: 'failed', why: 'block-gone', operators } };
  }
  const { codeHashes } = deployment;
  const parts = [
    { address: deployment.registry, codeHash: codeHashes.registry, facts: getRegistryFacts(told) },
    { address: deployment.launcher, codeHash: codeHashes.launcher, facts: getLauncherFacts(told) },
    // Its code is known by what the launcher holds.
    { address: model.governor ?? zeroAddress, codeHash: null, facts: getGovernorFacts(told) },
  ].filter(({ facts }) => facts.length > 0);
  const accounts = parts.map(toQuery);
  const read = await readProvedAccounts(network, { header, accounts }, now);
  if (read.status === 'failed') return { status: 'failed', proof: read };
  const contradictions = parts.flatMap(({ facts }, i) =>
    listContradictions(facts, read.words[i] as Words),
  );
  if (contradictions.length > 0) return toContradiction(told.provenance, contradictions, now());
  if (isByForeignTimelock(told, read.words[1] as Words)) {
    return { status: 'failed', proof: { status: 'failed', why: 'foreign-approval', operators } };
  }
  return toProved(told, agreed, now());
}

type Part = Pick<AccountQuery, 'address' | 'codeHash'> & { facts: readonly ProvableFact[] };

function toQuery({ address, codeHash, facts }: Part): AccountQuery {
  return { address, codeHash, slots: facts.flatMap(({ slots }) => slots) };
}

function listContradictions(facts: readonly ProvableFact[], words: Words): Contradiction[] {
  return facts
    .map(({ fact, told, read }) => ({ fact, told, proved: read(words) }))
    .filter(({ told, proved }) => proved !== told);
}
