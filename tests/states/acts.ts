/** What owners and strangers do with the hub's repositories on the chain, and what the repositories then name. */
import { bytesToHex, encodeFunctionData, type Hex } from 'viem';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { formatRecordId } from '@/lib/model/caip';
import { listDigestOffsets } from '@/lib/provenance/digest-offsets';
import { formatManifest } from '@/lib/provenance/manifest';
import { findRepository } from '@/scripts/demo-hub/repositories';
import { manifestFilesOf, type Repository } from '@/scripts/demo-hub/repository';
import type { Person } from '@/scripts/embedded-chain/accounts';
import { createCommunity } from '@/scripts/embedded-chain/community';
import { getContracts } from '@/scripts/embedded-chain/demo-chain';
import { encodeApproval } from '@/scripts/embedded-chain/seed-actions';
import type { Stage } from '@/scripts/start/stage';

type Files = Parameters<typeof formatManifest>[0];

/** By the repository's id on Hugging Face, in its own case. */
export type Acts = OnRegistry & {
  /** Makes a record of a repository; `repositoryId` is the one recorded, by default the hub's own. */
  register: (by: Person, id: string, repositoryId?: string) => Promise<bigint>;
  /** A record of any hub's model. */
  claim: (by: Person, locator: string, repositoryId: string) => Promise<bigint>;
  /** The repository's card names this record, of this chain or of another; or whatever text. */
  name: (id: string, record: bigint | string, chainId?: number) => void;
  /** Registers, names and approves: a model of one owner. */
  own: (by: Person, id: string) => Promise<bigint>;
  /** The repository's files at a commit, counted from the newest, as the hub lists them now. */
  listFiles: (id: string, commit: number) => Files;
};

type OnRegistry = {
  /** The owner approves files alone. */
  approve: (by: Person, record: bigint, of: { commit: string; files: Files }) => Promise<void>;
  /** Publishes the manifest of the first approval, and indexes its digests. */
  index: (by: Person, record: bigint, files: Files) => Promise<void>;
  suspend: (by: Person, record: bigint, reason: string) => Promise<void>;
  setTerms: (by: Person, record: bigint, licence: string) => Promise<void>;
};

/** The acts on one stage; `records` is what the hub's repositories name, and is changed by them. */
export function createActs(
  { chain, hub }: Pick<Stage, 'chain' | 'hub'>,
  records: Record<string, string>,
): Acts {
  const contracts = getContracts();
  const community = createCommunity(chain.rpcUrl, contracts);
  const acts: Acts = {
    ...createRegistryActs(async (by, data) => {
      await community.send(by, contracts.registry, data);
    }),
    claim: community.register,
    register: (by, id, repositoryId = find(id)._id) =>
      community.register(by, `huggingface.co/${id.toLowerCase()}`, repositoryId),
    name: (id, record, chainId = chain.chainId) => {
      const { registry } = contracts;
      const isText = typeof record === 'string';
      records[id] = isText ? record : formatRecordId({ chainId, registry, id: record });
      hub.setRecords(records);
    },
    listFiles: (id, commit) => {
      const repository = find(id);
      return manifestFilesOf(repository, getSha(repository, commit), records[id] ?? null);
    },
    own: async (by, id) => {
      const record = await acts.register(by, id);
      acts.name(id, record);
      const commit = getSha(find(id), 0);
      await acts.approve(by, record, { commit, files: acts.listFiles(id, 0) });
      return record;
    },
  };
  return acts;
}

function createRegistryActs(send: (by: Person, data: Hex) => Promise<void>): OnRegistry {
  const abi = modelRegistryAbi;
  return {
    approve: (by, record, of) => send(by, encodeApproval(record, of)),
    index: async (by, record, files) => {
      const manifest = formatManifest(files);
      const bytes = bytesToHex(manifest);
      const offsets = listDigestOffsets(manifest).map(({ offset }) => BigInt(offset));
      const published = [record, 0n, bytes] as const;
      const indexed = [record, 0n, bytes, offsets] as const;
      await send(by, encodeFunctionData({ abi, functionName: 'publishManifest', args: published }));
      await send(by, encodeFunctionData({ abi, functionName: 'indexDigests', args: indexed }));
    },
    suspend: (by, record, reason) => {
      const args = [record, reason] as const;
      return send(by, encodeFunctionData({ abi, functionName: 'suspend', args }));
    },
    setTerms: (by, record, licence) => {
      const args = [record, licence, ''] as const;
      return send(by, encodeFunctionData({ abi, functionName: 'setTerms', args }));
    },
  };
}

function find(id: string): Repository {
  const repository = findRepository(id);
  if (!repository) throw new Error(`The demo hub has no repository ${id}.`);
  return repository;
}

function getSha({ commits }: Repository, index: number): string {
  return (commits[index] ?? commits[0]).sha;
}
