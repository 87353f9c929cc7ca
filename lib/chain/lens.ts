/**
 * Reads through ModelLens: one call tells everything a view needs, with the block it was read at.
 * Everything comes by quorum; an answer that does not decode counts as no answer of that endpoint.
 */
import {
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  keccak256,
  stringToBytes,
  zeroAddress,
} from 'viem';
import { MalformedAnswerError } from '@/lib/errors/chain';
import type { Approval, Model, Suspension, Terms } from '@/lib/model/badge';
import type { Locator, LocatorKey, ProposalId } from '@/lib/model/ids';
import { type ProposalBrief, proposalStates } from '@/lib/model/proposal';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { modelLensAbi } from './abi/model-lens';
import { deployment } from './deployment';
import type { Network } from './networks';
import type { QuorumAnswer } from './quorum';
import { askPointed, orThrow, type Pointed } from './read-pointed';
import { getWeaker } from './weaker';

type Name = ContractFunctionName<typeof modelLensAbi, 'view'>;
type Args<F extends Name> = ContractFunctionArgs<typeof modelLensAbi, 'view', F>;
type Result<F extends Name> = ContractFunctionReturnType<typeof modelLensAbi, 'view', F>;
/** Functions that tell the block they were read at. */
type PointedName = { [F in Name]: Result<F> extends { point: unknown } ? F : never }[Name];

type Hit = Result<'read'>['hits'][number];
type LensProposal = Result<'proposals'>['items'][number];

/** What is asked of one locator: its key, and the record its repository names (0 for none). */
export type ModelQuery = { locator: Locator; key: LocatorKey; hint: bigint };

/** A record that claims a locator, as the lens found it. */
export type ModelHit = {
  /** Place of the query it answers. */
  position: number;
  /** Null when nobody claims the locator any more. */
  model: Model | null;
  /** Block in which the hinted record let go of the locator; 0 when it did not. */
  hintReleasedBlock: bigint;
  /** Block whose event holds the manifest of the newest approval; 0 while unpublished. */
  publishedBlock: bigint;
};

/** keccak256 of the locator's UTF-8 bytes. */
export function getLocatorKey(locator: Locator): LocatorKey {
  return keccak256(stringToBytes(locator)) as LocatorKey;
}

/** The models that claim these locators: one request to each endpoint asked, more only when a node cuts the answer. */
export async function readModels(
  network: Network,
  queries: readonly ModelQuery[],
  now: () => number,
): Promise<QuorumAnswer<readonly ModelHit[]>> {
  const keys = queries.map(({ key }) => key);
  const hints = queries.map(({ hint }) => hint);
  const hits: ModelHit[] = [];
  let weakest: Answered | null = null;
  for (let from = 0n; ; ) {
    const answer: QuorumAnswer<Result<'read'>> = await readLens(
      network,
      'read',
      [keys, hints, from],
      now,
    );
    if (answer.status === 'disputed') return answer;
    hits.push(...answer.value.hits.flatMap((hit) => toModelHit(network, queries, hit)));
    weakest = weakest === null ? answer : getWeaker(weakest, answer);
    const { next } = answer.value;
    if (next >= BigInt(queries.length) || next <= from) {
      const { at, provenance } = weakest;
      return { status: 'answered', at, provenance, value: hits };
    }
    from = next;
  }
}

type Answered = Pick<Extract<QuorumAnswer<unknown>, { status: 'answered' }>, 'at' | 'provenance'>;

/**
 * The models of these records; unknown ids are left out.
 * @throws {@link EndpointsDisagreeError}
 */
export async function readRecords(
  network: Network,
  ids: readonly bigint[],
  now: () => number,
): Promise<{ models: readonly Model[]; at: ChainPoint }> {
  const models: Model[] = [];
  for (let from = 0n; ; ) {
    const { value, at } = await readOrThrow(network, 'readRecords', [ids, from], now);
    for (const hit of value.hits) {
      const model = toModel(network, hit.locator as Locator, hit);
      if (model) models.push(model);
    }
    if (value.next >= BigInt(ids.length) || value.next <= from) return { models, at };
    from = value.next;
  }
}

/**
 * Any other read of the lens, agreed or of a single endpoint.
 * @throws {@link EndpointsDisagreeError} and the errors of {@link readQuorum}
 */
export async function readOrThrow<F extends PointedName>(
  network: Network,
  functionName: F,
  args: Args<F>,
  now: () => number,
): Promise<{ value: Result<F>; at: ChainPoint; provenance: Provenance }> {
  return orThrow(network, await readLens(network, functionName, args, now));
}

/** The bytes of a lens call. */
export function encodeLensCall<F extends Name>(functionName: F, args: Args<F>): Hex {
  return encodeFunctionData({ abi: modelLensAbi, functionName, args } as Parameters<
    typeof encodeFunctionData
  >[0]);
}

/** What a lens call gave. Throws when the bytes are something else. */
export function decodeLensResult<F extends Name>(functionName: F, data: Hex): Result<F> {
  return decodeFunctionResult({ abi: modelLensAbi, functionName, data } as Parameters<
    typeof decodeFunctionResult
  >[0]) as Result<F>;
}

function readLens<F extends PointedName>(
  network: Network,
  functionName: F,
  args: Args<F>,
  now: () => number,
): Promise<QuorumAnswer<Result<F>>> {
  const data = encodeLensCall(functionName, args);
  const decode = (answer: Hex) => decodeLensResult(functionName, answer) as Result<F> & Pointed;
  return askPointed(network, { to: deployment.lens, data, decode }, now);
}

function toModelHit(network: Network, queries: readonly ModelQuery[], hit: Hit): ModelHit[] {
  const position = Number(hit.position);
  const query = queries[position];
  // An endpoint may invent positions.
  if (!query) return [];
  const { hintReleasedBlock } = hit;
  const { publishedBlock } = hit.approval;
  return [
    { position, model: toModel(network, query.locator, hit), hintReleasedBlock, publishedBlock },
  ];
}

/** The model of a hit; null when it has no record. */
export function toModel(network: Network, locator: Locator, hit: Hit): Model | null {
  const { record, stake } = hit;
  if (record.id === 0n) return null;
  return {
    record: { chainId: network.chainId, registry: deployment.registry, id: record.id },
    locator,
    name: record.name,
    symbol: record.symbol,
    owner: record.owner,
    token: toNullable(record.token),
    vault: toNullable(record.vault),
    governor: toNullable(record.governor),
    timelock: toNullable(record.timelock),
    knownLaunch: record.knownLaunch,
    repositoryId: record.repositoryId,
    registeredAt: record.registeredAt,
    registeredBlock: record.registeredBlock,
    claimCount: Number(hit.claimCount),
    oldestClaimAt: hit.oldestAt,
    stake: toNullable(record.vault) && toStake(stake),
    approval: toApproval(hit.approval),
    suspension: toSuspension(record.suspension),
    terms: toTerms(record.terms),
    allocation: toNullable(record.allocation),
    live: hit.live.map(toProposalBrief),
    liveCount: Number(hit.liveCount),
  };
}

function toApproval(approval: Hit['approval']): Approval | null {
  if (approval.count === 0n) return null;
  const { publishedBlock: _, count, soloVoter, ...fields } = approval;
  return { ...fields, soloVoter: toNullable(soloVoter), count: Number(count) };
}

/** What the lens tells of a stake. A vault that does not answer looks as if its shares were worth nothing. */
export function toStake({
  totalStaked,
  totalShares,
  tokenSupply,
}: Hit['stake']): NonNullable<Model['stake']> {
  const isTold = totalStaked > 0n || totalShares === 0n;
  return { totalAssets: isTold ? totalStaked : null, totalShares, tokenSupply };
}

function toSuspension({ suspendedAt, by, reason }: Hit['record']['suspension']): Suspension | null {
  return suspendedAt === 0n ? null : { at: suspendedAt, by, reason };
}

function toTerms({ licence, licenceFile, setAt }: Hit['record']['terms']): Terms | null {
  return setAt === 0n ? null : { licence, licenceFile, at: setAt };
}

/**
 * A proposal as the lens tells it.
 * @throws {@link MalformedAnswerError} on a state IGovernor does not have
 */
export function toProposalBrief(proposal: LensProposal): ProposalBrief {
  const state = proposalStates[proposal.state];
  if (!state)
    throw new MalformedAnswerError({ host: '', method: 'eth_call', why: 'no such state' });
  const { againstVotes, forVotes, abstainVotes } = proposal;
  return {
    id: proposal.id as ProposalId,
    state,
    proposer: proposal.proposer,
    snapshot: proposal.snapshot,
    deadline: proposal.deadline,
    etaSeconds: proposal.etaSeconds,
    tally: { againstVotes, forVotes, abstainVotes },
    quorum: proposal.quorumKnown ? proposal.quorum : null,
    blockNumber: proposal.blockNumber,
  };
}

function toNullable(address: Address): Address | null {
  return address === zeroAddress ? null : address;
}
