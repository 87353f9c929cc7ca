/**
 * Fills a new embedded chain with communities: launches first, weeks ago; then every proposal's life in order
 * of time; then the present. The chain must have been started in the past, since time cannot go back.
 */
import { encodeFunctionData, parseEther } from 'viem';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { getAddressOf, type Person } from './accounts';
import type { EmbeddedChain } from './chain';
import { type Community, createCommunity, type Proposed } from './community';
import { type DemoPools, openPools, planPools } from './pools/seed-pools';
import { encodeApproval } from './seed-actions';
import {
  claimedOnlyLocator,
  otherHubRecords,
  pooledLocator,
  rivalLocator,
  seedModels,
  selfApprovedLocator,
} from './seed-models';
import { seedProposals } from './seed-proposals';
import { planRevenue } from './seed-revenue';
import { type Standings, seedDigests, seedStandings } from './seed-standings';
import type { Contracts, Launched, SeedModel, SeedRepository } from './seed-types';
import { planSteps, type Step } from './timeline';

const day = 86_400;

/** After so many steps it is told how far they are. */
const toldEvents = 25;

/** How long before the present the chain must begin. */
export const seededSeconds = 21 * day;

export type Seeded = {
  /** Locator → contracts of the governed models. */
  launched: ReadonlyMap<string, Launched>;
  /** Key of the text → proposal. */
  proposals: ReadonlyMap<string, Proposed>;
  /** Ids of the records without a community, by what they are for. */
  records: { rival: bigint; selfApproved: bigint; claimedOnly: bigint } & Standings;
};

type Scene = {
  community: Community;
  contracts: Contracts;
  repositories: ReadonlyMap<string, SeedRepository>;
  launched: Map<string, Launched>;
  proposals: Map<string, Proposed>;
  pools: DemoPools;
};

/** Seeds everything; `endsAt` is the present in seconds since 1970. */
export async function seedDemo(options: {
  chain: EmbeddedChain;
  contracts: Contracts;
  repositories: ReadonlyMap<string, SeedRepository>;
  endsAt: number;
  /** Told how far it has come. */
  say?: (line: string) => void;
}): Promise<Seeded> {
  const { chain, contracts, repositories, endsAt, say = () => {} } = options;
  const community = createCommunity(chain.rpcUrl, contracts);
  const started = { community, contracts, repositories, launched: new Map(), proposals: new Map() };
  await launchAll(started, say);
  const ours = getLaunched(started.launched, pooledLocator);
  const scene = { ...started, pools: await openPools(chain.rpcUrl, ours) };
  const records = await registerOthers(scene);
  await callVault(scene, {
    person: 'demo',
    locator: 'huggingface.co/openai/whisper-large-v3',
    data: encodeFunctionData({
      abi: stakeVaultAbi,
      functionName: 'delegate',
      args: [getAddressOf('ada')],
    }),
  });
  const events = planEvents(scene, endsAt);
  for (const [index, { at, run }] of events.entries()) {
    if (index % toldEvents === 0) say(`  three weeks of votes: ${index} of ${events.length} steps`);
    await goTo(chain, at);
    await run();
  }
  await seedDigests(scene);
  await goTo(chain, endsAt);
  return { launched: scene.launched, proposals: scene.proposals, records };
}

function planEvents(scene: Scene, endsAt: number): { at: number; run: () => Promise<void> }[] {
  const steps = planSteps({
    proposals: seedProposals,
    rulesOf: (locator) => getModel(locator).rules,
    endsAt,
  });
  const unstake = {
    at: endsAt - 3 * day,
    // Asked for long enough ago that it can be claimed now.
    run: () =>
      callVault(scene, {
        person: 'demo',
        locator: 'huggingface.co/baai/bge-m3',
        data: encodeFunctionData({
          abi: stakeVaultAbi,
          functionName: 'requestUnstake',
          args: [parseEther('6000')],
        }),
      }),
  };
  return [
    unstake,
    ...planPools(scene.pools, endsAt),
    ...planRevenue({ ...scene, launchedOf: (one) => getLaunched(scene.launched, one) }, endsAt),
    ...steps.map((step) => ({ at: step.at, run: () => takeStep(scene, step) })),
  ].sort((a, b) => a.at - b.at);
}

async function launchAll(
  { community, repositories, launched }: Omit<Scene, 'pools'>,
  say: (line: string) => void,
): Promise<void> {
  for (const [index, model] of seedModels.entries()) {
    say(`  community ${index + 1} of ${seedModels.length}: ${model.locator}`);
    const { repositoryId } = getRepository(repositories, model.locator);
    const contracts = await community.launch(model, repositoryId);
    await community.endow(model, contracts);
    launched.set(model.locator, contracts);
  }
}

/** Records without a community, made after the launches. */
async function registerOthers(scene: Scene): Promise<Seeded['records']> {
  const { community, contracts, repositories } = scene;
  const rival = await community.register(
    'squatter',
    rivalLocator,
    getRepository(repositories, rivalLocator).repositoryId,
  );
  const claimedOnly = await community.register('squatter', claimedOnlyLocator, '');
  const own = getRepository(repositories, selfApprovedLocator);
  const selfApproved = await community.register('lab', selfApprovedLocator, own.repositoryId);
  const [revision] = own.revisions;
  if (!revision) throw new Error(`The demo hub has no revision of ${selfApprovedLocator}.`);
  await community.send('lab', contracts.registry, encodeApproval(selfApproved, revision));
  for (const other of otherHubRecords) await registerElsewhere(scene, other);
  return { rival, selfApproved, claimedOnly, ...(await seedStandings(scene)) };
}

/** A record for a model of another hub; of a linked one the newest revision is approved too. */
async function registerElsewhere(
  { community, contracts, repositories }: Scene,
  { locator, linked }: (typeof otherHubRecords)[number],
): Promise<void> {
  if (!linked) {
    await community.register('lab', locator, '');
    return;
  }
  const { repositoryId, revisions } = getRepository(repositories, locator);
  const id = await community.register('lab', locator, repositoryId);
  const [revision] = revisions;
  if (!revision) throw new Error(`The demo hub has no revision of ${locator}.`);
  await community.send('lab', contracts.registry, encodeApproval(id, revision));
}

async function callVault(
  { community, launched }: Scene,
  call: { person: Person; locator: string; data: `0x${string}` },
): Promise<void> {
  await community.send(call.person, getLaunched(launched, call.locator).vault, call.data);
}

async function takeStep(scene: Scene, step: Step): Promise<void> {
  const { community, contracts, launched, repositories, proposals } = scene;
  const { key, locator, proposer } = step.proposal;
  const ours = getLaunched(launched, locator);
  if (step.kind === 'propose') {
    const repository = repositories.get(locator);
    const { adapters } = scene.pools;
    const actions = step.proposal.actions({
      contracts,
      launched: ours,
      repository,
      adapters,
      launchedOf: (one) => getLaunched(launched, one),
    });
    proposals.set(key, await community.propose(step.proposal, ours, actions));
    return;
  }
  const proposed = proposals.get(key);
  if (!proposed) throw new Error(`The proposal ${key} is moved on before it is made.`);
  if (step.kind === 'vote') await community.vote(proposed, step.vote);
  else await community.advance(step.kind, proposer, proposed);
}

/** Moves the chain's clock forward to a second; does nothing when it is there already. */
async function goTo(chain: EmbeddedChain, at: number): Promise<void> {
  if ((await chain.readTime()) < BigInt(at)) await chain.setNextBlockTime(BigInt(at));
}

function getModel(locator: string): SeedModel {
  const model = seedModels.find((one) => one.locator === locator);
  if (!model) throw new Error(`No community is seeded for ${locator}.`);
  return model;
}

function getLaunched(launched: ReadonlyMap<string, Launched>, locator: string): Launched {
  const ours = launched.get(locator);
  if (!ours) throw new Error(`No community was launched for ${locator}.`);
  return ours;
}

function getRepository(
  repositories: ReadonlyMap<string, SeedRepository>,
  locator: string,
): SeedRepository {
  const repository = repositories.get(locator);
  if (!repository) throw new Error(`The demo hub has no repository ${locator}.`);
  return repository;
}
