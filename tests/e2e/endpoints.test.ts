/** Endpoints as a real browser meets them: one that lets no extension read its answers, and one that asks to slow down. */
import { type AddressInfo, connect } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { startChain } from '@/scripts/embedded-chain/chain';
import { type ChromiumSession, startChromium } from '@/tests/helpers/chromium';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';

let chain: EmbeddedChain;
let session: ChromiumSession;
let closed: FaultProxy;
/** The closed endpoint under names with https. */
let secure: Server;
let limited: FaultProxy;

beforeAll(async () => {
  chain = await startChain({ chainId: 10, ticks: false });
  closed = await startFaultProxy(chain.rpcUrl, { closed: true });
  limited = await startFaultProxy(chain.rpcUrl);
  secure = await startSecure(Number(new URL(closed.url).port));
  const { port } = secure.address() as AddressInfo;
  session = await startChromium({ hosts: { 'huggingface.co': port, 'rpc.example': port } });
});
afterAll(async () => {
  await session?.close();
  secure?.close();
  await Promise.all([closed?.stop(), limited?.stop()]);
  await chain?.stop();
});

async function startSecure(target: number): Promise<Server> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'rpc.example' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const server = createServer({ key, cert }, (socket) => {
    const other = connect(target, '127.0.0.1');
    socket.pipe(other).pipe(socket);
    socket.on('error', () => other.destroy());
    other.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

test('one without CORS headers is told apart from one that is not there', async () => {
  const add = (url: string) => session.ask('network.add', { url, operator: '', own: false });
  await expect(add(closed.url)).rejects.toThrow(/network\.not_readable/);
  await expect(add('http://127.0.0.1:9/')).rejects.toThrow(/chain\.unreachable/);
  await expect(add('https://rpc.example/rpc')).rejects.toThrow(/network\.not_readable/);
  expect(await session.ask('network.list', {})).toEqual([]);
});

test('the same one can be read on a host the user has allowed', async () => {
  // This host is allowed from the start; what the form asks for gives the same right to another.
  const url = 'https://huggingface.co/rpc';
  const view = await session.ask('network.add', { url, operator: '', own: false });
  expect(view.endpoints[0]).toMatchObject({ host: 'huggingface.co', status: 'ok' });
  await session.ask('network.remove', { chainId: 10, endpointId: null });
});

test('the options offer to allow it, before anything is asked of the browser', async () => {
  const page = await session.openPage('options.html#networks');
  await page.getByLabel('URL of an endpoint').fill('https://rpc.example/rpc');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Allow and add' }).waitFor();
  expect(await page.getByText('does not let extensions read its answers').count()).toBe(1);
  await page.close();
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
