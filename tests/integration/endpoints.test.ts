/** Endpoints that lie, lag, hang, limit or are of another chain, before one honest node with the real contracts. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { deployment } from '@/lib/chain/deployment';
import { EndpointUrlError } from '@/lib/errors/network';
import { createScriptClient } from '@/scripts/contracts/client';
import { deployAll } from '@/scripts/contracts/deploy-all';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';

const chainId = 10;
let chain: EmbeddedChain;
let proxies: FaultProxy[];

beforeAll(async () => {
  chain = await startChain({ chainId });
  const [signer] = (await chain.rpc('eth_accounts')) as `0x${string}`[];
  await deployAll(createScriptClient({ rpcUrl: chain.rpcUrl, signer: signer as `0x${string}` }));
});
afterAll(() => chain?.stop());

beforeEach(async () => {
  proxies = await Promise.all([0, 1, 2].map(() => startFaultProxy(chain.rpcUrl)));
});
afterEach(async () => {
  await Promise.all(proxies.map((proxy) => proxy.stop()));
});

/** Our code as after a start of the worker: nothing in memory. */
async function startWorker() {
  vi.resetModules();
  const networks = await import('@/lib/chain/add-endpoint');
  const handlers = await import('@/entrypoints/background/handlers/networks');
  const lens = await import('@/lib/chain/lens');
  const store = await import('@/lib/chain/networks');
  return { ...networks, ...lens, ...store, ...handlers.createNetworkHandlers(() => Date.now()) };
}
type Worker = Awaited<ReturnType<typeof startWorker>>;
const asker = { caller: 'ui', tabId: null, url: '' } as const;

async function addAll(worker: Worker, count: number) {
  for (const [i, proxy] of proxies.slice(0, count).entries()) {
    await worker.addEndpoint({ url: proxy.url, operator: `operator ${i}`, own: false });
  }
  for (const proxy of proxies) proxy.requests.length = 0;
  return worker.readNetwork(chainId);
}

/** A read by quorum whose value depends on the chain. */
async function readKeyTotal(worker: Worker) {
  const network = await worker.readNetwork(chainId);
  return worker.readModels(network, [{ ...query }], () => Date.now());
}
const query = {
  locator: 'huggingface.co/a/b' as never,
  key: `0x${'ab'.repeat(32)}` as never,
  hint: 0n,
};

/** Changes one number of every lens answer: the third word, `next`. */
async function lie(method: string, pass: () => Promise<unknown>) {
  if (method !== 'eth_call') return null;
  const honest = String(await pass());
  return { result: `${honest.slice(0, 130)}${'7'.padStart(64, '0')}${honest.slice(194)}` };
}

/** Moves the block's time in a lens answer: its seventh word. */
function addSecond(answer: string): string {
  const at = 2 + 64 * 6;
  const time = BigInt(`0x${answer.slice(at, at + 64)}`) + 1n;
  return `${answer.slice(0, at)}${time.toString(16).padStart(64, '0')}${answer.slice(at + 64)}`;
}

describe('network.add', () => {
  test('default: names the chain, finds the registry, shows no key', async () => {
    const worker = await startWorker();
    const [proxy] = proxies as [FaultProxy];
    const view = await worker['network.add']({ url: proxy.url, operator: '', own: false }, asker);
    expect(view).toMatchObject({
      chainId,
      name: 'OP Mainnet',
      demo: false,
      registry: 'deployed',
      keys: { count: 0 },
    });
    expect(view.keys.syncedAtMs).not.toBeNull();
    expect(view.endpoints[0]).toMatchObject({ operator: '127.0.0.1', status: 'ok' });
    expect(JSON.stringify(view)).not.toContain('SECRET');
  });

  test('behaviour: a second endpoint of the same chain joins it; the list outlives the worker', async () => {
    await addAll(await startWorker(), 2);
    const worker = await startWorker();
    const [view] = await worker['network.list']({}, asker);
    expect(view?.endpoints.map(({ operator }) => operator)).toEqual(['operator 0', 'operator 1']);
  });

  test('behaviour: a chain without the contracts', async () => {
    const other = await startChain({ chainId: 31_337 });
    try {
      const worker = await startWorker();
      const input = { url: other.rpcUrl, operator: '', own: true };
      const view = await worker['network.add'](input, asker);
      expect(view).toMatchObject({ name: 'Demo chain', demo: true, registry: 'absent' });
    } finally {
      await other.stop();
    }
  });

  test('behaviour: other code at the address is no registry of ours', async () => {
    const worker = await startWorker();
    const [proxy] = proxies as [FaultProxy];
    proxy.setFault(({ method, params }) =>
      method === 'eth_getCode' && String(params[0]) === deployment.lens
        ? { result: '0x6001600155' }
        : null,
    );
    const view = await worker['network.add']({ url: proxy.url, operator: '', own: false }, asker);
    expect(view.registry).toBe('absent');
  });

  test('error: what is no endpoint, or there already; nothing of the URL in it', async () => {
    const worker = await startWorker();
    await expect(
      worker['network.add']({ url: 'http://rpc.example/SECRET', operator: '', own: false }, asker),
    ).rejects.toMatchObject({ code: new EndpointUrlError().code });
    const [proxy] = proxies as [FaultProxy];
    const input = { url: proxy.url, operator: '', own: false };
    await worker['network.add'](input, asker);
    const error = await worker['network.add'](input, asker).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'network.endpoint_known' });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain('SECRET');
  });

  test('error: nobody answers; the key is in no error', async () => {
    const worker = await startWorker();
    const input = { url: 'http://127.0.0.1:9/SECRET', operator: '', own: false };
    const error = await worker['network.add'](input, asker).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'chain.unreachable' });
    expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain('SECRET');
    expect(await worker['network.list']({}, asker)).toEqual([]);
  });

  test('error: one that does not let browsers read its answers (CORS) is told apart from none', async () => {
    const worker = await startWorker();
    // A browser's fetch, to a host that allows no reading across origins: only an opaque answer comes back.
    const browserFetch = vi.fn(async (_: unknown, init?: RequestInit) => {
      if (init?.mode !== 'no-cors') throw new TypeError('Failed to fetch');
      return { type: 'opaque' } as Response;
    });
    vi.stubGlobal('fetch', browserFetch);
    const input = { url: 'https://rpc.example/SECRET', operator: '', own: false };
    const error = await worker['network.add'](input, asker).catch((thrown: Error) => thrown);
    vi.unstubAllGlobals();
    expect(error).toMatchObject({ code: 'network.not_readable', facts: { host: 'rpc.example' } });
    expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain('SECRET');
    expect(await worker['network.list']({}, asker)).toEqual([]);
  });

  test('behaviour: removed with its last endpoint', async () => {
    const worker = await startWorker();
    const network = await addAll(worker, 2);
    const [first, second] = network.endpoints;
    await worker['network.remove']({ chainId, endpointId: first?.id ?? '' }, asker);
    expect((await worker['network.list']({}, asker))[0]?.endpoints).toHaveLength(1);
    await worker['network.remove']({ chainId, endpointId: second?.id ?? '' }, asker);
    expect(await worker['network.list']({}, asker)).toEqual([]);
  });
});

describe('reads by quorum', () => {
  test('default: two operators agree, one request to each', async () => {
    const worker = await startWorker();
    await addAll(worker, 2);
    const answer = await readKeyTotal(worker);
    expect(answer.provenance).toMatchObject({
      kind: 'agreed',
      agreed: 2,
      asked: 2,
      operators: ['operator 0', 'operator 1'],
    });
    // A block between the two answers costs a second request, never more.
    for (const { requests } of proxies.slice(0, 2)) expect(requests.length).toBeLessThanOrEqual(2);
  });

  test('args: one endpoint is single', async () => {
    const worker = await startWorker();
    await addAll(worker, 1);
    expect((await readKeyTotal(worker)).provenance).toMatchObject({
      kind: 'single',
      operator: 'operator 0',
    });
    expect(proxies[0]?.requests.map(({ method }) => method)).toEqual(['eth_call']);
  });

  test('behaviour: one that lies: no value, and who was asked', async () => {
    const worker = await startWorker();
    await addAll(worker, 2);
    proxies[1]?.setFault(({ method }, pass) => lie(method, pass));
    const answer = await readKeyTotal(worker);
    expect(answer).toEqual({
      status: 'disputed',
      provenance: {
        kind: 'disputed',
        operators: ['operator 0', 'operator 1'],
        readAtMs: expect.any(Number),
        differences: [
          {
            fact: 'other',
            values: [
              { by: 'operator 0', value: '1' },
              { by: 'operator 1', value: '7' },
            ],
          },
        ],
      },
    });
  });

  test('behaviour: one of three lies: still no value', async () => {
    const worker = await startWorker();
    await addAll(worker, 3);
    proxies[2]?.setFault(({ method }, pass) => lie(method, pass));
    expect((await readKeyTotal(worker)).status).toBe('disputed');
  });

  test('behaviour: one that is a block behind is compared at a block both have', async () => {
    const worker = await startWorker();
    await addAll(worker, 2);
    await chain.mine(3);
    const head = Number(await chain.rpc('eth_blockNumber'));
    proxies[1]?.setFault(async ({ method, params }, pass) =>
      method === 'eth_call' && params[1] === 'latest'
        ? { result: await pass({ params: [params[0], `0x${(head - 2).toString(16)}`] }) }
        : null,
    );
    const answer = await readKeyTotal(worker);
    expect(answer.provenance).toMatchObject({ kind: 'agreed', agreed: 2 });
    expect(answer).toHaveProperty('at.blockNumber', BigInt(head - 2));
    const pins = proxies.map(({ requests }) => requests.map(({ params }) => params[1]));
    expect(pins.slice(0, 2)).toEqual([['latest', `0x${(head - 2).toString(16)}`], ['latest']]);
  });

  test.each([
    ['pinned by hash', false],
    ['by number where a node takes no hash (EIP-1898)', true],
  ])('behaviour: a head that only one has is compared at its parent: %s', async (_, refuses) => {
    const worker = await startWorker();
    await addAll(worker, 2);
    await chain.mine(3);
    const pins: unknown[] = [];
    for (const [i, proxy] of proxies.entries()) {
      proxy.setFault(async ({ method, params }, pass) => {
        if (method !== 'eth_call') return null;
        pins.push(params[1]);
        if (typeof params[1] === 'object') {
          return refuses ? { error: { code: -32602, message: 'no objects' } } : null;
        }
        // At its own head the second endpoint has another block: one more second on its clock.
        const honest = String(await pass());
        const isHead = params[1] === 'latest';
        return { result: i === 1 && isHead ? addSecond(honest) : honest };
      });
    }
    expect((await readKeyTotal(worker)).provenance).toMatchObject({ kind: 'agreed', agreed: 2 });
    expect(pins).toContainEqual({ blockHash: expect.any(String), requireCanonical: true });
  });

  test('behaviour: one that is far behind does not count, and is named lagging', async () => {
    const worker = await startWorker();
    await addAll(worker, 2);
    const old = Number(await chain.rpc('eth_blockNumber'));
    await chain.increaseTime(600);
    proxies[0]?.setFault(async ({ method, params }, pass) =>
      method === 'eth_call'
        ? { result: await pass({ params: [params[0], `0x${old.toString(16)}`] }) }
        : null,
    );
    expect((await readKeyTotal(worker)).provenance).toMatchObject({
      kind: 'single',
      operator: 'operator 1',
    });
    const readStatus = async () =>
      (await worker['network.list']({}, asker))[0]?.endpoints[0]?.status;
    expect(await readStatus()).toBe('lagging');
    proxies[0]?.setFault(null);
    await readKeyTotal(worker);
    expect(await readStatus()).toBe('ok');
  });

  test('behaviour: one that hangs costs a moment, not the answer', async () => {
    const worker = await startWorker();
    await addAll(worker, 2);
    proxies[0]?.setFault(() => 'hang');
    expect((await readKeyTotal(worker)).provenance).toMatchObject({
      kind: 'single',
      operator: 'operator 1',
    });
  });

  test('behaviour: one that turns to another chain is shut out', async () => {
    const worker = await startWorker();
    await addAll(worker, 2);
    proxies[0]?.setFault(async ({ method }, pass) => {
      if (method !== 'eth_call') return null;
      const id = chainId.toString(16).padStart(64, '0');
      return { result: String(await pass()).replace(id, '1'.padStart(64, '0')) };
    });
    expect((await readKeyTotal(worker)).provenance).toMatchObject({ kind: 'single' });
    const [view] = await worker['network.list']({}, asker);
    expect(view?.endpoints[0]).toMatchObject({
      status: 'wrong-chain',
      lastErrorCode: 'chain.mismatch',
    });
    proxies[0]?.requests.splice(0);
    await readKeyTotal(await startWorker());
    expect(proxies[0]?.requests).toEqual([]);
    proxies[0]?.setFault(null);
    const tested = await (await startWorker())['network.test']({ chainId }, asker);
    expect(tested.endpoints[0]?.status).toBe('ok');
  });

  test.each<[string, string, Parameters<FaultProxy['setFault']>[0]]>([
    ['HTML', 'chain.malformed', () => ({ status: 200, body: '<html>' })],
    ['a server error', 'chain.unreachable', () => ({ status: 502, body: 'Bad gateway' })],
    ['another id', 'chain.malformed', () => ({ status: 200, body: '{"id":0,"result":"0x"}' })],
    ['no code', 'chain.malformed', () => ({ result: '0x' })],
    ['something else', 'chain.malformed', () => ({ result: { a: 1 } })],
    [
      'a redirect',
      'chain.unreachable',
      () => ({ status: 302, headers: { location: '/' }, body: '' }),
    ],
    ['too many requests', 'chain.rate_limited', () => ({ status: 429, body: '' })],
    ['a limit', 'chain.rate_limited', () => ({ error: { code: -32005, message: 'limit' } })],
    ['a refusal', 'chain.refused', () => ({ error: { code: -32000, message: 'no' } })],
    ['far too much', 'chain.malformed', () => ({ status: 200, body: ' '.repeat(13_000_000) })],
  ])('error: %s is %s', async (_, code, fault) => {
    const worker = await startWorker();
    await addAll(worker, 1);
    proxies[0]?.setFault(fault);
    await expect(readKeyTotal(worker)).rejects.toMatchObject({ code });
  });

  test('behaviour: Retry-After is honoured, over a restart of the worker too', async () => {
    await addAll(await startWorker(), 2);
    proxies[0]?.setFault(() => ({ status: 429, headers: { 'retry-after': '60' }, body: '' }));
    await readKeyTotal(await startWorker());
    proxies[0]?.requests.splice(0);
    await readKeyTotal(await startWorker());
    expect(proxies[0]?.requests).toEqual([]);
  });

  test('behaviour: an endpoint is not asked beyond its budget; the next one answers', async () => {
    const worker = await startWorker();
    const network = await addAll(worker, 2);
    const { budget, takeToken } = await import('@/lib/chain/budget');
    const [first] = network.endpoints;
    const nowMs = Date.now();
    for (let i = 0; i < budget.burst + 5 * budget.perSecond + 10; i += 1)
      await takeToken(first?.id ?? '', { nowMs, waitMsMax: 60_000 });
    expect((await readKeyTotal(worker)).provenance).toMatchObject({
      kind: 'single',
      operator: 'operator 1',
    });
    expect(proxies[0]?.requests).toEqual([]);
    const [view] = await worker['network.list']({}, asker);
    expect(view?.endpoints[0]?.status).toBe('ok');
  });
});
