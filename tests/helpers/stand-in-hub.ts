/** A hub's API in memory: what the demo's repositories say, with every request noted and failures to order. */
import type { HubApi, HubCapabilities, HubFile, HubRepository } from '@/lib/hubs/types';
import type { Related } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import type { SeedRepository, SeedRevision } from '@/scripts/embedded-chain/seed-types';

export type StandInHub = {
  getApi: (locator: Locator) => HubApi | null;
  /** Such as `repository huggingface.co/a/b` or `files huggingface.co/a/b <commit>`. */
  requests: string[];
  /** What the hub of a locator can tell; else as Hugging Face. */
  capabilities: Map<string, HubCapabilities>;
  /** What a repository says from now on. */
  set: (locator: string, change: Partial<StandInRepository>) => void;
  /** Every request throws this from now on; null: none. */
  fail: (error: Error | null) => void;
};

export type StandInRepository = {
  repositoryId: string;
  governance: readonly string[];
  /** The newest is the default branch. */
  revisions: readonly SeedRevision[];
  licence: string | null;
  parents: readonly Related[];
  gated: boolean;
};

const empty: StandInRepository = {
  repositoryId: '',
  governance: [],
  revisions: [],
  licence: null,
  parents: [],
  gated: false,
};

/** A hub with these repositories; `records` are the CAIP-19 texts of their model cards, by locator. */
export function createStandInHub(
  repositories: ReadonlyMap<string, SeedRepository>,
  records: ReadonlyMap<string, string>,
): StandInHub {
  const all = new Map<string, StandInRepository>(
    [...repositories].map(([locator, { repositoryId, revisions }]) => {
      const record = records.get(locator);
      const said = { licence: 'apache-2.0', parents: [], gated: false };
      return [locator, { ...said, repositoryId, revisions, governance: record ? [record] : [] }];
    }),
  );
  const requests: string[] = [];
  const capabilities: StandInHub['capabilities'] = new Map();
  let failure: Error | null = null;
  const get = (locator: Locator): StandInRepository => {
    const repository = all.get(locator);
    if (failure) throw failure;
    if (!repository) throw new Error(`The stand-in hub has no ${locator}.`);
    return repository;
  };
  const api: HubApi = {
    id: 'stand-in',
    capabilities: { link: 'front-matter', digests: 'large' },
    pinsFiles: true,
    defaultBranch: 'main',
    fetchRepository: async (locator, revision): Promise<HubRepository> => {
      requests.push(`repository ${locator}`);
      const { repositoryId, governance, revisions, licence, parents, gated } = get(locator);
      const shown = revisions.find(({ commit }) => commit === revision) ?? revisions[0];
      const commit = shown?.commit ?? '';
      // A card names its record since lately: those of older commits do not.
      const named = shown === revisions[0] ? governance : [];
      const who = { canonicalId: locator, locator, repositoryId };
      return { ...who, commit, gated, governance: named, licence, parents };
    },
    fetchFiles: async (locator, commit): Promise<readonly HubFile[]> => {
      requests.push(`files ${locator} ${commit}`);
      return get(locator).revisions.find((one) => one.commit === commit)?.files ?? [];
    },
  };
  return {
    getApi: (locator) => ({
      ...api,
      capabilities: capabilities.get(locator) ?? api.capabilities,
    }),
    requests,
    capabilities,
    set: (locator, change) => {
      all.set(locator, { ...(all.get(locator) ?? empty), ...change });
    },
    fail: (error) => {
      failure = error;
    },
  };
}
