/** What became of sends, by the blocks of the chain and nothing else. */
import type { Hex } from 'viem';
import { callRpc } from '@/scripts/embedded-chain/json-rpc';
import type { Outcome } from './run';

type Mined = { hash: Hex; from: Hex; nonce: number; input: Hex };
type Chain = {
  byMarker: ReadonlyMap<Hex, readonly Mined[]>;
  bySlot: ReadonlyMap<string, Mined>;
};

/** Every transaction in every block, from the first to the newest. */
async function scanChain(rpcUrl: string): Promise<Chain> {
  const height = Number(await callRpc(rpcUrl, 'eth_blockNumber'));
  const byMarker = new Map<Hex, Mined[]>();
  const bySlot = new Map<string, Mined>();
  for (let first = 0; first <= height; first += 50) {
    const numbers = Array.from({ length: Math.min(50, height - first + 1) }, (_, i) => first + i);
    const blocks = await Promise.all(numbers.map((number) => readBlock(rpcUrl, number)));
    for (const { nonce, ...rest } of blocks.flatMap(({ transactions }) => transactions)) {
      const one = { ...rest, nonce: Number(nonce) };
      byMarker.set(one.input, [...(byMarker.get(one.input) ?? []), one]);
      bySlot.set(toSlot(one), one);
    }
  }
  return { byMarker, bySlot };
}

type Block = { transactions: readonly (Omit<Mined, 'nonce'> & { nonce: Hex })[] };

async function readBlock(rpcUrl: string, number: number): Promise<Block> {
  const params = [`0x${number.toString(16)}`, true];
  return (await callRpc(rpcUrl, 'eth_getBlockByNumber', params)) as Block;
}

const toSlot = ({ from, nonce }: { from: string; nonce: number | null }) =>
  `${from.toLowerCase()}:${nonce}`;

/** Judges sends of which nothing is going on any more. */
export async function judgeAll(
  rpcUrl: string,
  outcomes: readonly Outcome[],
): Promise<readonly Judged[]> {
  const chain = await scanChain(rpcUrl);
  return outcomes.map((outcome) => ({ ...outcome, verdict: judge(chain, outcome) }));
}

export type Verdict =
  | 'once'
  | 'never signed'
  | 'told'
  | 'replaced'
  | 'lost'
  | 'doubled'
  | 'false final';

export type Judged = Outcome & { verdict: Verdict };

/**
 * `once`: on the chain, and the journal says so. `never signed`: nothing of it anywhere. `told`: refused, altered or
 * never sent by whoever was asked, and the journal says that. `replaced`: the chain has another transaction of the account with its nonce.
 */
function judge(chain: Chain, { marker, end, told, finals }: Outcome): Verdict {
  const mined = chain.byMarker.get(marker) ?? [];
  if (mined.length > 1) return 'doubled';
  const [only] = mined;
  const isFinal = end?.state === 'final';
  if (finals.some((hash) => hash !== only?.hash)) return 'false final';
  if (isFinal && end.hash !== only?.hash) return 'false final';
  if (end?.settled && !isFinal && only) return 'false final';
  if (isFinal) return 'once';
  if (only) return 'lost';
  if (end === null) return told === 'submitted' ? 'lost' : 'never signed';
  if (end.settled) return chain.bySlot.has(toSlot(end)) ? 'replaced' : 'false final';
  const isTold = end.state === 'failed' || end.code === 'transactions.not_found';
  return isTold && end.code !== null ? 'told' : 'lost';
}
