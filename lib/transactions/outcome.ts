/** Reads what endpoints know of a transaction, by its hash and nothing else. Every answer is held against that hash. */
import * as v from 'valibot';
import { type Hex, numberToHex } from 'viem';
import type { ChainId } from '@/lib/model/ids';
import type { Answer, ChainAccess } from './chain-access';
import type { Entry } from './entry';
import { hash, quantity } from './quantity';

export type Mined = { number: bigint; hash: Hex; succeeded: boolean };

const receiptSchema = v.object({
  transactionHash: hash,
  blockHash: hash,
  blockNumber: quantity,
  status: v.picklist(['0x0', '0x1']),
});
const blockSchema = v.object({ hash, number: quantity });
const transactionSchema = v.object({ hash });

/** Blocks on top after which a chain without the tag `finalized` counts as settled. */
const finalDepth = 64n;

/**
 * The block the transaction is mined in, or null. A receipt counts when its block is the one that the endpoints have at
 * that height; where they differ, the one most of them have.
 */
export async function readMined(chain: ChainAccess, entry: Entry): Promise<Mined | null> {
  const { chainId } = entry;
  const receipts = listParsed(
    await chain.askAll(chainId, 'eth_getTransactionReceipt', [entry.hash]),
    receiptSchema,
  ).filter(({ transactionHash }) => transactionHash === entry.hash);
  for (const receipt of receipts) {
    const { blockNumber, blockHash, status } = receipt;
    if (await isCanonical(chain, chainId, { number: blockNumber, hash: blockHash })) {
      return { number: blockNumber, hash: blockHash, succeeded: status === '0x1' };
    }
  }
  return null;
}

async function isCanonical(
  chain: ChainAccess,
  chainId: ChainId,
  block: { number: bigint; hash: Hex },
): Promise<boolean> {
  const params = [numberToHex(block.number), false];
  const blocks = listParsed(
    await chain.askAll(chainId, 'eth_getBlockByNumber', params),
    blockSchema,
  );
  const same = blocks.filter((other) => other.hash === block.hash).length;
  return same > 0 && same * 2 >= blocks.length;
}

/** Whether a block cannot go away any more, by the tag `finalized`, else by depth. */
export async function isFinal(
  chain: ChainAccess,
  chainId: ChainId,
  number: bigint,
): Promise<boolean> {
  const finalized = await readHeight(chain, chainId, 'finalized');
  if (finalized !== null) return finalized >= number;
  const latest = await readHeight(chain, chainId, 'latest');
  return latest !== null && latest - finalDepth >= number;
}

/** The lowest height the endpoints tell for a tag; null when none knows it. */
async function readHeight(
  chain: ChainAccess,
  chainId: ChainId,
  tag: 'finalized' | 'latest',
): Promise<bigint | null> {
  const answers = await chain.askAll(chainId, 'eth_getBlockByNumber', [tag, false]);
  const heights = listParsed(answers, blockSchema).map(({ number }) => number);
  return heights.sort((a, b) => (a < b ? -1 : 1))[0] ?? null;
}

/** Whether any endpoint has the transaction, in its pool or in a block. */
export async function isKnown(chain: ChainAccess, entry: Entry): Promise<boolean> {
  const answers = await chain.askAll(entry.chainId, 'eth_getTransactionByHash', [entry.hash]);
  return listParsed(answers, transactionSchema).some((one) => one.hash === entry.hash);
}

/** Whether every endpoint that answers counts the entry's nonce as used in its newest block. */
export async function isNonceUsed(chain: ChainAccess, entry: Entry): Promise<boolean> {
  const params = [entry.from, 'latest'];
  const answers = await chain.askAll(entry.chainId, 'eth_getTransactionCount', params);
  const counts = listParsed(answers, quantity);
  return counts.length > 0 && counts.every((count) => Number(count) > (entry.nonce ?? 0));
}

/** What was told in the right form; null and nonsense are left out. */
function listParsed<Schema extends v.GenericSchema>(
  answers: readonly Answer[],
  schema: Schema,
): v.InferOutput<Schema>[] {
  return answers.flatMap((answer) => {
    const parsed = v.safeParse(schema, answer.status === 'told' ? answer.value : null);
    return parsed.success ? [parsed.output] : [];
  });
}
