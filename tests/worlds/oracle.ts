/**
 * What may be said, from DESIGN section 4 and what is true in the world alone. Knows nothing of the code under test:
 * it reads no verdict table, no manifest code and no link parser of ours.
 */
import { getClaim } from './lens-answers';
import { toRecordText } from './stand-in-api';
import {
  type ChainState,
  findRepository,
  findRevision,
  getNow,
  getSince,
  type HubState,
  type World,
  type WorldChain,
  type WorldRecord,
} from './world';
import { toManifestText } from './world-files';

/** How long an answer of the hub counts as one of now, and how old a block may be. */
const hubWindowMs = 180_000;
const chainWindowMs = 900_000;

export type Shown = {
  name: string;
  revision: string | null;
  /** The file whose page it is. */
  path: string | null;
  /** Names the page says the model comes from. */
  parents: readonly string[];
  /** The reader asked anew, past all caches. */
  fresh: boolean;
};

/**
 * The records that pages were told to be linked with, on real chains, and the name by which: for each name of a page, and
 * for each permanent id of a repository, after `#`.
 */
export type Told = Map<string, { chainId: number; id: number; name: string }>;

/** Whether green is the truth, as of the moments that count as now. */
export function mayBeGreen(world: World, shown: Shown, told: Told): boolean {
  const since = (windowMs: number) => world.nowMs - (shown.fresh ? 0 : windowMs);
  const hubs = getSince(world.hub, since(hubWindowMs));
  return world.chains.some((chain) => {
    if (chain.demo || !canAgree(chain)) return false;
    return getStates(world, chain).some((state) =>
      state.records.some((record) =>
        hubs.some((link) => isTrue(world, chain, state, record, link, hubs, shown, told)),
      ),
    );
  });
}

function isTrue(
  world: World,
  chain: WorldChain,
  state: ChainState,
  record: WorldRecord,
  link: HubState,
  hubs: readonly HubState[],
  shown: Shown,
  told: Told,
): boolean {
  const repository = findRepository(link, shown.name);
  const newest = record.approvals[record.approvals.length - 1];
  if (!repository || repository.access === 'private' || repository.access === 'deleted')
    return false;
  if (record.suspended || newest?.by !== 'launched-timelock') return false;
  if (!names(repository.card.governance, chain, record)) return false;
  if (!claims(record, shown.name, repository.id)) return false;
  if (isMoved(world, chain, record, link, shown.name, told)) return false;
  if (hasSuspendedParent(chain, [state], hubs, shown.parents)) return false;
  for (const other of world.chains) {
    const isOther = other !== chain && !other.demo && !hidesKeys(other);
    if (isOther && hasSuspendedParent(other, getStates(world, other), hubs, shown.parents))
      return false;
  }
  const approved = toManifestText(newest.revision.files);
  return hubs.some((hub) => {
    const revision = findRevision(hub, shown.name, shown.revision);
    if (!revision || toManifestText(revision.files) !== approved) return false;
    if (shown.path !== null && !revision.files.some(({ path }) => path === shown.path))
      return false;
    return isLicensed(record, repository.card.licence, revision.files);
  });
}

/** By the name itself, or by the permanent id under the name it had. */
function claims(record: WorldRecord, name: string, id: string): boolean {
  const own = getClaim(record, name);
  if (own) return own.repositoryId === id;
  return record.claims.some((claim) => claim.releasedBlock === 0 && claim.repositoryId === id);
}

function names(governance: readonly string[], { chainId }: WorldChain, { id }: { id: number }) {
  return governance.includes(toRecordText(chainId, id));
}

/** Linked with another record when last seen, which neither let go nor is still named. */
function isMoved(
  world: World,
  chain: WorldChain,
  record: WorldRecord,
  hub: HubState,
  name: string,
  told: Told,
): boolean {
  const repository = findRepository(hub, name);
  const before = told.get(name) ?? told.get(`#${repository?.id}`);
  if (!before || (before.chainId === chain.chainId && before.id === record.id)) return false;
  const of = world.chains.find(({ chainId }) => chainId === before.chainId);
  if (!of) return false;
  if (repository && names(repository.card.governance, of, before)) return false;
  const other = getNow(of.history).records.find(({ id }) => id === before.id);
  return other !== undefined && getClaim(other, before.name) !== null;
}

/** One endpoint that leaves keys out can hide that a name is registered at all. */
function hidesKeys({ lie, endpoints }: WorldChain): boolean {
  return lie === 'other-time' && endpoints.some(({ operator }) => operator === 'evil');
}

/** Whichever of these states is told. */
function hasSuspendedParent(
  chain: WorldChain,
  states: readonly ChainState[],
  hubs: readonly HubState[],
  parents: readonly string[],
): boolean {
  return parents.some((parent) =>
    hubs.every((hub) => {
      const repository = findRepository(hub, parent);
      return states.every(({ records }) =>
        records.some((record) => {
          const claim = getClaim(record, parent);
          const isLinked =
            repository?.access === 'public' &&
            names(repository.card.governance, chain, record) &&
            claim?.repositoryId === repository.id;
          return isLinked && record.suspended;
        }),
      );
    }),
  );
}

function isLicensed(
  { terms }: WorldRecord,
  tag: string | null,
  files: readonly { path: string; lfs: boolean; digest: string }[],
): boolean {
  if (terms === null) return true;
  if (tag !== null && tag !== terms.licence) return false;
  if (terms.licenceFile === '') return true;
  return files.some(
    ({ path, lfs, digest }) =>
      path === 'LICENSE' && terms.licenceFile === `${lfs ? 'sha256' : 'git-sha1'}:${digest}`,
  );
}

/** Two operators answer of this chain, one of whom never lies: what they agree on is true. */
function canAgree({ endpoints }: WorldChain): boolean {
  const answering = endpoints.filter(({ fault }) =>
    ['none', 'lags', 'reorganised', 'hostile-bytes'].includes(fault),
  );
  const honest = answering.filter(({ operator }) => operator !== 'evil');
  return honest.length > 0 && new Set(answering.map(({ operator }) => operator)).size >= 2;
}

/** The states an honest endpoint may tell of as of now. */
function getStates(world: World, chain: WorldChain): ChainState[] {
  const isLate = chain.endpoints.some(({ fault }) => fault === 'lags');
  // Answers that differ at the newest block may agree at the one before.
  const windowMs = isLate ? chainWindowMs : 2 * chain.blockSeconds * 1000;
  return getSince(chain.history, world.nowMs - windowMs);
}
