/**
 * Reads what endpoints know of a submission, by the hashes of its attempts and nothing else. Every answer is held
 * against that hash. What is shown while it may still change takes more voices for it than against it; what ends a
 * submission for good takes two operators, where the network has as many.
 */
import * as v from 'valibot';
import { type Hex, numberToHex } from 'viem';
import { hash, quantity } from '@/lib/chain/quantity';
import type { ChainId } from '@/lib/model/ids';
import type { Answer, ChainAccess } from './chain-access';
import type { Entry } from './entry';

export type Mined = {
  hash: Hex;
  number: bigint;
  blockHash: Hex;
  succeeded: boolean;
  final: boolean;
};

/** Of whom, and how many voices there are. */
export type Asked = { chain: ChainAccess; chainId: ChainId; voices: number };
type Receipt = v.InferOutput<typeof receiptSchema>;

const receiptSchema = v.object({
  transactionHash: hash,
  blockHash: hash,
  blockNumber: quantity,
  status: v.picklist(['0x0', '0x1']),
});
const blockSchema = v.object({
  hash,
  number: quantity,
  transactions: v.optional(v.array(v.unknown()), []),
});
const transactionSchema = v.object({ hash });

/** Blocks on top after which a chain without the tag `finalized` counts as settled. */
const finalDepth = 64n;

/** The block an attempt is mined in, or null. */
export async function readMined(asked: Asked, entry: Entry): Promise<Mined | null> {
  for (const attempt of entry.attempts) {
    const receipts = await readReceipts(asked, attempt.hash);
    for (const receipt of listDistinct(receipts)) {
      const mined = await judge(asked, receipt, receipts);
      if (mined) return mined;
    }
  }
  return null;
}

async function readReceipts({ chain, chainId }: Asked, of: Hex): Promise<readonly Receipt[]> {
  const answers = await chain.askAll(chainId, 'eth_getTransactionReceipt', [of]);
  const receipts = listVoices(answers, receiptSchema).map(({ value }) => value);
  return receipts.filter(({ transactionHash }) => transactionHash === of);
}

/**
 * A receipt counts when more endpoints have its block at that height than another, when that block lists the
 * transaction, and when more receipts tell its status than the other. Final: two operators say all that.
 */
async function judge(
  asked: Asked,
  receipt: Receipt,
  receipts: readonly Receipt[],
): Promise<Mined | null> {
  const { transactionHash, blockHash, blockNumber: number, status } = receipt;
  const params = [numberToHex(number), false];
  const answers = await asked.chain.askAll(asked.chainId, 'eth_getBlockByNumber', params);
  const blocks = listVoices(answers, blockSchema).map(({ value }) => value);
  const agree = blocks.filter(
    (block) => block.hash === blockHash && block.transactions.includes(transactionHash),
  ).length;
  const here = receipts.filter((one) => one.blockHash === blockHash);
  const same = here.filter((one) => one.status === status).length;
  if (agree * 2 <= blocks.length || same * 2 <= here.length) return null;
  const needed = getNeeded(asked);
  const final = Math.min(agree, same) >= needed && (await isFinal(asked, number));
  return { hash: transactionHash, number, blockHash, succeeded: status === '0x1', final };
}

/** Voices it takes to end something for good. */
export function getNeeded({ voices }: Pick<Asked, 'voices'>): number {
  return Math.min(2, Math.max(1, voices));
}

/** Whether a block cannot go away any more, by the tag `finalized`, else by depth. */
async function isFinal(asked: Asked, number: bigint): Promise<boolean> {
  const finalized = await readHeight(asked, 'finalized');
  if (finalized !== null) return finalized >= number;
  const latest = await readHeight(asked, 'latest');
  return latest !== null && latest - finalDepth >= number;
}

/** The height that as many operators have reached as are needed; null when too few tell one. */
export async function readHeight(
  asked: Asked,
  tag: 'finalized' | 'latest',
): Promise<bigint | null> {
  const answers = await asked.chain.askAll(asked.chainId, 'eth_getBlockByNumber', [tag, false]);
  const heights = listVoices(answers, blockSchema).map(({ value }) => value.number);
  return heights.sort((a, b) => (a > b ? -1 : 1))[getNeeded(asked) - 1] ?? null;
}

/**
 * The newest block as the middle one of the endpoints has it; null where none tells a number. One that is ahead of the
 * chain would hide what comes before its number.
 * @throws endpoint errors
 */
export async function readBlockNumber(
  chain: ChainAccess,
  chainId: ChainId,
): Promise<bigint | null> {
  const answers = await chain.askAll(chainId, 'eth_blockNumber', []);
  return getMiddle(listVoices(answers, quantity).map(({ value }) => value));
}

/** Where operators tell different numbers the middle one counts, the lower of two. */
export function getMiddle(values: readonly bigint[]): bigint | null {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : 1));
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** Which endpoints have an attempt, in their pool or in a block: every one that answers, some, or none. */
export async function readKnown(
  { chain, chainId }: Asked,
  { attempts }: Entry,
): Promise<'all' | 'some' | 'none'> {
  const knowing = new Set<string>();
  let asked = 0;
  for (const attempt of attempts) {
    const answers = await chain.askAll(chainId, 'eth_getTransactionByHash', [attempt.hash]);
    const voices = listVoices(answers, transactionSchema);
    for (const { operator, value } of voices)
      if (value.hash === attempt.hash) knowing.add(operator);
    asked = Math.max(asked, new Set(answers.map(({ operator }) => operator)).size);
  }
  if (knowing.size === 0) return 'none';
  return knowing.size < asked ? 'some' : 'all';
}

/** Whether the endpoints agree that the entry's nonce is used, and whether that can change; null when it is not. */
export async function readNonceUsed(
  asked: Asked,
  entry: Entry,
): Promise<{ final: boolean; alone: boolean } | null> {
  if (!(await isCounted(asked, entry, 'latest'))) return null;
  return { final: await isCounted(asked, entry, 'finalized'), alone: asked.voices < 2 };
}

/** Every endpoint that answers counts it, and as many as are needed answer. */
async function isCounted(
  asked: Asked,
  { from, nonce }: Entry,
  tag: 'latest' | 'finalized',
): Promise<boolean> {
  const answers = await asked.chain.askAll(asked.chainId, 'eth_getTransactionCount', [from, tag]);
  const counts = listVoices(answers, quantity).map(({ value }) => Number(value));
  return counts.length >= getNeeded(asked) && counts.every((count) => count > (nonce ?? 0));
}

/** What was told in the right form, once by each operator; null and nonsense are left out. */
export function listVoices<Schema extends v.GenericSchema>(
  answers: readonly Answer[],
  schema: Schema,
): readonly { operator: string; value: v.InferOutput<Schema> }[] {
  const voices = new Map<string, v.InferOutput<Schema>>();
  for (const answer of answers) {
    const parsed = v.safeParse(schema, answer.status === 'told' ? answer.value : null);
    if (parsed.success && !voices.has(answer.operator)) voices.set(answer.operator, parsed.output);
  }
  return [...voices].map(([operator, value]) => ({ operator, value }));
}

function listDistinct(receipts: readonly Receipt[]): readonly Receipt[] {
  const toKey = ({ blockHash, status }: Receipt) => blockHash + status;
  return [...new Map(receipts.map((receipt) => [toKey(receipt), receipt])).values()];
}
