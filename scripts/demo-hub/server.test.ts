import { Script } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createHuggingFaceApi } from '@/lib/hubs/hugging-face/api';
import type { Locator } from '@/lib/model/ids';
import { noBudget } from '@/tests/helpers/no-budget';
import { askHub } from './ask-hub';
import { findRepository } from './repositories';
import { getBlobId, manifestFilesOf, type Repository } from './repository';
import { type DemoHub, startDemoHub } from './server';

const mistral = findRepository('mistralai/Mistral-7B-v0.1') as Repository;
const head = mistral.commits[0].sha;
const record = 'eip155:31337/erc721:0x1111111111111111111111111111111111111111/1';
const info = `/api/models/${mistral.id}`;
const tree = `${info}/tree/${head}?recursive=true`;
const readme = `/${mistral.id}/raw/main/README.md`;

let hub: DemoHub;
beforeAll(async () => {
  hub = await startDemoHub({ records: { 'MistralAI/mistral-7b-v0.1': record }, treePageSize: 3 });
});
afterEach(() => {
  hub.set(null);
  hub.clearRequests();
});
afterAll(() => hub.close());

const readJson = async (path: string) => JSON.parse((await askHub(hub, path)).body);

/** `fetch` for the extension's own reader, with the real hub's name led to this one. */
const fetcher: typeof fetch = async (input, init) => {
  const { pathname, search } = new URL(String(input));
  const headers = init?.headers as Record<string, string>;
  const { status, headers: got, body } = await askHub(hub, `${pathname}${search}`, { headers });
  const { location } = got;
  const link = got['link'];
  if (status === 307) return fetcher(new URL(String(location), String(input)).href, init);
  return new Response(body, { status, headers: link ? { link: String(link) } : {} });
};
const api = createHuggingFaceApi({ fetcher, now: () => 0, budget: noBudget });
const locator = 'huggingface.co/mistralai/mistral-7b-v0.1' as Locator;

describe('model info', () => {
  test('names the commit, the permanent id, the record and the files', async () => {
    const model = await readJson(info);
    const { _id, id } = mistral;
    expect(model).toMatchObject({ _id, id, sha: head, private: false, gated: false });
    expect(model.cardData).toEqual(expect.objectContaining({ governance: record }));
    expect(model.siblings).toContainEqual({ rfilename: 'README.md' });
    expect(await readJson('/api/models/openai/whisper-large-v3')).not.toHaveProperty(
      'cardData.governance',
    );
  });

  test('of an older commit, with blobs', async () => {
    const older = mistral.commits[1]?.sha;
    const model = await readJson(`${info}/revision/${older}?blobs=true`);
    expect(model.sha).toBe(older);
    const weights = model.siblings.find((one: { lfs?: unknown }) => one.lfs);
    expect(weights.lfs).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      size: weights.size,
      pointerSize: expect.any(Number),
    });
  });

  test('a gated one says so', async () => {
    expect(await readJson('/api/models/meta-llama/Llama-3.1-8B-Instruct')).toMatchObject({
      gated: 'manual',
    });
  });

  test.each(['nobody/nothing', 'mistralai/unreleased-model'])('%s is 401', async (id) => {
    const { status, body } = await askHub(hub, `/api/models/${id}`);
    expect([status, JSON.parse(body)]).toEqual([401, { error: 'Invalid username or password.' }]);
  });

  test.each([
    [`/api/models/MISTRALAI/mistral-7b-v0.1?blobs=true`, `${info}?blobs=true`],
    ['/api/models/bert-base-uncased', '/api/models/google-bert/bert-base-uncased'],
    [
      '/api/models/meta-llama/Meta-Llama-3.1-8B-Instruct/tree/main',
      '/api/models/meta-llama/Llama-3.1-8B-Instruct/tree/main',
    ],
  ])('%s is redirected', async (path, location) => {
    const answer = await askHub(hub, path);
    expect([answer.status, answer.headers.location]).toEqual([307, location]);
  });

  test('an unknown revision is 404 with its code', async () => {
    const { status, headers } = await askHub(hub, `${info}/revision/dev`);
    expect([status, headers['x-error-code']]).toEqual([404, 'RevisionNotFound']);
  });
});

describe('file listing', () => {
  test('in pages, whose links lead through all files', async () => {
    const { headers, body } = await askHub(hub, tree);
    expect(JSON.parse(body)).toHaveLength(3);
    expect(headers['link']).toMatch(/^<https:\/\/huggingface\.co\/api\/.*>; rel="next"$/);
  });

  test('the extension’s reader finds the manifest in it', async () => {
    const sorted = (files: readonly { path: string }[]) =>
      [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(sorted(await api.fetchFiles(locator, head))).toEqual(
      manifestFilesOf(mistral, head, record),
    );
    expect(await api.fetchRepository(locator, null)).toMatchObject({
      canonicalId: mistral.id,
      repositoryId: mistral._id,
      governance: [record],
    });
  });

  test('folders: listed with their files when recursive, else alone', async () => {
    const base = '/api/models/BAAI/bge-m3/tree/main';
    const paths = async (path: string) =>
      (await readJson(path)).map((one: { path: string }) => one.path);
    expect(await paths(`${base}?recursive=true`)).toContain('1_Pooling');
    expect(await paths(base)).not.toContain('1_Pooling/config.json');
    expect(await paths(`${base}/1_Pooling`)).toEqual(['1_Pooling/config.json']);
    expect((await askHub(hub, `${base}/none`)).headers['x-error-code']).toBe('EntryNotFound');
  });
});

describe('raw files', () => {
  test('README.md names the record, and its blob id is its content’s', async () => {
    const { body, headers } = await askHub(hub, readme);
    expect(body).toContain(`---\ngovernance: ${record}\n`);
    expect(headers.etag).toBe(`"${getBlobId(body)}"`);
    const entry = manifestFilesOf(mistral, head, record).find(({ path }) => path === 'README.md');
    expect(entry?.digest).toBe(getBlobId(body));
  });

  test('of a large file the pointer', async () => {
    const path = mistral.commits[0].files.find(({ lfs }) => lfs)?.path;
    const { body } = await askHub(hub, `/${mistral.id}/raw/main/${path}`);
    expect(body).toMatch(/^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:/);
    const resolved = await askHub(hub, `/${mistral.id}/resolve/main/${path}`);
    expect([resolved.status, resolved.headers['x-repo-commit']]).toEqual([403, head]);
  });

  test('a gated repository shows its README only', async () => {
    const base = '/meta-llama/Llama-3.1-8B-Instruct/raw/main';
    expect((await askHub(hub, `${base}/README.md`)).status).toBe(200);
    const config = await askHub(hub, `${base}/config.json`);
    expect([config.status, config.headers['x-error-code']]).toEqual([401, 'GatedRepo']);
  });
});

describe('listing', () => {
  test('turns pages, sorts, searches and filters', async () => {
    const first = await readJson('/models-json?withCount=true');
    expect(first.models).toHaveLength(30);
    const last = await readJson(`/models-json?p=${Math.floor(first.numTotalItems / 30)}`);
    expect(last.models).toHaveLength(first.numTotalItems % 30);
    const { models } = await readJson('/models-json?sort=downloads');
    expect(models[0].id).toBe('sentence-transformers/all-MiniLM-L6-v2');
    expect((await readJson('/models-json?search=WHISPER')).numTotalItems).toBe(3);
    expect((await readJson('/models-json?search=unreleased')).numTotalItems).toBe(0);
    expect((await readJson('/models-json?pipeline_tag=text-to-speech')).numTotalItems).toBe(1);
  });
});

test('the pages’ script builds', async () => {
  const { body, headers } = await askHub(hub, '/front/build/hub.js');
  expect(headers['content-type']).toContain('javascript');
  expect(body).toContain('hydratePage(document');
  expect(new Script(body)).toBeInstanceOf(Script);
});

describe('faults', () => {
  test.each([401, 404, 429, 500] as const)('status %i, with the time to wait', async (status) => {
    hub.set({ status, retryAfter: 7 });
    const answer = await askHub(hub, info);
    expect([answer.status, answer.headers['retry-after']]).toEqual([status, '7']);
    // Pages are not concerned unless asked for.
    expect((await askHub(hub, '/')).headers['retry-after']).toBeUndefined();
  });

  test('HTML, half a JSON', async () => {
    hub.set({ html: true });
    expect((await askHub(hub, info)).headers['content-type']).toContain('text/html');
    hub.set({ malformed: true });
    await expect(readJson(info)).rejects.toThrow(SyntaxError);
  });

  test('`only` says which paths', async () => {
    hub.set({ status: 500, only: /\/tree\//g });
    expect((await askHub(hub, info)).status).toBe(200);
    expect((await askHub(hub, tree)).status).toBe(500);
    expect((await askHub(hub, tree)).status).toBe(500);
  });

  test('a listing that breaks off after its first page', async () => {
    hub.set({ truncateAfterPage: 1 });
    expect((await askHub(hub, tree)).status).toBe(200);
    await expect(askHub(hub, `${tree}&cursor=3`)).rejects.toThrow();
  });

  test('a delay', async () => {
    hub.set({ delayMs: 60 });
    const start = performance.now();
    await askHub(hub, info);
    expect(performance.now() - start).toBeGreaterThan(50);
  });
});

describe('the door', () => {
  test('other hosts, methods and malformed paths are refused', async () => {
    const ask = async (path: string, options: Parameters<typeof askHub>[2]) =>
      (await askHub(hub, path, options)).status;
    expect(await ask('/', { headers: { host: 'evil.example' } })).toBe(421);
    expect(await ask(info, { method: 'POST' })).toBe(405);
    expect(await ask('/%E0%A4%A', {})).toBe(400);
    expect(await ask('//', {})).toBeLessThan(500);
  });

  test('answers pages of other origins and logs what was asked', async () => {
    const { headers } = await askHub(hub, info, { headers: { origin: 'https://x.example' } });
    expect(headers['access-control-allow-origin']).toBe('https://x.example');
    expect(headers['access-control-expose-headers']).toMatch(/\bLink\b/);
    expect(hub.requests.map(({ method, path }) => [method, path])).toEqual([['GET', info]]);
    expect(hub.requests[0]?.headers['origin']).toBe('https://x.example');
  });

  test('records can be changed', async () => {
    hub.setRecords({});
    expect(await readJson(info)).not.toHaveProperty('cardData.governance');
    hub.setRecords({ [mistral.id]: record });
    expect(await readJson(info)).toHaveProperty('cardData.governance', record);
  });
});
