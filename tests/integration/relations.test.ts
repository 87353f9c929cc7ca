/** What badges say of models without a known record: declared, renamed, derived, mirrored; and of single files. */

import { bytesToHex, encodeFunctionData } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { HubNotFoundError } from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';
import { listDigestOffsets } from '@/lib/provenance/digest-offsets';
import {
  formatManifest,
  getManifestHash,
  getWeightsRoot,
  type ManifestFile,
} from '@/lib/provenance/manifest';
import { openDatabase } from '@/lib/storage/database';
import type { Person } from '@/scripts/embedded-chain/accounts';
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
  worldRecords,
  worldRepositories,
} from '@/tests/helpers/badge-world';

const mistral = 'huggingface.co/mistralai/mistral-7b-v0.1' as Locator;
const llama = 'huggingface.co/meta-llama/llama-3.1-8b-instruct' as Locator;
const smollm = 'huggingface.co/huggingfacetb/smollm2-1.7b-instruct' as Locator;
const mistralRecord = worldRecords.get(mistral) as string;
const mistralRepository = worldRepositories.get(mistral) as NonNullable<
  ReturnType<typeof worldRepositories.get>
>;
/** The one the community of the first model approved by vote. */
const approvedCommit = mistralRepository.revisions[0]?.commit as string;
const governor = 'eip155:1:0x408ed6354d4973f66138c91495f2f2fcbd8724c3';

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

describe('declared', () => {
  const page = 'huggingface.co/somebody/a-copy';

  test('default: said by the page itself: grey, and nobody is asked', async () => {
    const worker = await world.startReady();
    const [badge] = await worker.read([see(page, 'title', null, { declared: [governor] })]);
    expect(badge?.verdict).toMatchObject({ word: 'declared', tone: 'neutral' });
    expect(badge?.verdict.reasons).toContain('declared-only');
    expect(badge).toMatchObject({ model: null, hub: null, declared: [governor] });
    expect(badge?.provenance).toMatchObject({ kind: 'reported', by: 'huggingface.co' });
    expect(world.getRequests()).toEqual([]);
  });

  test('behaviour: texts that name nothing are nothing', async () => {
    const worker = await world.startReady();
    const declared = ['', 'eip155:1', 'https://vote.example', '<b>'];
    expect(await worker.read([see(page, 'title', null, { declared })])).toEqual([]);
  });

  test('behaviour: a copied card names a record that does not name it: declared, even when looked at', async () => {
    world.hub.set(page, { repositoryId: 'copy', governance: [mistralRecord] });
    const worker = await world.startReady();
    const seen = see(page, 'title', null, { declared: [mistralRecord] });
    const [badge] = await worker.read([seen], true, true);
    expect(badge?.verdict).toMatchObject({ word: 'declared', tone: 'neutral', link: 'declared' });
    expect(badge?.model).toBeNull();
    expect(badge?.hub).not.toBeNull();
  });

  test('behaviour: the hub, asked, does not say what the page says: nothing is shown', async () => {
    world.hub.set(page, { repositoryId: 'copy', governance: [] });
    const worker = await world.startReady();
    const seen = see(page, 'title', null, { declared: [governor] });
    expect(await worker.read([seen], true, true)).toEqual([]);
  });
});

describe('renamed', () => {
  const now = 'huggingface.co/new-owner/mistral-7b' as Locator;
  const seen = see(now, 'title', null, { declared: [mistralRecord] });

  function rename() {
    const { repositoryId, revisions } = mistralRepository;
    world.hub.set(now, { repositoryId, revisions, governance: [mistralRecord], licence: null });
  }

  test('default: followed once the reader looks, and known from then on', async () => {
    rename();
    const worker = await world.startReady();
    expect((await worker.read([seen]))[0]?.verdict.word).toBe('declared');
    const [badge] = await worker.read([seen], true, true);
    expect(badge).toMatchObject({ locator: now, registeredAs: mistral });
    expect(badge?.verdict).toMatchObject({ word: 'approved', tone: 'green', link: 'linked' });
    const [later] = await (await world.startWorker()).read([see(now)]);
    expect(later?.verdict.tone).toBe('green');
    expect(later?.registeredAs).toBe(mistral);
  });

  test('behaviour: the recorded id is another repository’s: no rename', async () => {
    rename();
    world.hub.set(now, {
      repositoryId: 'other',
      revisions: [{ commit: '5'.repeat(40), files: [] }],
    });
    const worker = await world.startReady();
    const [badge] = await worker.read([seen], true, true);
    expect(badge?.verdict).toMatchObject({ word: 'declared', tone: 'neutral' });
    expect(badge?.registeredAs).toBeNull();
  });

  test('behaviour: after a rename the repository drops its link: not green', async () => {
    rename();
    const worker = await world.startReady();
    await worker.read([seen], true, true);
    world.hub.set(now, { governance: [] });
    const [badge] = await (await world.startWorker()).read([see(now)], true);
    expect(badge?.verdict.tone).not.toBe('green');
    expect(badge?.verdict.link).not.toBe('linked');
  });
});

describe('made from', () => {
  const page = 'huggingface.co/somebody/mistral-7b-gguf';
  const from = (locator: Locator) => ({ related: [{ locator, relation: 'quantized' as const }] });

  test('default: from a linked model, said without asking anybody about the page itself', async () => {
    const worker = await world.startReady();
    const [badge] = await worker.read([see(page, 'title', null, from(mistral))]);
    expect(badge?.verdict).toMatchObject({ word: 'derivative', tone: 'neutral' });
    expect(badge?.relation).toMatchObject({
      kind: 'quantized',
      locator: mistral,
      suspended: false,
    });
    expect(badge?.model).toBeNull();
    expect(world.hub.requests).toEqual([`repository ${mistral}`]);
    expect((await worker.readBadgeCache([see(page)])).size).toBe(1);
  });

  test('behaviour: a stranger’s claim on a famous model gives its derivatives nothing', async () => {
    const worker = await world.startReady();
    expect(await worker.read([see(page, 'title', null, from(llama))])).toEqual([]);
  });

  test('behaviour: from a model without a record: nobody is asked', async () => {
    const worker = await world.startReady();
    const none = from('huggingface.co/nobody/nothing' as Locator);
    expect(await worker.read([see(page, 'title', null, none)])).toEqual([]);
    expect(world.getRequests()).toEqual([]);
  });

  test('behaviour: a governed model made from a governed one is judged by itself', async () => {
    const worker = await world.startReady();
    const [badge] = await worker.read([see(smollm, 'title', null, from(mistral))]);
    expect(badge?.verdict.word).toBe('weights-differ');
    expect(badge?.relation).toMatchObject({ locator: mistral });
  });

  test('behaviour: two models that say they come from each other: no loop', async () => {
    const worker = await world.startReady();
    const badges = await worker.read([
      see(smollm, 'title', null, from(mistral)),
      see(mistral, 'title', null, from(smollm)),
    ]);
    expect(badges.map(({ locator }) => locator)).toEqual([smollm, mistral]);
    expect(badges[1]?.verdict.tone).toBe('green');
  });
});

describe('the popup', () => {
  const url = 'https://huggingface.co/somebody/mistral-7b-gguf';
  const page = 'huggingface.co/somebody/mistral-7b-gguf';
  const related = [{ locator: mistral, relation: 'quantized' as const }];

  test('default: knows what the tab’s page said, as long as that page is in front', async () => {
    const worker = await world.startReady();
    const tab = await fakeBrowser.tabs.create({ url, active: true });
    const tabId = tab.id as number;
    const before = await worker.handlers['tab.read']({ tabId }, asker);
    expect(before.badge).toBeNull();
    const sightings = [see(page, 'title', null, { related })];
    const of = { sightings, fresh: false, deep: false };
    await worker.handlers['badge.read'](of, { ...asker, tabId });
    const next = await world.startWorker();
    const view = await next.handlers['tab.read']({ tabId }, asker);
    expect(view.badge?.verdict.word).toBe('derivative');
    await fakeBrowser.tabs.update(tabId, { url: `${url}/tree/dev` });
    expect((await next.handlers['tab.read']({ tabId }, asker)).badge).toBeNull();
  });

  test('behaviour: asked to look, the hub says what the model comes from', async () => {
    world.hub.set(page, { repositoryId: 'g', parents: related });
    const worker = await world.startReady();
    expect(await worker.read([see(page)])).toEqual([]);
    const [badge] = await worker.read([see(page)], true, true);
    expect(badge?.verdict.word).toBe('derivative');
    expect(badge?.relation).toMatchObject({ kind: 'quantized', locator: mistral });
  });

  test('behaviour: a repository the hub shows to nobody leaves no trace', async () => {
    const worker = await world.startReady();
    world.hub.fail(new HubNotFoundError({ locator: page, status: 401 }));
    const database = await openDatabase();
    const before = await database.getAllKeys('hubFacts');
    expect(await worker.read([see('huggingface.co/me/secret')], true, true)).toEqual([]);
    expect(await database.getAllKeys('hubFacts')).toEqual(before);
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('secret');
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain('secret');
  });
});

describe('mirrored', () => {
  const page = 'hf-mirror.com/mistralai/mistral-7b-v0.1';
  const seen = see(page, 'title', null, { related: [{ locator: mistral, relation: 'mirror' }] });

  test('default: all its weights are the approved ones', async () => {
    world.hub.set(page, { revisions: mistralRepository.revisions });
    const [badge] = await (await world.startReady()).read([seen]);
    expect(badge?.verdict).toMatchObject({ word: 'mirror', tone: 'neutral' });
    expect(badge?.relation).toMatchObject({ kind: 'mirror', locator: mistral, weights: 'same' });
  });

  test('behaviour: a part of the weights is a mirror too, one file more is not', async () => {
    const [newest] = mistralRepository.revisions;
    if (!newest) throw new Error('no revision');
    const large = newest.files.filter(({ algorithm }) => algorithm === 'sha256');
    const [first] = large;
    if (!first) throw new Error('no weights');
    const worker = await world.startReady();
    const show = (commit: string, files: typeof large) =>
      world.hub.set(page, { revisions: [{ commit: commit.repeat(40), files }] });
    show('1', [first]);
    expect((await worker.read([seen], true))[0]?.verdict.word).toBe('mirror');
    show('2', [...large, { ...first, path: 'more.safetensors', digest: 'f'.repeat(64) }]);
    const [other] = await worker.read([seen], true);
    expect(other?.verdict).toMatchObject({ word: 'weights-differ', tone: 'red' });
  });

  test('behaviour: its files cannot be read: unknown, never a mirror', async () => {
    world.hub.set(page, { revisions: [] });
    const [badge] = await (await world.startReady()).read([seen]);
    expect(badge?.verdict).toMatchObject({ word: 'unknown', tone: 'grey' });
  });

  test('behaviour: it mirrors a model that is only claimed: nothing', async () => {
    world.hub.set('hf-mirror.com/meta-llama/llama-3.1-8b-instruct', {
      revisions: worldRepositories.get(llama)?.revisions ?? [],
    });
    const related = [{ locator: llama, relation: 'mirror' as const }];
    const sighting = see('hf-mirror.com/meta-llama/llama-3.1-8b-instruct', 'title', null, {
      related,
    });
    expect(await (await world.startReady()).read([sighting])).toEqual([]);
  });
});

describe('the same weights elsewhere', () => {
  const page = 'ollama.com/somebody/mistral';
  const approved = mistralRepository.revisions.find(({ commit }) => commit === approvedCommit);
  let before: string;

  beforeEach(async () => {
    // Its digests are indexed in the seeds, after a squatter's.
    before = await chain.snapshot();
  });
  afterEach(() => chain.revert(before));

  test('default: found by digest alone, on a page that names nothing', async () => {
    const weights = approved?.files.filter(({ algorithm }) => algorithm === 'sha256') ?? [];
    world.hub.set(page, { revisions: [{ commit: '7'.repeat(64), files: weights }] });
    const worker = await world.startReady();
    expect(await worker.read([see(page)])).toEqual([]);
    expect(world.getRequests()).toEqual([]);
    const [badge] = await worker.read([see(page)], true, true);
    expect(badge?.verdict).toMatchObject({ word: 'mirror', tone: 'neutral' });
    expect(badge?.relation).toMatchObject({ kind: 'mirror', locator: mistral, weights: 'same' });
  });

  test('behaviour: named by the page, and found by digest: asked for once in each look, and in each anew', async () => {
    const weights = approved?.files.filter(({ algorithm }) => algorithm === 'sha256') ?? [];
    world.hub.set(page, { revisions: [{ commit: '7'.repeat(64), files: weights }] });
    const worker = await world.startReady();
    const related = [{ locator: mistral, relation: 'finetune' as const }];
    for (let looks = 0; looks < 2; looks += 1) {
      world.forgetRequests();
      const [badge] = await worker.read([see(page, 'title', null, { related })], true, true);
      expect(badge?.relation).toMatchObject({ kind: 'mirror', locator: mistral, weights: 'same' });
      const asked = world.hub.requests.filter((one) => one === `repository ${mistral}`);
      expect(asked).toHaveLength(1);
    }
  });

  test('behaviour: claimed on a hub without links: found without being asked, and why it is no link', async () => {
    const community = createCommunity(chain.rpcUrl, getContracts());
    await community.register('lab', page, '');
    const weights = approved?.files.filter(({ algorithm }) => algorithm === 'sha256') ?? [];
    world.hub.set(page, { revisions: [{ commit: '7'.repeat(64), files: weights }] });
    world.hub.capabilities.set(page, { link: 'none', digests: 'all' });
    const worker = await world.startReady();
    const [badge] = await worker.read([see(page)]);
    expect(badge?.verdict).toMatchObject({ word: 'mirror', link: 'claimed' });
    expect(badge?.verdict.reasons).toContain('hub-no-link');
    expect(badge?.verdict.reasons).not.toContain('not-linked');
  });

  test('args: on every page, when that was switched on', async () => {
    const weights = approved?.files.filter(({ algorithm }) => algorithm === 'sha256') ?? [];
    world.hub.set(page, { revisions: [{ commit: '7'.repeat(64), files: weights }] });
    const worker = await world.startReady();
    await worker.topUpKeys(Date.now());
    await worker.handlers['settings.write']({ lookUpAll: true }, asker);
    expect((await worker.read([see(page)]))[0]?.verdict.word).toBe('mirror');
    expect(await worker.read([see('ollama.com/somebody/card', 'card')])).toEqual([]);
  });

  test('behaviour: where texts have a sha256 too, the weights alone are compared', async () => {
    const weights = approved?.files.filter(({ algorithm }) => algorithm === 'sha256') ?? [];
    const other = (path: string, digit: string) =>
      ({ path, size: 600, algorithm: 'sha256', digest: digit.repeat(64) }) as const;
    const small = [other('config.json', 'a'), other('template', 'b'), other('license', 'c')];
    world.hub.capabilities.set(page, { link: 'none', digests: 'all' });
    const worker = await world.startReady();
    const show = (commit: string, files: typeof weights) =>
      world.hub.set(page, { revisions: [{ commit: commit.repeat(64), files }] });
    show('4', [...weights, ...small]);
    expect((await worker.read([see(page)], true, true))[0]?.verdict.word).toBe('mirror');
    show('5', [...weights, ...small, other('adapter', 'd')]);
    expect(await worker.read([see(page)], true, true)).toEqual([]);
  });

  test('behaviour: one large file more: nothing is said', async () => {
    const more = { path: 'x', size: 1, algorithm: 'sha256', digest: 'e'.repeat(64) } as const;
    const files = [...(approved?.files ?? []), more];
    world.hub.set(page, { revisions: [{ commit: '8'.repeat(64), files }] });
    expect(await (await world.startReady()).read([see(page)], true, true)).toEqual([]);
  });

  test('behaviour: digests nobody indexed: no chain is asked about them', async () => {
    const files = [
      { path: 'model', size: 1, algorithm: 'sha256', digest: 'd'.repeat(64) } as const,
    ];
    world.hub.set(page, { revisions: [{ commit: '9'.repeat(64), files }] });
    const worker = await world.startReady();
    await worker.read([see('ollama.com/somebody/else')], true, false);
    world.forgetRequests();
    expect(await worker.read([see(page)], false, true)).toEqual([]);
    expect(world.proxies.flatMap(({ requests }) => requests)).toEqual([]);
  });

  test('behaviour: digests squatted by a record whose repository does not confirm it: the linked one is named', async () => {
    const community = createCommunity(chain.rpcUrl, getContracts());
    const squat = await community.register('squatter', 'huggingface.co/squat/squat', 's');
    world.hub.set('huggingface.co/squat/squat', { repositoryId: 's' });
    await approve('squatter', squat, approved?.files ?? []);
    await publish('squatter', squat, approved?.files ?? []);
    world.hub.set(page, { revisions: [{ commit: '6'.repeat(64), files: approved?.files ?? [] }] });
    const [badge] = await (await world.startReady()).read([see(page)], true, true);
    expect(badge?.relation?.locator).toBe(mistral);
  });

  test('behaviour: a typosquatter who links, approves alone and copies the weights is seen through', async () => {
    const squatted = 'huggingface.co/mistrala1/mistral-7b-v0.1';
    const community = createCommunity(chain.rpcUrl, getContracts());
    const id = await community.register('squatter', squatted, 'squat');
    await approve('squatter', id, approved?.files ?? []);
    const governance = [mistralRecord.replace(/\d+$/, String(id))];
    const revisions = approved ? [approved] : [];
    world.hub.set(squatted, { repositoryId: 'squat', governance, revisions });
    const [badge] = await (await world.startReady()).read([see(squatted)], true, true);
    expect(badge?.verdict).toMatchObject({ word: 'self-approved', tone: 'amber' });
    expect(badge?.relation).toMatchObject({ kind: 'mirror', locator: mistral });
  });
});

describe('terms and standing', () => {
  const bert = 'huggingface.co/google-bert/bert-base-uncased' as Locator;
  const id = BigInt((worldRecords.get(bert) as string).split('/').at(-1) as string);
  const licence = worldRepositories
    .get(bert)
    ?.revisions[0]?.files.find(({ path }) => path === 'LICENSE');
  const licenceFile = `${licence?.algorithm}:${licence?.digest}`;
  let before: string;

  beforeEach(async () => {
    before = await chain.snapshot();
  });
  afterEach(() => chain.revert(before));

  test.each<[string, string, string, string]>([
    ['agree', 'apache-2.0', licenceFile, 'self-approved'],
    ['agree', 'apache-2.0', '', 'self-approved'],
    ['conflict', 'mit', licenceFile, 'licence-conflict'],
    ['changed', 'apache-2.0', `git-sha1:${'0'.repeat(40)}`, 'licence-conflict'],
  ])('licence: %s for %s %s', async (state, terms, file, word) => {
    await callRegistry('lab', 'setTerms', [id, terms, file]);
    const [badge] = await (await world.startReady()).read([see(bert)]);
    expect(badge?.licence).toEqual({ state, terms, tag: 'apache-2.0' });
    expect(badge?.verdict.word).toBe(word);
    expect(world.hub.requests.length).toBeLessThanOrEqual(2);
  });

  test('suspended: red for the model, amber for what is made from it, until reinstated', async () => {
    await callRegistry('lab', 'suspend', [id, 'It leaks what it was trained on.']);
    const worker = await world.startReady();
    const [badge] = await worker.read([see(bert)]);
    expect(badge?.verdict).toMatchObject({ word: 'suspended', tone: 'red' });
    expect(badge?.model?.suspension?.reason).toBe('It leaks what it was trained on.');
    const related = [{ locator: bert, relation: 'finetune' as const }];
    const child = see('huggingface.co/somebody/my-bert', 'title', null, { related });
    expect((await worker.read([child]))[0]?.verdict).toMatchObject({
      word: 'parent-suspended',
      tone: 'amber',
    });
    // Not even for weights that are another's approved ones.
    const copied = mistralRepository.revisions.filter(({ commit }) => commit === approvedCommit);
    world.hub.set(child.locator, { repositoryId: 'child', parents: related, revisions: copied });
    const [deep] = await worker.read([child], true, true);
    expect(deep?.verdict.word).toBe('parent-suspended');
    const { related: _, ...silent } = child;
    expect((await worker.read([silent], true, true))[0]?.verdict.word).toBe('parent-suspended');
    await callRegistry('lab', 'reinstate', [id]);
    expect((await worker.read([child], true, true))[0]?.verdict.word).toBe('mirror');
    expect((await worker.read([see(bert)], true))[0]?.verdict.word).toBe('self-approved');
  });
});

describe('one file', () => {
  test('default: what became of it, and of the revision it is in', async () => {
    const worker = await world.startReady();
    const files = worldRepositories.get(smollm)?.revisions[0]?.files ?? [];
    const [whole] = await worker.read([see(smollm)]);
    const changed = whole?.changes?.list.find(({ kind }) => kind === 'weights');
    expect(changed?.path).toMatch(/\.safetensors$/);
    const same = files.find(({ path }) => !whole?.changes?.list.some((one) => one.path === path));
    const paths = { differs: changed?.path as string, same: same?.path as string };
    const [differs] = await worker.read([see(smollm, 'title', 'main', { path: paths.differs })]);
    expect(differs?.verdict).toMatchObject({ word: 'weights-differ', tone: 'red' });
    expect(differs?.fileChange).toEqual(changed);
    const [alike] = await worker.read([see(smollm, 'title', 'main', { path: paths.same })]);
    expect(alike?.verdict).toMatchObject({ word: 'file-approved', tone: 'neutral' });
    expect(alike?.fileChange).toBeNull();
    const [stored] = (
      await worker.readBadgeCache([see(smollm, 'title', 'main', { path: paths.same })])
    ).values();
    expect(stored?.verdict.word).toBe('file-approved');
  });

  test.each(['no-such-file.bin', 'a-folder', 'config.json/', 'CONFIG.json'])(
    'behaviour: what the listing has not (%s) takes nothing from the revision’s verdict',
    async (path) => {
      const worker = await world.startReady();
      const [badge] = await worker.read([see(smollm, 'title', 'main', { path })]);
      expect(badge?.verdict).toMatchObject({ word: 'weights-differ', tone: 'red' });
      expect(badge?.fileChange).toBeNull();
    },
  );

  test('behaviour: of an approved revision it is green like the rest', async () => {
    const worker = await world.startReady();
    const [badge] = await worker.read([see(mistral, 'title', 'main', { path: 'config.json' })]);
    expect(badge?.verdict).toMatchObject({ word: 'approved', tone: 'green' });
  });
});

describe('a typosquatter', () => {
  test('links and approves alone: amber at most, however much is copied', async () => {
    const page = 'huggingface.co/rneta-llama/mistral-7b-v0.1';
    const community = createCommunity(chain.rpcUrl, getContracts());
    const before = await chain.snapshot();
    const id = await community.register('squatter', page, 'squat');
    const record = mistralRecord.replace(/\d+$/, String(id));
    const { revisions } = mistralRepository;
    world.hub.set(page, { repositoryId: 'squat', governance: [record], revisions });
    const worker = await world.startReady();
    const [linked] = await worker.read([see(page)], true);
    expect(linked?.verdict).toMatchObject({ word: 'nothing-approved', tone: 'neutral' });
    await approve('squatter', id, revisions[0]?.files ?? []);
    const [approved] = await worker.read([see(page)], true);
    expect(approved?.verdict).toMatchObject({ word: 'self-approved', tone: 'amber' });
    await chain.revert(before);
  });
});

async function callRegistry(person: Person, functionName: string, args: readonly unknown[]) {
  const data = encodeFunctionData({ abi: modelRegistryAbi, functionName, args } as never);
  const contracts = getContracts();
  await createCommunity(chain.rpcUrl, contracts).send(person, contracts.registry, data);
}

async function approve(person: Person, id: bigint, files: readonly ManifestFile[]) {
  await callRegistry(person, 'approveRevision', [
    id,
    approvedCommit,
    getManifestHash(files),
    getWeightsRoot(files),
  ]);
}

async function publish(person: Person, id: bigint, files: readonly ManifestFile[]) {
  const manifest = formatManifest(files);
  const bytes = bytesToHex(manifest);
  const offsets = listDigestOffsets(manifest).map(({ offset }) => BigInt(offset));
  await callRegistry(person, 'publishManifest', [id, 0n, bytes]);
  await callRegistry(person, 'indexDigests', [id, 0n, bytes, offsets]);
}
