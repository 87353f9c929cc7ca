/** The shapes of what is seeded: communities with their holders, and proposals with a life of their own. */
import type { Address, Hex } from 'viem';
import type { ManifestFile } from '@/lib/provenance/manifest';
import type { Person } from './accounts';

/** Where the contracts are. */
export type Contracts = { registry: Address; launcher: Address };

/** A repository as the demo hub shows it. */
export type SeedRepository = {
  /** `huggingface.co/owner/name`, lower case. */
  locator: string;
  /** The hub's permanent id. */
  repositoryId: string;
  /** Newest first. */
  revisions: readonly SeedRevision[];
};
export type SeedRevision = { commit: string; files: readonly ManifestFile[] };

/** Seconds and basis points; threshold in whole tokens. */
export type Rules = {
  votingDelay: number;
  votingPeriod: number;
  lateQuorumExtension: number;
  proposalThreshold: number;
  quorumBps: number;
  quorumFloorBps: number;
  timelockDelay: number;
  unstakeCooldown: number;
};

/** In whole tokens. */
export type Holding = { person: Person; liquid: number; staked: number };

export type SeedModel = {
  locator: string;
  /** At most 31 bytes. */
  name: string;
  symbol: string;
  rules: Rules;
  holders: readonly Holding[];
  /** Whole tokens that a holder gives to the community's treasury. */
  treasury?: { from: Person; amount: number };
};

/** The contracts of a launched model. */
export type Launched = {
  id: bigint;
  token: Address;
  vault: Address;
  timelock: Address;
  governor: Address;
};

export type Action = { target: Address; value: bigint; calldata: Hex };

/** Of a market's two pools, with what the vault's limits know each one's risk by. */
export type Adapters = { desk: Address; pair: Address; deskRisk: Hex; pairRisk: Hex };

export type ActionContext = {
  contracts: Contracts;
  launched: Launched;
  repository: SeedRepository | undefined;
  /** Where the model's stake may be put; only of the model with a market. */
  adapters?: Adapters;
  /** The contracts of another community. */
  launchedOf: (locator: string) => Launched;
};

export type SeedVote = {
  person: Person;
  support: 'for' | 'against' | 'abstain';
  reason?: string;
};

/** How far a proposal goes by itself; anything later is up to whoever plays with the demo. */
export type Fate = 'left' | 'canceled' | 'queued' | 'executed';

export type SeedProposal = {
  /** Names the text: `texts/<key>.md`, its first line the title. */
  key: string;
  locator: string;
  proposer: Person;
  /** Hours before the end of seeding. */
  hoursAgo: number;
  actions: (context: ActionContext) => readonly Action[];
  votes: readonly SeedVote[];
  fate: Fate;
};
