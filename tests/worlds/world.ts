/** A world: what is true on its chains and its hub, now and before, and how those who are asked go wrong. */
import type { Revision } from './world-files';

/** A record as a card names it: chain by place in the world, and token id. */
export type RecordName = { chain: number; id: number };

export type Access = 'public' | 'gated' | 'private' | 'deleted';

export type Repository = {
  /** Permanent; a name registered again gets another one. */
  id: string;
  access: Access;
  card: {
    governance: readonly string[];
    licence: string | null;
    baseModel: readonly string[];
  };
  /** `main` is the default branch; every other name is a branch of its own. */
  branches: Readonly<Record<string, Revision>>;
  /** Everything that was ever pushed: shown by commit id. */
  commits: readonly Revision[];
};

export type HubState = {
  repositories: readonly Repository[];
  /** `owner/name`, lower case → place of the repository; a rename leaves the old name behind as a redirect. */
  names: Readonly<Record<string, { repository: number; redirect: boolean }>>;
};

export type Claim = {
  name: string;
  repositoryId: string;
  claimedBlock: number;
  /** 0 while claimed. */
  releasedBlock: number;
};

export type WorldApproval = {
  revision: Revision;
  /** Through the timelock of a governor our launcher made, with one voter deciding or not; of another; by an account. */
  by: 'launched-timelock' | 'one-voter' | 'foreign-timelock' | 'account';
  published: boolean;
};

export type WorldRecord = {
  id: number;
  claims: readonly Claim[];
  approvals: readonly WorldApproval[];
  suspended: boolean;
  terms: { licence: string; licenceFile: string } | null;
  launched: boolean;
};

/** `keys`: names in the order of their first claim, as the registry keeps them. */
export type ChainState = { records: readonly WorldRecord[]; keys: readonly string[] };

/** What happened, newest last. */
export type Since<State> = { sinceMs: number; state: State };

/** What an endpoint wants us to believe; only those of the operator `evil` lie. */
export const lies = [
  'approved-as-shown',
  'by-vote',
  'in-force',
  'same-id',
  'released',
  'all-claim',
  'no-terms',
  'one-field',
  'other-time',
] as const;
export type Lie = (typeof lies)[number];

export const endpointFaults = [
  'none',
  'lags',
  'other-chain',
  'hangs',
  'malformed',
  'hostile-bytes',
  'http-500',
  'http-429',
  'html',
  'reorganised',
] as const;
export type EndpointFault = (typeof endpointFaults)[number];

export type WorldEndpoint = {
  operator: 'first' | 'second' | 'evil';
  fault: EndpointFault;
};

export const hubFaults = [
  'none',
  '401',
  '404',
  '429',
  '500',
  'html',
  'not-json',
  'unreachable',
  'cut-500',
  'cut-elsewhere',
  'cut-malformed',
  'cut-silently',
  'late-files',
  'hostile',
] as const;
export type HubFault = (typeof hubFaults)[number];

export type WorldChain = {
  chainId: number;
  demo: boolean;
  blockSeconds: number;
  endpoints: WorldEndpoint[];
  lie: Lie;
  history: Since<ChainState>[];
};

export type World = {
  startedAtMs: number;
  nowMs: number;
  /** How far the computer's clock is off. */
  clockOffMs: number;
  hub: Since<HubState>[];
  hubFault: HubFault;
  /** Entries of a listing on one page. */
  pageSize: number;
  /** Hits of one lens call, as where gas runs out. */
  hitsPerCall: number;
  chains: WorldChain[];
  /** What hostile bytes are made from. */
  noise: string;
};

/** The newest state. */
export function getNow<State>(history: readonly Since<State>[]): State {
  return (history[history.length - 1] as Since<State>).state;
}

/** The state at a time. */
export function getAt<State>(history: readonly Since<State>[], atMs: number): State {
  const past = history.filter(({ sinceMs }) => sinceMs <= atMs);
  return getNow(past.length > 0 ? past : history.slice(0, 1));
}

/** Every state that held at some time from then to now. */
export function getSince<State>(history: readonly Since<State>[], fromMs: number): State[] {
  const later = history.filter(({ sinceMs }) => sinceMs > fromMs).map(({ state }) => state);
  return [getAt(history, fromMs), ...later];
}

/** Changes the hub from now on. */
export function changeHub(world: World, change: (state: HubState) => HubState): void {
  world.hub.push({ sinceMs: world.nowMs, state: change(getNow(world.hub)) });
}

/** Changes one repository from now on. */
export function changeRepository(
  world: World,
  place: number,
  change: (repository: Repository) => Repository,
): void {
  changeHub(world, (hub) => ({
    ...hub,
    repositories: hub.repositories.map((one, i) => (i === place ? change(one) : one)),
  }));
}

/** Changes a chain from now on; it shows in the next block. */
export function changeChain(
  world: World,
  place: number,
  change: (state: ChainState) => ChainState,
): void {
  const chain = world.chains[place];
  chain?.history.push({ sinceMs: world.nowMs, state: change(getNow(chain.history)) });
}

/** Changes one record from now on. */
export function changeRecord(
  world: World,
  { chain, id }: RecordName,
  change: (record: WorldRecord) => WorldRecord,
): void {
  changeChain(world, chain, (state) => ({
    ...state,
    records: state.records.map((one) => (one.id === id ? change(one) : one)),
  }));
}

/** The repository a name leads to, by its place; null when there is none. */
export function findRepository(hub: HubState, name: string): Repository | null {
  const named = hub.names[name.toLowerCase()];
  return named ? (hub.repositories[named.repository] ?? null) : null;
}

/** What a page of a name at a revision shows; null when the hub shows nothing. */
export function findRevision(
  hub: HubState,
  name: string,
  revision: string | null,
): Revision | null {
  const repository = findRepository(hub, name);
  if (!repository || repository.access === 'deleted' || repository.access === 'private')
    return null;
  const branch = repository.branches[revision ?? 'main'];
  return branch ?? repository.commits.find(({ commit }) => commit === revision) ?? null;
}

/** The block an honest endpoint has newest. */
export function getBlock(world: World, chain: WorldChain): number {
  return 1_000_000 + Math.floor((world.nowMs - world.startedAtMs) / 1000 / chain.blockSeconds);
}

/** A block's time in seconds. */
export function getBlockTime(world: World, chain: WorldChain, block: number): number {
  return Math.floor(world.startedAtMs / 1000) + (block - 1_000_000) * chain.blockSeconds;
}
