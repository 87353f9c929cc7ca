/** Keys of private endpoints stand in their URLs: whatever goes wrong, nothing that leaves the background holds one. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createNetworkHandlers } from '@/entrypoints/background/handlers/networks';
import { requestRpc, requestRpcBatch } from '@/lib/chain/rpc';
import { toErrorData } from '@/lib/errors/base';
import { encode } from '@/lib/protocol/codec';
import { chainAccess } from '@/lib/transactions/chain-access';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';
import { type Fault, type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { faults } from '@/tests/helpers/faults/list';

const { fetch } = globalThis;
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

/** Everything that is done with an endpoint, under a fault. */
async function useUnder(url: string, fault: Fault): Promise<void> {
  const networks = createNetworkHandlers(() => Date.now());
  const add = (one: string) =>
    networks['network.add']({ url: one, operator: '', own: true }, asker);
  proxy.setFault(null);
  await hear(add(url));
  proxy.setFault(fault);
  await hear(requestRpc({ url }, 'eth_chainId', [], { timeoutMs: 500 }));
  await hear(requestRpcBatch({ url }, 'eth_chainId', [[], []], { timeoutMs: 500 }));
  await hear(networks['network.test']({ chainId }, asker));
  await hear(networks['network.list']({}, asker));
  await hear(add(url));
  await hear(add(`${url}/x`));
  await hear(chainAccess.askAll(chainId, 'eth_blockNumber', []));
  await hear(chainAccess.ask(chainId, 'eth_blockNumber', []));
  told.push(JSON.stringify(await fakeBrowser.storage.session.get(null)));
  told.push(JSON.stringify(await fakeBrowser.storage.local.get(null)));
  expect(told.length).toBeGreaterThan(9);
}

const key = 'SECRETKEY0123456789';
/** Where keys stand; only this machine is reached without TLS, so that the last one is led there. */
const urls = {
  'its path': () => proxy.url,
  'its query': () => `${new URL(proxy.url).origin}/?apikey=${key}`,
  'a subdomain': () => `https://${key}.rpc.example.org/`,
};
const places = Object.keys(urls) as (keyof typeof urls)[];

describe('a key in an endpoint’s URL', () => {
  test.each(names)('no error, no view and no store of the session holds it: %s', async (name) => {
    await useUnder(proxy.url, faults[name]);
    expect(told.join('\n')).toContain('127.0.0.1');
    expect(told.join('\n')).not.toContain('SECRETKEY');
  });

  test.each(places)('nor where it stands in %s, or the node repeats it', async (place) => {
    const url = urls[place]();
    vi.spyOn(globalThis, 'fetch').mockImplementation((to, init) =>
      fetch(String(to).includes('.rpc.example.org') ? proxy.url : to, init),
    );
    const secret = place === 'its path' ? 'SECRETKEY' : key;
    const message = `Project ${secret} is over its limit, asked at ${url} (${new URL(url).host})`;
    await useUnder(url, () => ({ error: { code: -32000, message } }));
    const all = told.join('\n');
    expect(all).toContain('is over its limit');
    expect(all).toContain(place === 'a subdomain' ? '….rpc.example.org' : '127.0.0.1');
    expect(all.toUpperCase()).not.toContain('SECRETKEY');
  });
});
