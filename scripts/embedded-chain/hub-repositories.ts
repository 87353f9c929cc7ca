/** The demo hub's repositories as seeding takes them, with the records their model cards name. */
import { formatRecordId } from '@/lib/model/caip';
import { listOtherRepositories } from '../demo-hub/hosts/repositories';
import { repositories } from '../demo-hub/repositories';
import { manifestFilesOf } from '../demo-hub/repository';
import { linkedRecordIds, otherHubRecords } from './seed-models';
import type { Contracts, SeedRepository } from './seed-types';

const toLocator = (id: string) => `huggingface.co/${id.toLowerCase()}`;

/**
 * Repository id (elsewhere than on Hugging Face: locator) → CAIP-19 of the record its model card or link file names, on
 * a chain seeded from nothing.
 */
export function getHubRecords(of: {
  chainId: number;
  contracts: Contracts;
}): Readonly<Record<string, string>> {
  const { chainId, contracts } = of;
  const named = [
    ...repositories.map(({ id }) => ({ key: id, locator: toLocator(id) })),
    ...otherHubRecords.map(({ locator }) => ({ key: locator, locator })),
  ];
  const entries = named.flatMap(({ key, locator }) => {
    const id = linkedRecordIds.get(locator);
    return id === undefined
      ? []
      : [[key, formatRecordId({ chainId, registry: contracts.registry, id })] as const];
  });
  return Object.fromEntries(entries);
}

/** Locator → repository; its README's digest depends on the record it names. */
export function getSeedRepositories(
  records: Readonly<Record<string, string>>,
): ReadonlyMap<string, SeedRepository> {
  const here = repositories.map((repository): SeedRepository => {
    const { id, _id, commits } = repository;
    const revisions = commits.map(({ sha }) => ({
      commit: sha,
      files: manifestFilesOf(repository, sha, records[id] ?? null),
    }));
    return { locator: toLocator(id), repositoryId: _id, revisions };
  });
  const elsewhere = listOtherRepositories((locator) => records[locator] ?? null);
  return new Map([...here, ...elsewhere].map((one) => [one.locator, one]));
}
