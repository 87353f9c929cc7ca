/** Keys of private endpoints stand in their URLs: whatever goes wrong, nothing that leaves the background holds one. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createNetworkHandlers } from '@/entrypoints/background/handlers/networks';
import { requestRpc, requestRpcBatch } from '@/lib/chain/rpc';
import { toErrorData } from '@/lib/errors/base';
import { encode } from '@/lib/protocol/codec';
import { chainAccess } from '@/lib/transactions/chain-access';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { faults } from '@/tests/helpers/faults/list';

const asker = { caller: 'ui', tabId: null, url: '' } as const;
const chainId = 10;
/** Each costs seconds; what they end in is told by the others too. */
const slow = ['hangs on what is sent', 'a huge answer to what is sent'];
const names = (Object.keys(faults) as (keyof typeof faults)[]).filter((one) => !slow.includes(one));

let chain: EmbeddedChain;
let proxy: FaultProxy;
const told: string[] = [];

beforeAll(async () => {
  chain = await startChain({ chainId, ticks: false });
  proxy = await startFaultProxy(chain.rpcUrl);
});
afterAll(async () => {
  await proxy?.stop();
  await chain?.stop();
});

beforeEach(() => {
  told.length = 0;
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void told.push(words.join(' ')));
  }
});

/** Everything of an error that could be shown, logged or copied. */
function unfold(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause, ...rest } = error;
  const shown = JSON.stringify(encode({ ...rest }));
  return [
    name,
    message,
    stack,
    shown,
    JSON.stringify(toErrorData(error)),
    unfold(cause ?? ''),
  ].join();
}

async function hear(work: Promise<unknown>): Promise<void> {
  told.push(await work.then((value) => JSON.stringify(encode(value)), unfold));
}

describe('a key in an endpoint’s URL', () => {
  test.each(names)('no error, no view and no store of the session holds it: %s', async (name) => {
    const networks = createNetworkHandlers(() => Date.now());
    proxy.setFault(null);
    await hear(networks['network.add']({ url: proxy.url, operator: '', own: true }, asker));
    proxy.setFault(faults[name]);
    const endpoint = { url: proxy.url };
    await hear(requestRpc(endpoint, 'eth_chainId', [], { timeoutMs: 500 }));
    await hear(requestRpcBatch(endpoint, 'eth_chainId', [[], []], { timeoutMs: 500 }));
    await hear(networks['network.test']({ chainId }, asker));
    await hear(networks['network.list']({}, asker));
    await hear(networks['network.add']({ url: proxy.url, operator: '', own: true }, asker));
    await hear(networks['network.add']({ url: `${proxy.url}/x`, operator: '', own: true }, asker));
    await hear(chainAccess.askAll(chainId, 'eth_blockNumber', []));
    await hear(chainAccess.ask(chainId, 'eth_blockNumber', []));
    told.push(JSON.stringify(await fakeBrowser.storage.session.get(null)));
    told.push(JSON.stringify(await fakeBrowser.storage.local.get(null)));
    expect(told.length).toBeGreaterThan(9);
    expect(told.join('\n')).toContain('127.0.0.1');
    expect(told.join('\n')).not.toContain('SECRETKEY');
  });
});
