/** The kit itself: every fault is what its name says, seen by our own client. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { requestRpc } from '@/lib/chain/rpc';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';
import { until } from '@/scripts/process/until';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { type FaultName, faults } from '@/tests/helpers/faults/list';

const account = '0x00000000000000000000000000000000000000a1';
/** Runs at its creation: 10,001 logs without topics (PUSH2 10001, JUMPDEST, LOG0, minus one, JUMPI). */
const logger = '0x6127115b60006000a0600190038060035700';
const unknown = `0x${'0a'.repeat(32)}`;

let chain: EmbeddedChain;
let proxy: FaultProxy;
let sent: string;
let from: string;

beforeAll(async () => {
  chain = await startChain({ ticks: false });
  proxy = await startFaultProxy(chain.rpcUrl);
  [from] = (await chain.rpc('eth_accounts')) as [string];
  sent = await send({ from, to: account, value: '0x1' });
  await send({ from, data: logger, gas: '0x989680' });
});
afterAll(async () => {
  await proxy?.stop();
  await chain?.stop();
});
beforeEach(() => proxy.setFault(null));

async function send(transaction: object): Promise<string> {
  const hash = (await chain.rpc('eth_sendTransaction', [transaction])) as string;
  const params = ['eth_getTransactionReceipt', [hash]] as const;
  await until(() => chain.rpc(...params), { what: 'a block', timeoutMs: 5000, intervalMs: 20 });
  return hash;
}

const ask = (method: string, params: readonly unknown[], timeoutMs: number) =>
  requestRpc(proxy, method, params, { timeoutMs }).catch(
    (error: { code: string; nodeMessage?: string }) => error,
  );
const raw = ['eth_sendRawTransaction', ['0x02']] as const;
const receipt = ['eth_getTransactionReceipt', [unknown]] as const;
const latest = ['eth_getBlockByNumber', ['latest', false]] as const;
const logs = ['eth_getLogs', [{ fromBlock: '0x0' }]] as const;

/** For each fault a question, and what comes back. */
const expected: Readonly<
  Record<FaultName, readonly [method: string, params: readonly unknown[], answer: unknown]>
> = {
  'rate limited': ['eth_chainId', [], { code: 'chain.rate_limited', retryAfterMs: null }],
  'rate limited for a while': ['eth_chainId', [], { retryAfterMs: 1000 }],
  'server error': ['eth_chainId', [], { code: 'chain.unreachable', facts: { status: 503 } }],
  'hangs on what is sent': [...raw, { code: 'chain.timed_out' }],
  'half an answer': ['eth_chainId', [], { code: 'chain.unreachable' }],
  'a web page': ['eth_chainId', [], { code: 'chain.malformed' }],
  'another id': ['eth_chainId', [], { code: 'chain.malformed', facts: { why: 'another id' } }],
  'a huge answer to what is sent': [...raw, { facts: { why: 'too large' } }],
  'answer to what is sent lost': [...raw, { code: 'chain.unreachable', facts: { status: 502 } }],
  'reads fail': ['eth_chainId', [], { code: 'chain.unreachable' }],
  'refused: server error': ['eth_chainId', [], { facts: { rpcCode: -32000 } }],
  'refused: limit exceeded': ['eth_chainId', [], { code: 'chain.rate_limited' }],
  'refused: invalid params': ['eth_chainId', [], { facts: { rpcCode: -32602 } }],
  'refused: internal error': ['eth_chainId', [], { facts: { rpcCode: -32603 } }],
  'refused: no such method': ['eth_chainId', [], { facts: { rpcCode: -32601 } }],
  'says: no funds': [...raw, { nodeMessage: expect.stringContaining('insufficient funds') }],
  'says: nonce taken': [...raw, { nodeMessage: expect.stringContaining('replacement') }],
  'says: already known': [...raw, { nodeMessage: 'already known' }],
  'another chain': ['eth_chainId', [], '0x1'],
  'old head': [...latest, { number: '0x0' }],
  'head of the future': [...latest, { number: '0x895440' }],
  'wrong state': [
    'eth_call',
    [{ to: '0x0000000000000000000000000000000000000004', data: '0xab0' + '0' }],
    '0xab01',
  ],
  'no receipt': ['eth_getTransactionReceipt', ['sent'], null],
  'receipt of another': ['eth_getTransactionReceipt', ['sent'], { transactionHash: /0f0f/ }],
  'receipt: failed': ['eth_getTransactionReceipt', ['sent'], { status: '0x0' }],
  'receipt in a real block': [...receipt, { transactionHash: unknown, blockNumber: '0x1' }],
  'receipt in a made-up block': [...receipt, { transactionHash: unknown, blockHash: /0f0f/ }],
  'knows everything': ['eth_getTransactionByHash', [unknown], { hash: unknown }],
  'knows nothing': ['eth_getTransactionByHash', ['sent'], null],
  'takes and sends nothing': [...raw, `0x${'0f'.repeat(32)}`],
  'counts too many': ['eth_getTransactionCount', [account, 'latest'], '0x3'],
  'counts too few': ['eth_getTransactionCount', ['from', 'latest'], '0x1'],
  'fees beyond sense': ['eth_maxPriorityFeePerGas', [], '0xffffffffffff'],
  'no logs': [...logs, []],
  'logs cut': [...logs, { length: 10_000 }],
  'a proof broken': ['eth_getProof', [account, [], 'latest'], 'another proof'],
};

test.each(Object.keys(faults) as FaultName[])('%s', async (name) => {
  const [method, given, answer] = expected[name];
  const params = given.map((one) => (one === 'sent' ? sent : one === 'from' ? from : one));
  const timeoutMs = name === 'hangs on what is sent' ? 500 : 30_000;
  const truth = await ask(method, params, timeoutMs);
  proxy.setFault(faults[name]);
  const got = await ask(method, params, timeoutMs);
  if (answer === 'another proof') return expect(got).not.toEqual(truth);
  expect(truth, 'without the fault').not.toEqual(toMatcher(answer));
  expect(got).toEqual(toMatcher(answer));
});

/** Objects are parts of what is there, patterns parts of texts. */
function toMatcher(answer: unknown): unknown {
  if (answer instanceof RegExp) return expect.stringMatching(answer);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  if ('asymmetricMatch' in answer) return answer;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, toMatcher(value)])),
  );
}
