import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { startDemoChain } from './demo-chain';
import { callRpc } from './json-rpc';

let temporary: TemporaryFolder;
let folder: string;
let stateFile: string;

beforeEach(async () => {
  temporary = await createTemporaryFolder('demo-chain');
  folder = temporary.path;
  stateFile = join(folder, 'state.json');
  writeFileSync(join(folder, 'seeded.json'), '{}');
});
afterEach(() => temporary.remove());

/** Starts one that is told to give up as soon as it begins to seed; gives what it said. */
async function startInVain(port: number): Promise<readonly string[]> {
  const lines: string[] = [];
  const stop = new AbortController();
  const say = (line: string) => {
    lines.push(line);
    if (/contracts: being deployed/.test(line)) stop.abort();
  };
  const starting = startDemoChain({ folder, port, say, signal: stop.signal });
  await expect(starting).rejects.toThrow();
  return lines;
}

async function takePort(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return { port: address.port, server };
}

const close = (server: Server) => new Promise((resolve) => server.close(resolve));

test('told to give up, it seeds no further and leaves no node', async () => {
  const { port, server } = await takePort();
  await close(server);
  expect((await startInVain(port)).at(-1)).toMatch(/contracts: being deployed/);
  await expect(callRpc(`http://127.0.0.1:${port}`, 'eth_chainId')).rejects.toThrow();
});

test.each(['', '{"block":{"times', '{"block":{"timestamp":"0x6b49d200"},"accounts":{"0x'])(
  'a kept state that is cut off is thrown away, and it is said: %s',
  async (text) => {
    writeFileSync(stateFile, text);
    expect(await startInVain(0)).toContain('  what was kept is not whole: begins anew');
  },
);

test('error: a node that does not start costs nobody what was kept', async () => {
  writeFileSync(stateFile, '{"block":{"timestamp":"0x6b49d200"}}');
  const { port, server } = await takePort();
  await expect(startDemoChain({ folder, port })).rejects.toThrow(/stays as it is.*--fresh/);
  expect(existsSync(stateFile)).toBe(true);
  await close(server);
});
