/** Endpoints that answer in the right form and not the truth. One lie each. */
import type { Fault, RpcRequest } from '../fault-proxy';

type Answer = Record<string, unknown> | null;
const hex = (number: number) => `0x${Math.max(0, number).toString(16)}`;
const madeUp = `0x${'0f'.repeat(32)}`;

/** Changes what the node says to one method. */
const change =
  (method: string, to: (truth: unknown, request: RpcRequest) => unknown): Fault =>
  async (request, pass) =>
    request.method === method ? { result: to(await pass(), request) } : null;

/** One fault after the other; the first that has an answer counts. */
const both =
  (...faults: readonly Fault[]): Fault =>
  async (request, pass) => {
    for (const fault of faults) {
      const answer = await fault(request, pass);
      if (answer !== null) return answer;
    }
    return null;
  };

export const otherChain = change('eth_chainId', () => '0x1');

/** Its newest block is long past. */
export const oldHead: Fault = async (request, pass) => {
  if (request.method !== 'eth_getBlockByNumber' || request.params[0] !== 'latest') return null;
  const latest = (await pass()) as { number: string };
  const params = [hex(Number(latest.number) - 100), request.params[1]];
  return { result: await pass({ params }) };
};

/** Blocks that are not there yet, and all of them final. */
export const futureHead = change('eth_getBlockByNumber', (truth, { params }) =>
  typeof params[0] === 'string' && params[0].startsWith('0x')
    ? truth
    : { ...(truth as Answer), number: hex(9_000_000) },
);

/** The right block, with another state in what is read of it. */
export const wrongState = change('eth_call', (truth) => {
  const text = String(truth);
  return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
});

export const nullReceipt = change('eth_getTransactionReceipt', () => null);

export const otherReceipt = change('eth_getTransactionReceipt', (truth) =>
  truth === null ? null : { ...(truth as Answer), transactionHash: madeUp },
);

export const failedReceipt = change('eth_getTransactionReceipt', (truth) =>
  truth === null ? null : { ...(truth as Answer), status: '0x0' },
);

/** A receipt for everything, in a real block that holds nothing of the kind. */
export const receiptInRealBlock: Fault = async (request, pass) => {
  if (request.method !== 'eth_getTransactionReceipt') return null;
  const params = ['0x1', false];
  const block = (await pass({ method: 'eth_getBlockByNumber', params })) as Answer;
  const blockHash = block?.['hash'];
  return {
    result: { transactionHash: request.params[0], blockHash, blockNumber: '0x1', status: '0x1' },
  };
};

/** A receipt for everything, in a block of its own making that is final. */
export const receiptInMadeUpBlock = both(
  change('eth_getTransactionReceipt', (_, { params }) => ({
    ...{ transactionHash: params[0], blockHash: madeUp, blockNumber: '0x1', status: '0x1' },
  })),
  change('eth_getBlockByNumber', (truth, { params }) =>
    params[0] === '0x1' ? { number: '0x1', hash: madeUp, transactions: [] } : truth,
  ),
);

/** It says that it has every transaction, and receipts for none. */
export const knowsEverything = both(
  nullReceipt,
  change('eth_getTransactionByHash', (_, { params }) => ({ hash: params[0] })),
);

export const knowsNothing = both(
  nullReceipt,
  change('eth_getTransactionByHash', () => null),
);

/** Tells the hash of what is sent and sends nothing. */
export const swallowsQuietly: Fault = ({ method }) =>
  method === 'eth_sendRawTransaction' ? { result: madeUp } : null;

export const countsTooMany = change('eth_getTransactionCount', (truth) => hex(Number(truth) + 3));
export const countsTooFew = change('eth_getTransactionCount', (truth) => hex(Number(truth) - 1));

export const feesBeyondSense = both(
  change('eth_maxPriorityFeePerGas', () => '0xffffffffffff'),
  change('eth_getBlockByNumber', (truth) => ({
    ...(truth as Answer),
    baseFeePerGas: '0xffffffffffff',
  })),
);

export const noLogs = change('eth_getLogs', () => []);

/** Cut at a round number, without a word. */
export const cappedLogs = change('eth_getLogs', (truth) => (truth as unknown[]).slice(0, 10_000));

/** One byte of one node of a proof. */
export const brokenProof = change('eth_getProof', (truth) => {
  const proof = truth as { accountProof: readonly string[] };
  const [first = '0x00', ...rest] = proof.accountProof;
  return {
    ...proof,
    accountProof: [`${first.slice(0, -2)}${first.endsWith('00') ? '01' : '00'}`, ...rest],
  };
});
