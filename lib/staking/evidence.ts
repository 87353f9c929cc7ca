/**
 * What contributors show, from the ContributionSubmitted log of each submission's own block. A text counts only when it
 * hashes to what the contract kept, so one endpoint is enough for it. Source: IContributions.
 */
import * as v from 'valibot';
import {
  type Address,
  decodeEventLog,
  encodeAbiParameters,
  getAbiItem,
  type Hex,
  keccak256,
  numberToHex,
  pad,
  toEventSelector,
} from 'viem';
import { contributionsAbi } from '@/lib/chain/abi/contributions';
import { askNetworkBatch } from '@/lib/chain/ask-batch';
import { deployment } from '@/lib/chain/deployment';
import type { Network } from '@/lib/chain/networks';
import type { Contribution, Evidence } from '@/lib/model/revenue';
import { keepCached, readCached } from '@/lib/storage/cache';

const submittedEvent = getAbiItem({ abi: contributionsAbi, name: 'ContributionSubmitted' });
const topic = toEventSelector(submittedEvent);
const [, , accountInput, evidenceInput] = submittedEvent.inputs;
const hex = v.custom<Hex>((text) => typeof text === 'string' && /^0x[0-9a-fA-F]*$/.test(text));
const logsSchema = v.pipe(
  v.array(v.object({ data: hex, topics: v.pipe(v.array(hex), v.minLength(1)) })),
  v.maxLength(1000),
);
/** Texts asked for at once; the rest is asked for the next time. */
const askedMax = 30;
const kept = v.object({ digest: v.string(), uri: v.string(), note: v.string() });

/**
 * The same contributions with their texts: those that are not kept in one request per endpoint asked. Where no endpoint
 * has a text with the right hash, it stays null. Never throws: without a text there is still its hash.
 */
export async function withEvidence(
  network: Network,
  record: bigint,
  contributions: readonly Contribution[],
): Promise<readonly Contribution[]> {
  const toId = ({ evidenceHash }: Contribution) => `evidence:${evidenceHash}`;
  const texts = new Map<Hex, Evidence>();
  for (const one of contributions) {
    const row = v.safeParse(kept, await readCached('texts', toId(one)));
    if (row.success) texts.set(one.evidenceHash, row.output);
  }
  const missing = [...new Map(contributions.map((one) => [one.evidenceHash, one])).values()]
    .filter(({ evidenceHash }) => !texts.has(evidenceHash))
    .slice(0, askedMax);
  const found = await readTexts(network, record, missing);
  for (const [index, one] of missing.entries()) {
    const text = found[index];
    if (!text) continue;
    texts.set(one.evidenceHash, text);
    await keepCached('texts', { id: toId(one), ...text });
  }
  return contributions.map((one) => ({ ...one, evidence: texts.get(one.evidenceHash) ?? null }));
}

async function readTexts(
  network: Network,
  record: bigint,
  wanted: readonly Contribution[],
): Promise<readonly (Evidence | null)[]> {
  if (wanted.length === 0) return [];
  return askNetworkBatch(network, {
    method: 'eth_getLogs',
    params: wanted.map((one) => toFilter(record, one)),
    parse: (answer, index) => findText(answer, wanted[index]),
  });
}

function toFilter(record: bigint, { index, blockNumber }: Contribution): readonly unknown[] {
  const block = numberToHex(blockNumber);
  const topics = [topic, pad(numberToHex(record)), pad(numberToHex(index))];
  return [{ address: deployment.contributions, topics, fromBlock: block, toBlock: block }];
}

function findText(answer: unknown, wanted: Contribution | undefined): Evidence | null {
  if (!wanted) return null;
  const logs = v.safeParse(logsSchema, answer);
  for (const { data, topics } of logs.success ? logs.output : []) {
    const text = readText(data, topics, wanted);
    if (text) return text;
  }
  return null;
}

function readText(data: Hex, topics: readonly Hex[], wanted: Contribution): Evidence | null {
  try {
    const log = decodeEventLog({
      abi: contributionsAbi,
      data,
      topics: topics as [Hex, ...Hex[]],
    });
    if (log.eventName !== 'ContributionSubmitted') return null;
    const { account, evidence } = log.args;
    const { digest, uri, note } = evidence;
    return hashEvidence(account, evidence) === wanted.evidenceHash ? { digest, uri, note } : null;
  } catch {
    // Another event, or none that decodes.
    return null;
  }
}

/** keccak256 of the account that submitted and its evidence, ABI-encoded, as the contract keeps it. */
function hashEvidence(
  account: Address,
  evidence: Evidence & { kind: number; askedWeight: bigint },
): Hex {
  return keccak256(encodeAbiParameters([accountInput, evidenceInput], [account, evidence]));
}
