/** What badges say of a seeded chain that is no demo, through two operators, with a stand-in for the hub's API. */
import { bytesToHex, encodeFunctionData, type Hex } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { HubUnavailableError } from '@/lib/errors/hub';
import { formatManifest } from '@/lib/provenance/manifest';
import { getAddressOf, type Person } from '@/scripts/embedded-chain/accounts';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { createCommunity } from '@/scripts/embedded-chain/community';
import { getContracts } from '@/scripts/embedded-chain/demo-chain';
import {
  asker,
  type BadgeWorld,
  createBadgeWorld,
  see,
  startWorldChain,
  stopBadgeWorld,
  worldChainId,
  worldRecords,
  worldRepositories,
} from '@/tests/helpers/badge-world';

const chainId = worldChainId;
const repositories = worldRepositories;
const records = worldRecords;
const mistral = 'huggingface.co/mistralai/mistral-7b-v0.1';
const smollm = 'huggingface.co/huggingfacetb/smollm2-1.7b-instruct';
const qwen = 'huggingface.co/qwen/qwen2.5-7b-instruct';
const bge = 'huggingface.co/baai/bge-m3';
const whisper = 'huggingface.co/openai/whisper-large-v3';
const bert = 'huggingface.co/google-bert/bert-base-uncased';
const llama = 'huggingface.co/meta-llama/llama-3.1-8b-instruct';
type HubErrors = typeof import('@/lib/errors/hub');
const host = 'huggingface.co';
const retryAtMs = Date.now() + 60_000;
let chain: EmbeddedChain;
let world: BadgeWorld;
let proxies: BadgeWorld['proxies'];
let hub: BadgeWorld['hub'];

beforeAll(async () => {
  chain = await startWorldChain();
});
afterAll(() => chain?.stop());

beforeEach(async () => {
  world = await createBadgeWorld(chain);
  ({ proxies, hub } = world);
});
afterEach(() => stopBadgeWorld(world));

const startReady = (endpoints?: number) => world.startReady(endpoints);
const startWorker = (now?: () => number) => world.startWorker(now);
const forgetRequests = () => world.forgetRequests();

async function readOne(locator: string, endpoints = 2) {
  const [badge] = await (await startReady(endpoints)).read([see(locator)]);
  return badge;
}

describe('what costs nothing', () => {
  test('without consent nothing is read and nobody is asked', async () => {
    const worker = await startReady();
    await worker.handlers['settings.write']({ consented: false }, asker);
    expect(await worker.read([see(mistral)], true)).toEqual([]);
    expect([...proxies.flatMap(({ requests }) => requests), ...hub.requests]).toEqual([]);
  });

  test('a page whose models are not registered asks nobody', async () => {
    const worker = await startReady();
    const cards = Array.from({ length: 499 }, (_, i) => see(`huggingface.co/nobody/m${i}`, 'card'));
    expect(await worker.read([see('huggingface.co/nobody/m'), ...cards])).toEqual([]);
    expect([...proxies.flatMap(({ requests }) => requests), ...hub.requests]).toEqual([]);
  });

  test('cards ask for nothing until their link was confirmed, and the hub never', async () => {
    const worker = await startReady();
    const cards = [see(mistral, 'card'), see(bge, 'card'), see(llama, 'card')];
    expect(await worker.read(cards)).toEqual([]);
    expect([...proxies.flatMap(({ requests }) => requests), ...hub.requests]).toEqual([]);

    await worker.read([see(mistral)]);
    await worker.read([see(llama)]);
    forgetRequests();
    const badges = await (await startWorker()).read(cards);
    expect(badges.map(({ locator, verdict }) => [locator, verdict.tone])).toEqual([
      [mistral, 'green'],
    ]);
    expect(hub.requests).toEqual([]);
  });
});

describe('a governed model', () => {
  test('default: green, agreed by two operators, one call to each, at most two requests to the hub', async () => {
    const badge = await readOne(mistral);
    expect(badge?.verdict).toEqual({
      tone: 'green',
      word: 'approved',
      link: 'linked',
      files: 'approved',
      demo: false,
      reasons: [],
    });
    expect(badge?.provenance).toMatchObject({ kind: 'agreed', agreed: 2, asked: 2 });
    expect(badge?.model).toMatchObject({
      name: 'Mistral 7B Commons',
      symbol: 'MSTC',
      claimCount: 2,
      knownLaunch: true,
      approval: { byVote: true, count: 1 },
    });
    expect(badge?.model?.live.map(({ state }) => state).sort()).toEqual(['active', 'active']);
    expect(hub.requests).toEqual([`repository ${mistral}`]);
    for (const { requests } of proxies) {
      expect(requests.every(({ method }) => method === 'eth_call')).toBe(true);
      // A block between the two answers costs one more.
      expect(requests.length).toBeLessThanOrEqual(2);
    }
  });

  test('behaviour: no request of a page carries an account', async () => {
    const worker = await startReady();
    await worker.read([see(mistral), see(smollm), see(qwen)], true);
    const text = JSON.stringify(proxies.map(({ requests }) => requests)).toLowerCase();
    expect(text).not.toContain(getAddressOf('demo').slice(2).toLowerCase());
  });

  test('behaviour: the answer is in the cache before it is given, as stale', async () => {
    const worker = await startReady();
    await worker.read([see(mistral)]);
    const [cached] = [...(await worker.readBadgeCache([see(mistral, 'card')])).values()];
    expect(cached?.verdict).toMatchObject({ tone: 'grey', word: 'approved', reasons: ['stale'] });
  });

  test('behaviour: asked again, also by a new worker, the hub is left alone for a while', async () => {
    const worker = await startReady();
    await worker.read([see(mistral)]);
    await (await startWorker()).read([see(mistral)]);
    expect(hub.requests).toHaveLength(1);
    await worker.read([see(mistral)], true);
    expect(hub.requests).toHaveLength(2);
    const later = await startWorker(() => Date.now() + 600_000);
    await later.read([see(mistral)]);
    expect(hub.requests).toHaveLength(3);
  });

  test('behaviour: the same question twice at once is asked once', async () => {
    const worker = await startReady();
    const [one, two] = await Promise.all([
      worker.read([see(mistral)]),
      worker.read([see(mistral)]),
    ]);
    expect(one).toEqual(two);
    expect(hub.requests).toHaveLength(1);
  });

  test.each<[string, string, string, number]>([
    [bge, 'newer-commit', 'neutral', 3],
    [whisper, 'code-changed', 'amber', 3],
    [smollm, 'weights-differ', 'red', 3],
    [qwen, 'nothing-approved', 'neutral', 1],
    [bert, 'self-approved', 'amber', 1],
    [llama, 'claimed', 'amber', 1],
  ])('default: %s is %s', async (locator, word, tone, hubRequests) => {
    expect((await readOne(locator))?.verdict).toMatchObject({ word, tone });
    // The approved listing is asked for once, then kept: two requests from then on.
    expect(hub.requests.length).toBeLessThanOrEqual(hubRequests);
    const again = await startWorker();
    forgetRequests();
    await again.read([see(locator)], true);
    expect(hub.requests.length).toBeLessThanOrEqual(2);
  });

  test('args: at the approved revision of a repository that has moved on', async () => {
    const worker = await startReady();
    const revisions = repositories.get(smollm)?.revisions ?? [];
    const [badge] = await worker.read([see(smollm, 'title', revisions[2]?.commit ?? '')]);
    expect(badge?.verdict).toMatchObject({ tone: 'green', word: 'approved' });
    expect(badge?.revision).toBe(revisions[2]?.commit);
    expect(badge?.hub?.commit).toBe(revisions[2]?.commit);
    // The link is the repository's own word of now; a commit id needs no further look.
    expect(hub.requests).toEqual([`repository ${smollm}`]);
  });

  test('args: at a branch by name', async () => {
    const worker = await startReady();
    const [main] = await worker.read([see(mistral, 'title', 'main')]);
    expect(main?.verdict.tone).toBe('green');
    expect(hub.requests).toEqual([`repository ${mistral}`]);
    const [dev] = await worker.read([see(mistral, 'title', 'dev')]);
    expect(dev?.verdict.tone).toBe('green');
    expect(hub.requests).toHaveLength(2);
  });

  test('behaviour: approved files the hub no longer lists are read from the chain, if somebody published them', async () => {
    const [newest, approved] = repositories.get(bge)?.revisions ?? [];
    if (!newest || !approved) throw new Error('no revisions');
    hub.set(bge, { revisions: [newest] });
    expect((await readOne(bge))?.verdict).toMatchObject({ word: 'unknown', files: 'cannot-tell' });
    const before = await chain.snapshot();
    await callRegistry('lab', {
      functionName: 'publishManifest',
      args: [4n, 0n, bytesToHex(formatManifest(approved.files))],
    });
    const [badge] = await (await startWorker()).read([see(bge)], true);
    expect(badge?.verdict).toMatchObject({ word: 'newer-commit', tone: 'neutral' });
    await chain.revert(before);
  });

  test('behaviour: two large files swapped by name differ', async () => {
    const [newest, ...older] = repositories.get(mistral)?.revisions ?? [];
    if (!newest) throw new Error('no revision');
    const large = newest.files.filter(({ algorithm }) => algorithm === 'sha256');
    const files = newest.files.map((file) => {
      const other = large[(large.indexOf(file) + 1) % large.length];
      return file.algorithm === 'sha256' && other ? { ...other, path: file.path } : file;
    });
    expect(large.length).toBeGreaterThan(1);
    hub.set(mistral, { revisions: [{ commit: 'f'.repeat(40), files }, newest, ...older] });
    expect((await readOne(mistral))?.verdict).toMatchObject({
      word: 'weights-differ',
      tone: 'red',
    });
  });
});

describe('who lies about the link', () => {
  test('a name registered again is an impostor', async () => {
    hub.set(mistral, { repositoryId: 'another' });
    expect((await readOne(mistral))?.verdict).toMatchObject({ word: 'impostor', tone: 'red' });
  });

  test('a repository that moves its link, and the way back when the old record lets go', async () => {
    const worker = await startReady();
    expect((await worker.read([see(mistral)]))[0]?.verdict.tone).toBe('green');
    const rival = records.get(mistral)?.replace(/\d+$/, '6') ?? '';
    hub.set(mistral, { governance: [rival] });
    const [moved] = await (await startWorker()).read([see(mistral)], true);
    expect(moved?.verdict).toMatchObject({ word: 'link-changed', tone: 'amber' });
    expect(moved?.model?.record.id).toBe(6n);
    // And for as long as the old record claims the locator.
    const [still] = await (await startWorker()).read([see(mistral)], true);
    expect(still?.verdict.word).toBe('link-changed');
  });

  test('an old record that lets go makes room', async () => {
    const worker = await startReady();
    const community = createCommunity(chain.rpcUrl, getContracts());
    const place = { locator: 'huggingface.co/a/moving', repositoryId: 'moving' };
    const [old, next] = [
      await community.register('lab', place.locator, place.repositoryId),
      await community.register('squatter', place.locator, place.repositoryId),
    ];
    const record = (id: bigint) => records.get(mistral)?.replace(/\d+$/, String(id)) ?? '';
    const revisions = repositories.get(mistral)?.revisions ?? [];
    hub.set(place.locator, { repositoryId: 'moving', governance: [record(old)], revisions });
    expect((await worker.read([see(place.locator)], true))[0]?.verdict.link).toBe('linked');
    hub.set(place.locator, { governance: [record(next)] });
    expect((await worker.read([see(place.locator)], true))[0]?.verdict.link).toBe('link-changed');
    await release(old, place.locator);
    const [badge] = await (await startWorker()).read([see(place.locator)], true);
    expect(badge?.verdict.link).toBe('linked');
    expect(badge?.model?.record.id).toBe(next);
    expect((await worker.read([see(place.locator)], true))[0]?.verdict.link).toBe('linked');
  });

  test('a link to a record on another chain is no link to this one', async () => {
    hub.set(mistral, {
      governance: [records.get(mistral)?.replace('eip155:10', 'eip155:1') ?? ''],
    });
    expect((await readOne(mistral))?.verdict).toMatchObject({ word: 'contested', tone: 'amber' });
  });

  test.each<[string, (errors: HubErrors) => Error, string, string]>([
    [
      'an error',
      (e) => new e.HubUnavailableError({ host, status: 500 }),
      'hub-unavailable',
      'unknown',
    ],
    [
      'a limit',
      (e) => new e.HubRateLimitedError({ host, retryAtMs }),
      'hub-rate-limited',
      'unknown',
    ],
    [
      'not found',
      (e) => new e.HubNotFoundError({ locator: host, status: 401 }),
      'hub-not-found',
      'gone',
    ],
    [
      'nonsense',
      (e) => new e.HubMalformedError({ host, what: 'model' }),
      'hub-malformed',
      'unknown',
    ],
  ])('a hub that fails: %s', async (_, createError, reason, link) => {
    const worker = await startReady();
    hub.fail(createError(await import('@/lib/errors/hub')));
    const [badge] = await worker.read([see(mistral)]);
    const word = link === 'gone' ? 'gone' : 'unknown';
    expect(badge?.verdict).toMatchObject({ tone: 'grey', word, link });
    expect(badge?.verdict.reasons).toContain(reason);
    const count = hub.requests.length;
    await (await startWorker()).read([see(mistral)]);
    expect(hub.requests).toHaveLength(count);
  });

  test('a hub that fails later leaves the link as last seen, never green', async () => {
    const worker = await startReady();
    await worker.read([see(mistral)]);
    hub.fail(new HubUnavailableError({ host: 'h', status: null }));
    const [badge] = await worker.read([see(mistral)], true);
    expect(badge?.verdict).toMatchObject({ tone: 'grey', link: 'linked' });
  });
});

describe('who lies about the chain', () => {
  test('one endpoint alone is grey', async () => {
    const badge = await readOne(mistral, 1);
    expect(badge?.verdict).toMatchObject({ tone: 'grey', word: 'approved' });
    expect(badge?.verdict.reasons).toEqual(['single-endpoint']);
  });

  test('endpoints that disagree: no value at all', async () => {
    const worker = await startReady();
    proxies[1].setFault(async (_, pass) => {
      const honest = String(await pass());
      // Another symbol: one field of many.
      const [mstc, evil] = ['MSTC', 'EVIL'].map((text) => Buffer.from(text).toString('hex'));
      return { result: honest.replace(mstc as string, evil as string) };
    });
    const [badge] = await worker.read([see(mistral), see(bge, 'card')]);
    expect(badge?.model).toBeNull();
    expect(badge?.verdict).toMatchObject({ tone: 'grey', word: 'disagreement' });
    const told = badge?.provenance.kind === 'disputed' ? badge.provenance.operators : [];
    expect([...told].sort()).toEqual(['operator 0', 'operator 1']);
    expect((await worker.readBadgeCache([see(mistral)])).size).toBe(0);
  });

  test('nobody answers: an error by its code, and what was cached stays', async () => {
    const worker = await startReady();
    await worker.read([see(mistral)]);
    for (const proxy of proxies) proxy.setFault(() => ({ status: 503, body: '' }));
    await expect(worker.read([see(mistral)])).rejects.toMatchObject({ code: 'chain.unreachable' });
    expect((await worker.readBadgeCache([see(mistral)])).size).toBe(1);
  });

  test('a chain that stands still is not of now', async () => {
    await startReady();
    const worker = await startWorker(() => Date.now() + 86_400_000);
    const [badge] = await worker.read([see(mistral)]);
    expect(badge?.verdict.reasons).toContain('stale');
    expect(badge?.verdict.tone).toBe('grey');
  });
});

describe('the key set', () => {
  test('default: a new registration is taken up by "look now", and by the alarm', async () => {
    const worker = await startReady();
    const community = createCommunity(chain.rpcUrl, getContracts());
    hub.set('huggingface.co/a/new', { repositoryId: 'n', governance: [], revisions: [] });
    await community.register('lab', 'huggingface.co/a/new', 'n');
    expect(await worker.read([see('huggingface.co/a/new')])).toEqual([]);
    const [badge] = await worker.read([see('huggingface.co/a/new')], true);
    expect(badge?.verdict.word).toBe('claimed');

    hub.set('huggingface.co/a/newer', { repositoryId: 'n', governance: [], revisions: [] });
    await community.register('lab', 'huggingface.co/a/newer', 'n');
    await worker.topUpKeys(Date.now());
    expect(await (await startWorker()).read([see('huggingface.co/a/newer')])).toHaveLength(1);
  });

  test('behaviour: a reorganisation that takes keys away starts it over', async () => {
    const community = createCommunity(chain.rpcUrl, getContracts());
    const before = await chain.snapshot();
    await community.register('lab', 'huggingface.co/a/orphan', 'n');
    const worker = await startReady();
    const count = async () =>
      (await worker.handlers['network.list']({}, asker))[0]?.keys.count as number;
    const full = await count();
    await chain.revert(before);
    await worker.topUpKeys(Date.now());
    expect(await count()).toBe(full - 1);
    await community.register('lab', 'huggingface.co/a/instead', 'n');
    await worker.topUpKeys(Date.now());
    expect(await count()).toBe(full);
    expect(await worker.read([see('huggingface.co/a/orphan')])).toEqual([]);
  });

  test('behaviour: forgotten with its network; the badges too', async () => {
    const worker = await startReady();
    await worker.read([see(mistral)]);
    await worker.handlers['network.remove']({ chainId, endpointId: null }, asker);
    expect(await worker.read([see(mistral)], true)).toEqual([]);
    expect((await worker.readBadgeCache([see(mistral)])).size).toBe(0);
  });
});

describe('tab.read', () => {
  test('default: the model of the tab in front', async () => {
    const worker = await startReady();
    const url = 'https://huggingface.co/mistralai/Mistral-7B-v0.1/tree/main';
    const tab = await fakeBrowser.tabs.create({ url, active: true });
    const view = await worker.handlers['tab.read']({ tabId: tab.id as number }, asker);
    expect(view).toMatchObject({ locator: mistral, badge: { verdict: { link: 'linked' } } });
  });

  test('behaviour: any other page', async () => {
    const worker = await startReady();
    const tab = await fakeBrowser.tabs.create({ url: 'https://example.com/', active: true });
    expect(await worker.handlers['tab.read']({ tabId: tab.id as number }, asker)).toMatchObject({
      locator: null,
      badge: null,
    });
  });
});

const release = (id: bigint, locator: string) =>
  callRegistry('lab', { functionName: 'release', args: [id, locator] });

async function callRegistry(
  person: Person,
  call:
    | { functionName: 'release'; args: readonly [bigint, string] }
    | { functionName: 'publishManifest'; args: readonly [bigint, bigint, Hex] },
): Promise<void> {
  const data = encodeFunctionData({ abi: modelRegistryAbi, ...call });
  const contracts = getContracts();
  await createCommunity(chain.rpcUrl, contracts).send(person, contracts.registry, data);
}
