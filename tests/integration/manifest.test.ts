/** The approved manifest as the files page gets it: from a seeded chain that is no demo and a stand-in for the hub. */
import { bytesToHex, encodeFunctionData } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import type { Locator } from '@/lib/model/ids';
import type { ManifestView } from '@/lib/model/manifest-view';
import { formatManifest } from '@/lib/provenance/manifest';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { createCommunity } from '@/scripts/embedded-chain/community';
import { getContracts } from '@/scripts/embedded-chain/demo-chain';
import {
  asker,
  type BadgeWorld,
  createBadgeWorld,
  startWorldChain,
  stopBadgeWorld,
  worldRepositories,
} from '@/tests/helpers/badge-world';

const mistral = 'huggingface.co/mistralai/mistral-7b-v0.1' as Locator;
const bge = 'huggingface.co/baai/bge-m3' as Locator;
const qwen = 'huggingface.co/qwen/qwen2.5-7b-instruct' as Locator;
const bert = 'huggingface.co/google-bert/bert-base-uncased' as Locator;
const llama = 'huggingface.co/meta-llama/llama-3.1-8b-instruct' as Locator;
const nobody = 'huggingface.co/nobody/model' as Locator;

let chain: EmbeddedChain;
let world: BadgeWorld;

beforeAll(async () => {
  chain = await startWorldChain();
});
afterAll(() => chain?.stop());
beforeEach(async () => {
  world = await createBadgeWorld(chain);
});
afterEach(() => stopBadgeWorld(world));

/** Asks a worker that has just started, which has nothing in memory. */
async function readManifest(locator: Locator): Promise<ManifestView> {
  await world.startWorker();
  const { createManifestHandlers } = await import('@/entrypoints/background/handlers/manifests');
  const now = () => Date.now();
  const handlers = createManifestHandlers({ getApi: world.hub.getApi, now });
  return handlers['manifest.read']({ locator, fresh: false }, { ...asker, caller: 'ui' });
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
const getRevisions = (locator: Locator) => worldRepositories.get(locator)?.revisions ?? [];

describe('manifest.read', () => {
  test('default: the approved files, as published on chain, by vote and by two operators', async () => {
    await world.startReady();
    const view = await readManifest(mistral);
    expect(view).toMatchObject({
      status: 'read',
      published: true,
      demo: false,
      reasons: [],
      provenance: { kind: 'agreed' },
      approval: { byVote: true, commit: getRevisions(mistral)[0]?.commit },
      model: { locator: mistral },
    });
    expect(view.status === 'read' && [...view.files].sort(byPath)).toEqual(
      [...(getRevisions(mistral)[0]?.files ?? [])].sort(byPath),
    );
  });

  test('behaviour: unpublished, as the hub lists them; read once, the hub is not asked again', async () => {
    await world.startReady();
    const view = await readManifest(bge);
    expect(view).toMatchObject({ status: 'read', published: false });
    expect(view.status === 'read' && view.files).toEqual(getRevisions(bge)[1]?.files);
    world.forgetRequests();
    expect(await readManifest(bge)).toMatchObject({ status: 'read', published: false });
    expect(world.hub.requests.filter((one) => one.startsWith('files'))).toEqual([]);
  });

  test('behaviour: no longer listed by the hub: why, then as published on chain', async () => {
    const [newest, approved] = getRevisions(bge);
    if (!newest || !approved) throw new Error('no revisions');
    world.hub.set(bge, { revisions: [newest] });
    await world.startReady();
    expect(await readManifest(bge)).toMatchObject({
      status: 'unavailable',
      why: { chain: 'unpublished', hub: 'differs' },
      approval: { commit: approved.commit },
    });
    const before = await chain.snapshot();
    const { registry } = getContracts();
    const data = encodeFunctionData({
      abi: modelRegistryAbi,
      functionName: 'publishManifest',
      args: [4n, 0n, bytesToHex(formatManifest(approved.files))],
    });
    await createCommunity(chain.rpcUrl, getContracts()).send('lab', registry, data);
    const view = await readManifest(bge);
    expect(view).toMatchObject({ status: 'read', published: true });
    expect(view.status === 'read' && [...view.files].sort(byPath)).toEqual(
      [...approved.files].sort(byPath),
    );
    await chain.revert(before);
  });

  test('behaviour: a hub that lies about the approved commit is not believed', async () => {
    const [newest, approved] = getRevisions(bge);
    if (!newest || !approved) throw new Error('no revisions');
    const files = approved.files.map((file) => ({
      ...file,
      digest: file.digest.replace(/./, (digit) => (digit === '0' ? '1' : '0')),
    }));
    world.hub.set(bge, { revisions: [newest, { ...approved, files }] });
    await world.startReady();
    const view = await readManifest(bge);
    expect(view).toMatchObject({ status: 'unavailable', why: { hub: 'differs' } });
  });

  test('behaviour: what the hub shows now does not lower what was approved', async () => {
    await world.startReady();
    const view = await readManifest(bge);
    expect(view).toMatchObject({ status: 'read', reasons: [] });
  });

  test('behaviour: the owner’s own approval says so', async () => {
    await world.startReady();
    const view = await readManifest(bert);
    expect(view).toMatchObject({ status: 'read', approval: { byVote: false } });
    expect(view.status === 'read' && view.reasons).toContain('self-approved');
  });

  test('behaviour: a claim that the repository does not answer says so', async () => {
    await world.startReady();
    const view = await readManifest(llama);
    expect('reasons' in view && view.reasons).toContain('not-linked');
  });

  test('behaviour: one endpoint alone says so', async () => {
    await world.startReady(1);
    const view = await readManifest(mistral);
    expect('reasons' in view && view.reasons).toContain('single-endpoint');
  });

  test('behaviour: nothing approved, no record, no network', async () => {
    await world.startReady(0);
    expect(await readManifest(mistral)).toMatchObject({ status: 'no-record', networks: 0 });
    await world.startReady();
    expect((await readManifest(qwen)).status).toBe('nothing-approved');
    expect(await readManifest(nobody)).toEqual({ status: 'no-record', networks: 1, origin: null });
  });

  test('behaviour: endpoints that differ about the approval: no list at all', async () => {
    await world.startReady();
    const honest = await readManifest(mistral);
    const hash = 'approval' in honest ? honest.approval.manifestHash.slice(2) : '';
    expect(hash).toHaveLength(64);
    world.proxies[1].setFault(async ({ method }, pass) => {
      if (method !== 'eth_call') return null;
      return { result: String(await pass()).replaceAll(hash, 'ab'.repeat(32)) };
    });
    // In the order in which they answered.
    expect(await readManifest(mistral)).toEqual({
      status: 'disputed',
      operators: expect.toSatisfy(
        (told: string[]) => [...told].sort().join() === 'operator 0,operator 1',
      ),
    });
  });

  test('error: NotAgreedError', async () => {
    const { handlers } = await world.startReady();
    await handlers['settings.write']({ consented: false }, asker);
    await expect(readManifest(mistral)).rejects.toMatchObject({ code: 'settings.not_agreed' });
    expect(world.getRequests()).toEqual([]);
  });

  test('error: no endpoint answers', async () => {
    await world.startReady();
    for (const proxy of world.proxies) proxy.setFault(() => ({ status: 503, body: '' }));
    await expect(readManifest(mistral)).rejects.toMatchObject({ code: 'chain.unreachable' });
  });
});
