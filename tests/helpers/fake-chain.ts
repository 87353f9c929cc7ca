/**
 * A chain of one account kind in memory, behind the interface the transactions code uses: a pool, blocks that come
 * when told, reorganisations, endpoints that fail before or after they did what they were asked.
 */
import { type Hex, hexToString, keccak256, numberToHex, stringToHex } from 'viem';
import { EndpointUnreachableError, RpcRefusedError } from '@/lib/errors/chain';
import type { UnsignedTransaction } from '@/lib/signers/types';
import type { Answer, ChainAccess } from '@/lib/transactions/chain-access';

export type FakeTransaction = { from: string; nonce: number; data: Hex; feeWei: string };
type Mined = FakeTransaction & { hash: Hex; logs?: readonly FakeLog[]; fields?: object };

type FakeCall = Pick<UnsignedTransaction, 'nonce' | 'data'> &
  Partial<Pick<UnsignedTransaction, 'maxFeePerGasWei'>>;

/** What the fake signer makes and the fake chain reads. */
export function toRaw(from: string, { nonce, data, maxFeePerGasWei = 0n }: FakeCall): Hex {
  const feeWei = maxFeePerGasWei.toString();
  return stringToHex(JSON.stringify({ from: from.toLowerCase(), nonce, data, feeWei }));
}

export type FakeLog = { address: string; topics: readonly Hex[]; data: Hex };

export type FakeChain = ChainAccess & {
  /** A transaction somebody else made, mined in a block of its own with what it left. */
  minesOther: (transaction: { hash: Hex; logs?: readonly FakeLog[]; fields?: object }) => void;
  /** Mined transactions, oldest first. */
  list: () => readonly Mined[];
  /** Takes what is in the pool, in order of nonces, into a new block. */
  mine: () => void;
  /** Takes the newest block away; its transactions go back to the pool, or are forgotten. */
  reorganise: (options: { forget: boolean }) => void;
  /** Forgets what waits in the pool. */
  forgetPool: () => void;
  /** Somebody else's transaction of the account, in the next block. */
  minesForeign: (from: string) => void;
  /**
   * Who answers; default one. `liar` answers what {@link lie} makes of the truth, `slow` what was true
   * {@link blocksBehind} blocks ago.
   */
  operators: readonly string[];
  blocksBehind: number;
  /** Those of them that do not answer now. */
  silent: readonly string[];
  lie: (method: string, truth: unknown, params: readonly unknown[]) => unknown;
  /** How the next requests fail: not at all, before they arrive, or when the answer is on its way back. */
  fault: 'none' | 'unreachable' | 'answer-lost';
  /** Answers by method that stand in for the chain's own. */
  answers: Map<string, (params: readonly unknown[]) => unknown>;
};

/** A node that has these blocks and this pool. */
function createNode({ readBlocks, pool }: { readBlocks: () => Mined[][]; pool: Map<Hex, Mined> }) {
  const list = () => readBlocks().flat();
  const count = (from: string) => list().filter((one) => one.from === from.toLowerCase()).length;
  const blockAt = (number: number, blocks = readBlocks()) =>
    number < blocks.length && number >= 0
      ? {
          number: numberToHex(number),
          hash: toHash(blocks, number),
          baseFeePerGas: '0x3b9aca00',
          transactions: blocks[number]?.map(({ hash }) => hash) ?? [],
        }
      : null;

  const methods: Record<string, (params: readonly unknown[]) => unknown> = {
    eth_getTransactionCount: ([from, tag]) => {
      if (tag === 'finalized') {
        const blocks = readBlocks();
        const final = blocks.slice(0, Math.max(1, blocks.length - 4)).flat();
        const own = (from as string).toLowerCase();
        return numberToHex(final.filter((one) => one.from === own).length);
      }
      let next = count(from as string);
      const waiting = [...pool.values()].filter(
        (one) => one.from === (from as string).toLowerCase(),
      );
      if (tag === 'pending') while (waiting.some(({ nonce }) => nonce === next)) next++;
      return numberToHex(next);
    },
    eth_sendRawTransaction: ([raw]) => {
      const transaction = JSON.parse(hexToString(raw as Hex)) as FakeTransaction;
      const hash = keccak256(raw as Hex);
      if (pool.has(hash)) throw refuse('already known');
      if (transaction.nonce < count(transaction.from)) throw refuse('nonce too low');
      const rival = [...pool.values()].find(
        ({ from, nonce }) => from === transaction.from && nonce === transaction.nonce,
      );
      const isDearer = rival && BigInt(transaction.feeWei) * 10n >= BigInt(rival.feeWei) * 11n;
      if (rival && !(isDearer && BigInt(rival.feeWei) > 0n)) {
        throw refuse('replacement transaction underpriced');
      }
      if (rival) pool.delete(rival.hash);
      pool.set(hash, { ...transaction, hash });
      return hash;
    },
    eth_getTransactionReceipt: ([hash]) => {
      const blocks = readBlocks();
      const number = blocks.findIndex((block) => block.some((one) => one.hash === hash));
      if (number < 0) return null;
      const [blockNumber, blockHash] = [numberToHex(number), toHash(blocks, number)];
      const logs = toLogs(blocks[number] ?? [], hash as Hex);
      return { transactionHash: hash, blockNumber, blockHash, status: '0x1', logs };
    },
    eth_getTransactionByHash: ([hash]) => {
      const found = pool.get(hash as Hex) ?? list().find((one) => one.hash === hash);
      return found ? { hash, ...found.fields } : null;
    },
    eth_getBlockByNumber: ([tag]) => {
      const blocks = readBlocks();
      if (tag === 'latest') return blockAt(blocks.length - 1);
      if (tag === 'finalized') return blockAt(Math.max(0, blocks.length - 1 - 4));
      return blockAt(Number(tag));
    },
    eth_blockNumber: () => numberToHex(readBlocks().length - 1),
    eth_getLogs: ([filter]) => {
      const blocks = readBlocks();
      const { fromBlock, toBlock } = filter as { fromBlock: Hex; toBlock: Hex | 'latest' };
      const last = toBlock === 'latest' ? blocks.length - 1 : Number(toBlock);
      const range = blocks.slice(Number(fromBlock), last + 1).flat();
      return range.flatMap((one) => toLogs([one], one.hash));
    },
    eth_maxPriorityFeePerGas: () => '0x3b9aca00',
    eth_getBalance: () => numberToHex(10n ** 18n),
    eth_getCode: () => '0x',
    eth_estimateGas: () => numberToHex(100_000),
    eth_call: () => '0x',
    eth_simulateV1: ([block]) => {
      const { blockStateCalls } = block as { blockStateCalls: { calls: unknown[] }[] };
      const calls = blockStateCalls[0]?.calls ?? [];
      return [
        { calls: calls.map(() => ({ status: '0x1', gasUsed: '0x186a0', returnData: '0x' })) },
      ];
    },
  };
  return { count, methods };
}

export function createFakeChain(): FakeChain {
  const blocks: Mined[][] = [[]];
  const pool = new Map<Hex, Mined>();
  const { count, methods } = createNode({ readBlocks: () => blocks, pool });
  // What is sent to it alone stays with it.
  const slow = createNode({
    readBlocks: () => blocks.slice(0, Math.max(1, blocks.length - chain.blocksBehind)),
    pool: new Map(),
  });

  const chain: FakeChain = {
    fault: 'none',
    answers: new Map(),
    list: () => blocks.flat(),
    mine: () => {
      const block: Mined[] = [];
      blocks.push(block);
      for (const one of [...pool.values()].sort((a, b) => a.nonce - b.nonce)) {
        if (one.nonce > count(one.from)) continue;
        if (one.nonce === count(one.from)) block.push(one);
        pool.delete(one.hash);
      }
    },
    reorganise: ({ forget }) => {
      if (blocks.length < 2) return;
      for (const one of blocks.pop() ?? []) if (!forget) pool.set(one.hash, one);
      // Another block in its place, so that the height's hash differs.
      const other = { from: '0x0', nonce: blocks.length, data: '0x', feeWei: '0' } as const;
      blocks.push([{ ...other, hash: keccak256('0x00') }]);
    },
    forgetPool: () => pool.clear(),
    minesOther: (one) => {
      blocks.push([{ from: 'other', nonce: 0, data: '0x', feeWei: '0', ...one }]);
    },
    minesForeign: (from) => {
      const data: Hex = '0xff';
      const foreign = { from: from.toLowerCase(), nonce: count(from), data, feeWei: '0' };
      blocks.push([{ ...foreign, hash: keccak256(toRaw(from, foreign)) }]);
    },
    operators: ['fake'],
    blocksBehind: 0,
    silent: [],
    lie: (_, truth) => truth,
    readNetwork: async () => ({
      name: 'Fake',
      nativeSymbol: 'ETH',
      demo: true,
      voices: chain.operators.length,
    }),
    ask: async (_, method, params) => {
      const [answer] = await chain.askAll(_, method, params);
      if (answer?.status === 'told') return answer.value;
      throw answer?.error ?? new Error('No answer.');
    },
    askAll: async (_, method, params) => {
      if (chain.fault === 'unreachable')
        throw new EndpointUnreachableError({ host: 'fake', status: null });
      const answer = run(chain.answers.get(method) ?? methods[method], params);
      if (chain.fault === 'answer-lost')
        throw new EndpointUnreachableError({ host: 'fake', status: null });
      const answering = chain.operators.filter((operator) => !chain.silent.includes(operator));
      return answering.map((operator): Answer => {
        if (operator === 'slow') return { ...run(slow.methods[method], params), operator };
        if (operator !== 'liar' || answer.status === 'refused') return { ...answer, operator };
        return { operator, status: 'told', value: chain.lie(method, answer.value, params) };
      });
    },
  };
  return chain;
}

/** The logs a transaction left, each with its hash. */
function toLogs(block: readonly Mined[], hash: Hex): object[] {
  const logs = block.find((one) => one.hash === hash)?.logs ?? [];
  return logs.map((log) => ({ ...log, transactionHash: hash }));
}

function run(
  method: ((params: readonly unknown[]) => unknown) | undefined,
  params: readonly unknown[],
): Answer {
  try {
    return { operator: 'fake', status: 'told', value: method?.(params) ?? null };
  } catch (error) {
    if (error instanceof RpcRefusedError) return { operator: 'fake', status: 'refused', error };
    throw error;
  }
}

/** A node's refusal in its own words. */
export function refuse(
  message: string,
  rpcCode = -32000,
  data: Hex | null = null,
): RpcRefusedError {
  return new RpcRefusedError(data, message, { host: 'fake', method: '', rpcCode });
}

function toHash(blocks: readonly (readonly Mined[])[], number: number): Hex {
  const text = blocks.slice(0, number + 1).map((block) => block.map(({ hash }) => hash).join());
  return keccak256(stringToHex(`${number}:${text.join('|')}`));
}
