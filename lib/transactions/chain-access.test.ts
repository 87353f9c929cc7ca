/** Which endpoint is asked what, for one send. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Network } from '@/lib/chain/networks';

const hosts = ['a', 'b', 'c'] as const;
const network: Network = {
  ...{ chainId: 10, name: 'Test', nativeSymbol: 'ETH', demo: false, registry: 'deployed' },
  endpoints: hosts.map((id) => ({
    ...{ id, chainId: 10, url: `https://${id}.example/`, operator: id, own: true },
  })),
};

/** Who was asked what, and who does not answer. */
let asked: string[];
let silent: Set<string>;

beforeEach(() => {
  vi.resetModules();
  [asked, silent] = [[], new Set()];
  vi.stubGlobal('fetch', async (url: string, init: { body: string }) => {
    const { id, method } = JSON.parse(init.body);
    const host = new URL(url).hostname.slice(0, 1);
    if (method !== 'eth_chainId') asked.push(`${method} of ${host}`);
    if (silent.has(host)) return new Response('', { status: 503 });
    return Response.json({ jsonrpc: '2.0', id, result: method === 'eth_chainId' ? '0xa' : '0x1' });
  });
});

/** As after a start of the worker. */
async function start(kept: { endpointId: string | null }) {
  const { createChainAccess, keepTo } = await import('./chain-access');
  const { noteAnswer } = await import('@/lib/chain/health');
  const access = createChainAccess(async () => network);
  return { access, pinned: keepTo(access, kept), noteAnswer };
}

describe('keepTo', () => {
  test('default: the best one, and the same although another is faster by now', async () => {
    const kept = { endpointId: null };
    const { access, pinned, noteAnswer } = await start(kept);
    await pinned.ask(10, 'eth_getBalance', []);
    expect(kept).toEqual({ endpointId: 'a' });
    const overtake = async () => {
      await noteAnswer('a', 9000);
      await noteAnswer('b', 1);
    };
    await overtake();
    await pinned.ask(10, 'eth_estimateGas', []);
    await overtake();
    await access.ask(10, 'eth_call', []);
    expect(asked).toEqual(['eth_getBalance of a', 'eth_estimateGas of a', 'eth_call of b']);
  });

  test('behaviour: asked at once, all ask the same', async () => {
    const { pinned } = await start({ endpointId: null });
    await Promise.all(['eth_call', 'eth_estimateGas'].map((method) => pinned.ask(10, method, [])));
    expect(asked.map((line) => line.at(-1))).toEqual(['a', 'a']);
  });

  test('behaviour: a new worker goes on with the one that was written down', async () => {
    const { pinned } = await start({ endpointId: 'c' });
    await pinned.ask(10, 'eth_call', []);
    expect(asked).toEqual(['eth_call of c']);
  });

  test('behaviour: one that fails is left for the next, for good', async () => {
    const kept = { endpointId: 'b' };
    const { pinned } = await start(kept);
    await pinned.ask(10, 'eth_getCode', []);
    silent.add('b');
    await pinned.ask(10, 'eth_call', []);
    silent.clear();
    await pinned.ask(10, 'eth_estimateGas', []);
    const first = ['eth_getCode of b', 'eth_call of b'];
    expect(asked).toEqual([...first, 'eth_call of a', 'eth_estimateGas of a']);
    expect(kept).toEqual({ endpointId: 'a' });
  });

  test('behaviour: what is sent goes to all of them', async () => {
    const { pinned } = await start({ endpointId: 'b' });
    await pinned.askAll(10, 'eth_sendRawTransaction', ['0x02'], { everywhere: true });
    expect(asked.toSorted()).toEqual(hosts.map((host) => `eth_sendRawTransaction of ${host}`));
  });
});
