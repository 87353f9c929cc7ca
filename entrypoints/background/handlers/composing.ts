/** What the composer asks while a proposal is written. Nothing here signs or sends. */
import type { Address } from 'viem';
import { requireChecksum } from '@/lib/chain/checksum';
import { readGovernedRecord } from '@/lib/chain/records';
import { HubUnavailableError } from '@/lib/errors/hub';
import { inspectAbi } from '@/lib/governance/abi-inspect';
import { readComposingContext } from '@/lib/governance/composing';
import { getGovernanceQueue } from '@/lib/governance/governance-queue';
import { buildAction } from '@/lib/governance/proposal-kinds';
import { buildSignal } from '@/lib/governance/proposal-kinds/signal';
import { type BuildContext, type Built, built } from '@/lib/governance/proposal-kinds/types';
import type { HubApi } from '@/lib/hubs/types';
import type {
  BuiltAction,
  BuiltProposal,
  ComposingContext,
  DescribedCall,
} from '@/lib/model/composing';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { ProposalAction } from '@/lib/model/proposal';
import type { Simulation } from '@/lib/model/submission';
import type { Intent } from '@/lib/protocol/intents';
import type { Handlers } from '@/lib/protocol/router';
import { readRevision } from '@/lib/provenance/revision';
import {
  describeCall,
  readTarget,
  simulateAll,
  type TargetContext,
  toTargetContext,
} from '@/lib/transactions/describe-calls';
import { lookAtPool } from '@/lib/transactions/look-at-pool';
import type { ActingContext } from '../acting';
import { searchModels } from '../model-search';

export type ComposingHandlers = Pick<
  Handlers,
  | 'model.search'
  | 'composing.read'
  | 'revision.read'
  | 'abi.inspect'
  | 'target.read'
  | 'pool.look'
  | 'proposal.build'
>;

export type ComposingOptions = {
  acting: Pick<ActingContext, 'chain' | 'nameCode' | 'now'>;
  readAccount: () => Promise<Address | null>;
  readBadges: Handlers['badge.read'];
  getApi: (locator: Locator) => HubApi | null;
};

/** While one types, the model's contracts and rules need not be read at every key. */
const contextValidMs = 10_000;

export function createComposingHandlers(options: ComposingOptions): ComposingHandlers {
  const { acting, readAccount, readBadges, getApi } = options;
  const { now } = acting;
  const readKept = createKeptRead((record) => readComposingContext(record, null, now), now);
  return {
    'model.search': ({ query }) => searchModels({ readBadges, now }, query),
    'composing.read': async ({ record }) => readComposingContext(record, await readAccount(), now),
    'revision.read': async ({ record, locator, revision }) => {
      // Asked for by a click, and held against the approval of now.
      const { model } = await readGovernedRecord(record, now);
      const api = getApi(locator);
      if (!api) throw new HubUnavailableError({ host: locator.split('/')[0] ?? '', status: null });
      const { repositoryId, approval } = model;
      return readRevision(api, { locator, revision, repositoryId, approval }, now);
    },
    'abi.inspect': async ({ text }) => inspectAbi(text),
    'target.read': async ({ record, address }) =>
      readTarget(toTargetContext(acting, (await readKept(record)).model), address),
    'pool.look': async ({ record, ...of }) => {
      requireChecksum(of.address);
      const { model, at } = await readGovernedRecord(record, now);
      return lookAtPool({ chain: acting.chain, model, at }, of);
    },
    'proposal.build': async ({ record, intents }) =>
      buildProposal(acting, await readKept(record), intents),
  };
}

function createKeptRead(
  read: (record: RecordId) => Promise<ComposingContext>,
  now: () => number,
): (record: RecordId) => Promise<ComposingContext> {
  let kept: { key: string; atMs: number; value: Promise<ComposingContext> } | null = null;
  return (record) => {
    const key = [record.chainId, record.registry, record.id].join(':').toLowerCase();
    if (kept?.key === key && now() - kept.atMs < contextValidMs) return kept.value;
    const value = read(record);
    kept = { key, atMs: now(), value };
    value.catch(() => {
      kept = null;
    });
    return value;
  };
}

function toBuildContext({
  model,
  parameters,
  treasury,
  timestamp,
}: ComposingContext): BuildContext {
  const { record, owner, token, vault, governor, timelock } = model;
  if (!token || !vault || !governor || !timelock) throw new TypeError('The model is not governed.');
  return { record, owner, token, vault, governor, timelock, parameters, treasury, timestamp };
}

async function buildProposal(
  acting: ComposingOptions['acting'],
  context: ComposingContext,
  intents: readonly Intent[],
): Promise<BuiltProposal> {
  const build = toBuildContext(context);
  const calls =
    intents.length === 0
      ? [built(buildSignal(build))]
      : intents.map((intent) => buildAction(intent, build));
  const target = toTargetContext(acting, context.model);
  const actions = await Promise.all(calls.map((call) => describe(target, call)));
  const isReady = calls.every(({ status }) => status === 'built');
  const simulation = isReady
    ? await simulateProposal(target, build, calls.flatMap(listCalls))
    : null;
  return { actions, simulation };
}

/** As the timelock would make them, with what the governor notes of them while it executes. */
function simulateProposal(
  target: TargetContext,
  { timelock, governor }: BuildContext,
  actions: readonly ProposalAction[],
): Promise<Simulation> {
  const stateDiff = getGovernanceQueue(governor, actions);
  const storage = stateDiff ? { [governor]: { stateDiff } } : undefined;
  return simulateAll(target, { from: timelock, actions, storage });
}

async function describe(context: TargetContext, call: Built): Promise<BuiltAction> {
  if (call.status === 'problem') return call;
  const before = call.before && (await describeOne(context, call.before));
  const described = await describeOne(context, call.action);
  const warnings = [...described.warnings, ...call.warnings];
  return { status: 'built', ...(before && { before }), ...described, warnings };
}

async function describeOne(context: TargetContext, action: ProposalAction): Promise<DescribedCall> {
  const target = await readTarget(context, action.target);
  return { action, target, ...describeCall(action, target) };
}

/** The calls of an action, in their order. */
function listCalls(call: Built): readonly ProposalAction[] {
  if (call.status === 'problem') return [];
  return call.before ? [call.before, call.action] : [call.action];
}
