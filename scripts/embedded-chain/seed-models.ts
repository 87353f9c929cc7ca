/** The communities of the demo: real models, invented holders. */
import type { Holding, Rules, SeedModel } from './seed-types';

const hour = 3_600;
const day = 24 * hour;

/** What a community with something to lose would choose. */
const careful: Rules = {
  votingDelay: day,
  votingPeriod: 3 * day,
  lateQuorumExtension: 12 * hour,
  proposalThreshold: 1_000,
  quorumBps: 2_000,
  quorumFloorBps: 400,
  timelockDelay: 2 * day,
  unstakeCooldown: day,
};

/** A small community that wants answers the same day. */
const quick: Rules = {
  ...careful,
  votingDelay: hour,
  votingPeriod: day,
  lateQuorumExtension: 2 * hour,
  timelockDelay: 6 * hour,
  unstakeCooldown: 2 * hour,
};

/** Of a model somebody registers to try: a vote is open at once. */
export const ownPageRules: Rules = { ...quick, votingDelay: 1 };

/** Everybody has some, nobody has most; the demo account can both vote and stake more. */
export const spreadHolders: readonly Holding[] = [
  { person: 'demo', liquid: 12_500, staked: 87_500 },
  { person: 'ada', liquid: 40_000, staked: 220_000 },
  { person: 'bruno', liquid: 60_000, staked: 130_000 },
  { person: 'chidi', liquid: 5_000, staked: 95_000 },
  { person: 'dunya', liquid: 140_000, staked: 60_000 },
  { person: 'emre', liquid: 88_750, staked: 11_250 },
  { person: 'farah', liquid: 49_500, staked: 500 },
];

/** A founder with much, and a few who joined later. */
const founded: readonly Holding[] = [
  { person: 'demo', liquid: 4_000, staked: 36_000 },
  { person: 'bruno', liquid: 210_000, staked: 250_000 },
  { person: 'dunya', liquid: 30_000, staked: 170_000 },
  { person: 'farah', liquid: 10_000, staked: 90_000 },
  { person: 'emre', liquid: 195_000, staked: 5_000 },
];

export const seedModels: readonly SeedModel[] = [
  {
    locator: 'huggingface.co/mistralai/mistral-7b-v0.1',
    name: 'Mistral 7B Commons',
    symbol: 'MSTC',
    rules: careful,
    holders: spreadHolders,
    treasury: { from: 'dunya', amount: 60_000 },
  },
  {
    locator: 'huggingface.co/huggingfacetb/smollm2-1.7b-instruct',
    name: 'SmolLM2 Commons',
    symbol: 'SMOL',
    rules: quick,
    holders: founded,
    treasury: { from: 'bruno', amount: 40_000 },
  },
  {
    locator: 'huggingface.co/qwen/qwen2.5-7b-instruct',
    name: 'Qwen2.5 7B Commons',
    symbol: 'QWNC',
    rules: careful,
    holders: spreadHolders,
    treasury: { from: 'emre', amount: 25_000 },
  },
  {
    locator: 'huggingface.co/baai/bge-m3',
    name: 'BGE-M3 Commons',
    symbol: 'BGEM',
    rules: careful,
    holders: founded,
    treasury: { from: 'emre', amount: 80_000 },
  },
  {
    locator: 'huggingface.co/openai/whisper-large-v3',
    name: 'Whisper Commons',
    symbol: 'WHSP',
    rules: careful,
    holders: spreadHolders,
  },
];

/** The community whose stake earns in pools. */
export const pooledLocator = 'huggingface.co/qwen/qwen2.5-7b-instruct';

/** A record somebody made for a famous model that has a community already: a claim, never a link. */
export const rivalLocator = 'huggingface.co/mistralai/mistral-7b-v0.1';

/** A record that belongs to one account, which approves its own revisions. */
export const selfApprovedLocator = 'huggingface.co/google-bert/bert-base-uncased';

/** A model that only a stranger's record claims; its repository says nothing of it. */
export const claimedOnlyLocator = 'huggingface.co/meta-llama/llama-3.1-8b-instruct';

/**
 * Records for models of other hubs, each of one account. Where the hub lets a repository hold a file it names its
 * record and its newest revision is approved; elsewhere there is the claim alone.
 */
export const otherHubRecords: readonly { locator: string; linked: boolean }[] = [
  { locator: 'github.com/openai/whisper', linked: true },
  { locator: 'modelscope.cn/models/qwen/qwen2.5-7b-instruct', linked: true },
  { locator: 'ollama.com/library/smollm2', linked: false },
  { locator: 'civitai.com/models/4384', linked: false },
  { locator: 'kaggle.com/models/mistral-ai/mistral', linked: false },
];

/** A record whose terms name another licence than its repository's card. */
export const conflictingLocator = 'huggingface.co/jinaai/jina-embeddings-v3';

/** A record that its owner suspended. */
export const suspendedLocator = 'huggingface.co/distilbert/distilbert-base-uncased';

/** A record without a repository that approved and indexed the files of the model that has a rival too. */
export const squatterLocator = 'huggingface.co/mistrala1/mistral-7b-v0.1';

/** Approvals by vote whose manifests are published and whose digests are indexed: the first of each record. */
export const indexedApprovals: readonly { locator: string; record: bigint; revision: number }[] = [
  { locator: 'huggingface.co/mistralai/mistral-7b-v0.1', record: 1n, revision: 0 },
  { locator: 'huggingface.co/openai/whisper-large-v3', record: 5n, revision: 1 },
];

const otherHubsFrom = seedModels.length + 4;
const standingsFrom = otherHubsFrom + otherHubRecords.length;

/**
 * Id of each record in a chain seeded from nothing, by the locator its repository names it for: the order of
 * launches, then the rival's, the claim's, the self-approving owner's, those of other hubs, the conflicting, the
 * suspended. What the demo hub's model cards and link files say.
 */
export const linkedRecordIds: ReadonlyMap<string, bigint> = new Map([
  ...seedModels.map(({ locator }, index) => [locator, BigInt(index + 1)] as const),
  [selfApprovedLocator, BigInt(seedModels.length + 3)],
  ...otherHubRecords.flatMap(({ locator, linked }, index) =>
    linked ? [[locator, BigInt(otherHubsFrom + index)] as const] : [],
  ),
  [conflictingLocator, BigInt(standingsFrom)],
  [suspendedLocator, BigInt(standingsFrom + 1)],
]);
