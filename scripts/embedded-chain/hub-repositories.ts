/** The demo hub's repositories as seeding takes them, with the records their model cards name. */
import { formatRecordId } from '@/lib/model/caip';
import { repositories } from '../demo-hub/repositories';
import { manifestFilesOf } from '../demo-hub/repository';
import { linkedRecordIds } from './seed-models';
import type { Contracts, SeedRepository } from './seed-types';

const toLocator = (id: string) => `huggingface.co/${id.toLowerCase()}`;

/** Repository id → CAIP-19 of the record its model card names, on a chain seeded from nothing. */
export function getHubRecords(of: {
  chainId: number;
  contracts: Contracts;
}): Readonly<Record<string, string>> {
  const { chainId, contracts } = of;
  const entries = repositories.flatMap(({ id }) => {
    const recordId = linkedRecordIds.get(toLocator(id));
    if (recordId === undefined) return [];
    return [[id, formatRecordId({ chainId, registry: contracts.registry, id: recordId })] as const];
  });
  return Object.fromEntries(entries);
}

/** Locator → repository; its README's digest depends on the record it names. */
export function getSeedRepositories(
  records: Readonly<Record<string, string>>,
): ReadonlyMap<string, SeedRepository> {
  return new Map(
    repositories.map((repository) => {
      const { id, _id, commits } = repository;
      const locator = toLocator(id);
      const revisions = commits.map(({ sha }) => ({
        commit: sha,
        files: manifestFilesOf(repository, sha, records[id] ?? null),
      }));
      return [locator, { locator, repositoryId: _id, revisions }];
    }),
  );
}
