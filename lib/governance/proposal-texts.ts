/**
 * Description and actions of a proposal, from the ProposalCreated log of its own block. One block is asked for, so that
 * any endpoint answers; what comes back counts only when it hashes to the proposal's id, so one endpoint is enough.
 */
import * as v from 'valibot';
import { type Address, decodeEventLog, type Hex, numberToHex, toEventSelector } from 'viem';
import { modelGovernorAbi } from '@/lib/chain/abi/model-governor';
import { askNetwork } from '@/lib/chain/ask';
import { askNetworkBatch } from '@/lib/chain/ask-batch';
import type { Network } from '@/lib/chain/networks';
import { ProposalTextError } from '@/lib/errors/governance';
import type { ProposalId } from '@/lib/model/ids';
import type { ProposalAction, ProposalBrief } from '@/lib/model/proposal';
import { keepCached, readCached } from '@/lib/storage/cache';
import { getProposalId } from './proposal-id';

export type ProposalText = { description: string; actions: readonly ProposalAction[] };

/** ProposalCreated(uint256,address,address[],uint256[],string[],bytes[],uint256,uint256,string) */
const createdTopic = toEventSelector(
  'ProposalCreated(uint256,address,address[],uint256[],string[],bytes[],uint256,uint256,string)',
);
const logsMax = 1000;
const hex = v.custom<Hex>((text) => typeof text === 'string' && /^0x[0-9a-fA-F]*$/.test(text));
const logsSchema = v.pipe(
  v.array(v.object({ data: hex, topics: v.pipe(v.array(hex), v.minLength(1)) })),
  v.maxLength(logsMax),
);
const rowSchema = v.object({
  id: v.string(),
  description: v.string(),
  actions: v.array(v.object({ target: hex, valueWei: v.string(), calldata: hex })),
});

type Wanted = Pick<ProposalBrief, 'id' | 'blockNumber'>;

/**
 * The text and actions of a proposal; kept once found, since they never change.
 * @throws {@link ProposalTextError} when no endpoint has the log, or none hashes to the id; and endpoint errors
 */
export async function readProposalText(
  network: Network,
  governor: Address,
  proposal: Wanted,
): Promise<ProposalText> {
  const key = toRowKey(network, governor, proposal);
  const kept = await readKept(key);
  if (kept && isTextOf(proposal, kept)) return kept;
  const parse = (answer: unknown) => findText(answer, proposal);
  const found = await askNetwork(network, 'eth_getLogs', toParams(governor, proposal), parse);
  if (!found) throw new ProposalTextError({ proposal: proposal.id, why: 'missing' });
  await keep(key, found);
  return found;
}

/**
 * The texts of several proposals by id, those that are not kept in one request per endpoint asked. What no endpoint
 * has, or only with another hash, is left out.
 */
export async function readProposalTexts(
  network: Network,
  governor: Address,
  proposals: readonly Wanted[],
): Promise<ReadonlyMap<ProposalId, ProposalText>> {
  const texts = new Map<ProposalId, ProposalText>();
  for (const proposal of proposals) {
    const kept = await readKept(toRowKey(network, governor, proposal));
    if (kept && isTextOf(proposal, kept)) texts.set(proposal.id, kept);
  }
  const missing = proposals.filter(({ id }) => !texts.has(id));
  if (missing.length === 0) return texts;
  const found = await askNetworkBatch(network, {
    method: 'eth_getLogs',
    params: missing.map((proposal) => toParams(governor, proposal)),
    parse: (answer, index) => findTextIn(answer, missing[index]),
  });
  for (const [index, proposal] of missing.entries()) {
    const text = found[index];
    if (!text) continue;
    texts.set(proposal.id, text);
    await keep(toRowKey(network, governor, proposal), text);
  }
  return texts;
}

function toRowKey({ chainId }: Network, governor: Address, { id }: Wanted): string {
  return `${chainId}:${governor.toLowerCase()}:${id}`;
}

function toParams(governor: Address, { blockNumber }: Wanted): readonly unknown[] {
  const block = numberToHex(blockNumber);
  return [{ address: governor, fromBlock: block, toBlock: block, topics: [createdTopic] }];
}

/** Of many, one endpoint's malformed answer must not cost the others theirs. */
function findTextIn(answer: unknown, proposal: Wanted | undefined): ProposalText | null {
  return proposal && v.is(logsSchema, answer) ? findText(answer, proposal) : null;
}

function findText(answer: unknown, proposal: Pick<ProposalBrief, 'id'>): ProposalText | null {
  for (const log of v.parse(logsSchema, answer)) {
    const text = decodeText(log);
    if (text && isTextOf(proposal, text)) return text;
  }
  return null;
}

function decodeText(log: { data: Hex; topics: Hex[] }): ProposalText | null {
  try {
    const { args } = decodeEventLog({
      abi: modelGovernorAbi,
      eventName: 'ProposalCreated',
      data: log.data,
      topics: log.topics as [Hex, ...Hex[]],
    });
    const { targets, values, calldatas, description } = args;
    if (targets.length !== values.length || targets.length !== calldatas.length) return null;
    const actions = targets.map((target, i) => ({
      target,
      valueWei: values[i] as bigint,
      calldata: calldatas[i] as Hex,
    }));
    return { description, actions };
  } catch {
    // Another event, or one that lies about its own shape: not the text that is looked for.
    return null;
  }
}

function isTextOf(proposal: Pick<ProposalBrief, 'id'>, text: ProposalText): boolean {
  return getProposalId(text.actions, text.description) === proposal.id;
}

async function readKept(id: string): Promise<ProposalText | null> {
  const parsed = v.safeParse(rowSchema, await readCached('texts', id));
  if (!parsed.success) return null;
  const { description, actions } = parsed.output;
  return {
    description,
    actions: actions.map(({ target, valueWei, calldata }) => ({
      target: target as Address,
      valueWei: BigInt(/^\d{1,78}$/.test(valueWei) ? valueWei : 0),
      calldata,
    })),
  };
}

async function keep(id: string, { description, actions }: ProposalText): Promise<void> {
  await keepCached('texts', {
    id,
    description,
    actions: actions.map((action) => ({ ...action, valueWei: action.valueWei.toString() })),
  });
}
