/** Endpoints as a real browser meets them: one that lets no extension read its answers, and one that asks to slow down. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { startChain } from '@/scripts/embedded-chain/chain';
import { type ChromiumSession, startChromium } from '@/tests/helpers/chromium';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';

let chain: EmbeddedChain;
let session: ChromiumSession;
let closed: FaultProxy;
let limited: FaultProxy;

beforeAll(async () => {
  chain = await startChain({ chainId: 10, ticks: false });
  closed = await startFaultProxy(chain.rpcUrl, { closed: true });
  limited = await startFaultProxy(chain.rpcUrl);
  session = await startChromium();
});
afterAll(async () => {
  await session?.close();
  await Promise.all([closed?.stop(), limited?.stop()]);
  await chain?.stop();
});

test('one without CORS headers is told apart from one that is not there', async () => {
  const add = (url: string) => session.ask('network.add', { url, operator: '', own: false });
  await expect(add(closed.url)).rejects.toThrow(/network\.not_readable/);
  await expect(add('http://127.0.0.1:9/')).rejects.toThrow(/chain\.unreachable/);
  expect(await session.ask('network.list', {})).toEqual([]);
});

test('Retry-After is honoured, and remembered when the worker was stopped', async () => {
  await session.ask('network.add', { url: limited.url, operator: 'North', own: false });
  const headers = {
    'retry-after': '60',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': '*',
  };
  limited.setFault(() => ({ status: 429, headers, body: '' }));
  await session.ask('network.test', { chainId: 10 });
  const [view] = await session.ask('network.list', {});
  expect(view?.endpoints[0]).toMatchObject({
    status: 'failing',
    lastErrorCode: 'chain.rate_limited',
  });
  await session.stopWorker();
  const [after] = await session.ask('network.list', {});
  expect(after?.endpoints[0]).toMatchObject({ status: 'failing' });
});
