/**
 * An OpenZeppelin 5 governor with fractional counting: its proposals, and calls to be signed elsewhere.
 * `state()` (through the lens) is the truth of a proposal; logs only give its text.
 * Sources: IGovernor and GovernorCountingFractional of OpenZeppelin 5.7.
 */
import { type Address, encodeFunctionData, encodePacked, type Hex } from 'viem';
import { modelGovernorAbi } from '@/lib/chain/abi/model-governor';
import { readOrThrow, toProposalBrief } from '@/lib/chain/lens';
import type { Network } from '@/lib/chain/networks';
import type { GovernedModel } from '@/lib/chain/records';
import { ProposalStateError, ProposalUnknownError } from '@/lib/errors/governance';
import type { Call } from '@/lib/model/call';
import type { ProposalId } from '@/lib/model/ids';
import {
  type BallotChoice,
  type Proposal,
  type ProposalAction,
  type ProposalBrief,
  type ProposalState,
  supports,
} from '@/lib/model/proposal';
import type { ChainPoint } from '@/lib/model/provenance';
import { addProposerSuffix, splitDescription } from './description';
import { getDescriptionHash } from './proposal-id';
import { type ProposalText, readProposalText, readProposalTexts } from './proposal-texts';

/** GovernorCountingFractional: `params` hold three uint128, against, for, abstain. */
const fractionalSupport = 255;
const uint128Max = 2n ** 128n - 1n;
const pageSize = 50n;
/** Looking for one proposal goes back this many. */
const searchedMax = 2000n;

export type ProposalPage = {
  /** Newest first. */
  briefs: readonly ProposalBrief[];
  /** Where the next page begins, counted from the newest; null at the end. */
  next: bigint | null;
  at: ChainPoint;
};

/**
 * A page of a model's proposals.
 * @throws {@link EndpointsDisagreeError} and endpoint errors
 */
export async function readProposalPage(
  network: Network,
  recordId: bigint,
  page: { from: bigint; count: bigint },
  now: () => number,
): Promise<ProposalPage> {
  const args = [recordId, page.from, page.count] as const;
  const { value, at } = await readOrThrow(network, 'proposals', args, now);
  const { items, next, total } = value;
  const isEnd = next >= total || next <= page.from;
  return { briefs: items.map(toProposalBrief), next: isEnd ? null : next, at };
}

/**
 * One proposal of a model.
 * @throws {@link ProposalUnknownError} and the errors of {@link readProposalPage}
 */
export async function readProposal(
  network: Network,
  recordId: bigint,
  id: ProposalId,
  now: () => number,
): Promise<{ brief: ProposalBrief; at: ChainPoint }> {
  for (let from: bigint | null = 0n; from !== null && from < searchedMax; ) {
    const page: ProposalPage = await readProposalPage(
      network,
      recordId,
      { from, count: pageSize },
      now,
    );
    const brief = page.briefs.find((one) => one.id === id);
    if (brief) return { brief, at: page.at };
    from = page.next;
  }
  throw new ProposalUnknownError({ proposal: id });
}

/**
 * The proposal with its text and actions.
 * @throws {@link ProposalTextError}
 */
export async function readFullProposal(
  network: Network,
  model: GovernedModel,
  brief: ProposalBrief,
): Promise<Proposal> {
  return withText(model, brief, await readProposalText(network, model.governor, brief));
}

/** Proposals with their texts; where no endpoint has a text it is empty, and nothing can be voted on blind. */
export async function readFullProposals(
  network: Network,
  model: GovernedModel,
  briefs: readonly ProposalBrief[],
): Promise<readonly Proposal[]> {
  const texts = await readProposalTexts(network, model.governor, briefs);
  const none = { description: '', actions: [] };
  return briefs.map((brief) => withText(model, brief, texts.get(brief.id) ?? none));
}

function withText(
  { record, governor }: GovernedModel,
  brief: ProposalBrief,
  { description, actions }: ProposalText,
): Proposal {
  return { ...brief, record, governor, description, actions, ...splitDescription(description) };
}

/**
 * A vote. An empty reason is left out; fractional weights add up to at most what the voter has left.
 * @throws RangeError when a weight does not fit 128 bits
 */
export function prepareVote(
  governor: Address,
  ballot: { proposalId: ProposalId; choice: BallotChoice; reason: string },
): Call {
  const { proposalId, choice, reason } = ballot;
  if (choice.kind === 'fractional') {
    const { againstVotes, forVotes, abstainVotes } = choice.tally;
    const weights = [againstVotes, forVotes, abstainVotes] as const;
    if (weights.some((weight) => weight > uint128Max))
      throw new RangeError('A weight is too large.');
    const params = encodePacked(['uint128', 'uint128', 'uint128'], weights);
    return toCall(
      governor,
      encodeFunctionData({
        abi: modelGovernorAbi,
        functionName: 'castVoteWithReasonAndParams',
        args: [proposalId, fractionalSupport, reason, params],
      }),
    );
  }
  const support = supports.indexOf(choice.support);
  return toCall(
    governor,
    reason === ''
      ? encodeFunctionData({
          abi: modelGovernorAbi,
          functionName: 'castVote',
          args: [proposalId, support],
        })
      : encodeFunctionData({
          abi: modelGovernorAbi,
          functionName: 'castVoteWithReason',
          args: [proposalId, support, reason],
        }),
  );
}

/** A new proposal; only this proposer can submit it. The governor wants at least one action. */
export function prepareProposal(
  governor: Address,
  draft: { actions: readonly ProposalAction[]; description: string; proposer: Address },
): Call {
  const description = addProposerSuffix(draft.description, draft.proposer);
  const { targets, values, calldatas } = toColumns(draft.actions);
  const args = [targets, values, calldatas, description] as const;
  return toCall(
    governor,
    encodeFunctionData({ abi: modelGovernorAbi, functionName: 'propose', args }),
  );
}

export type Step = 'queue' | 'execute' | 'cancel';

const stepStates: Readonly<Record<Step, readonly ProposalState[]>> = {
  queue: ['succeeded'],
  execute: ['queued'],
  // The proposer while pending; the guardian in every state that is not over.
  cancel: ['pending', 'active', 'succeeded', 'queued'],
};

/**
 * Queues, executes or cancels.
 * @throws {@link ProposalStateError} when the proposal is in no state for it
 */
export function prepareStep(proposal: Proposal, step: Step): Call {
  const { state, governor } = proposal;
  if (!stepStates[step].includes(state)) throw new ProposalStateError({ state, step });
  const { targets, values, calldatas } = toColumns(proposal.actions);
  const args = [targets, values, calldatas, getDescriptionHash(proposal.description)] as const;
  return toCall(governor, encodeFunctionData({ abi: modelGovernorAbi, functionName: step, args }));
}

function toColumns(actions: readonly ProposalAction[]) {
  return {
    targets: actions.map(({ target }) => target),
    values: actions.map(({ valueWei }) => valueWei),
    calldatas: actions.map(({ calldata }) => calldata),
  };
}

function toCall(to: Address, data: Hex): Call {
  return { to, data, valueWei: 0n };
}
