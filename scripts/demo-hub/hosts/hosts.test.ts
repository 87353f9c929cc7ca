/** The stand-ins, read by the extension's own readers: what they answer is what those understand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHubApis } from '@/lib/hubs/apis';
import type { Locator } from '@/lib/model/ids';
import { noBudget } from '@/tests/helpers/no-budget';
import { askHub } from '../ask-hub';
import { findRepository } from '../repositories';
import { type DemoHub, startDemoHub } from '../server';
import { listOtherRepositories } from './repositories';

const record = 'eip155:31337/erc721:0x1111111111111111111111111111111111111111/9';
const linked = ['github.com/openai/whisper', 'modelscope.cn/models/qwen/qwen2.5-7b-instruct'];
const mirror = 'hf-mirror.com';

let hub: DemoHub;
beforeAll(async () => {
  hub = await startDemoHub({
    records: Object.fromEntries(linked.map((locator) => [locator, record])),
    treePageSize: 3,
  });
});
afterAll(() => hub.close());

async function ask(url: URL) {
  return askHub(hub, `${url.pathname}${url.search}`, { headers: { host: url.host } });
}
const fetcher: typeof fetch = async (input) => {
  const url = new URL(String(input));
  const { status, headers, body } = await ask(url);
  if (status === 307) return fetcher(new URL(String(headers.location), url));
  return new Response(body, {
    status,
    headers: headers['link'] ? { link: String(headers['link']) } : {},
  });
};
const getApi = createHubApis({
  fetcher,
  now: () => 0,
  budget: noBudget,
  isMirror: async () => true,
});
const weightsOf = (id: string) =>
  findRepository(id)?.commits[0].files.flatMap(({ lfs }) => (lfs ? [lfs.oid] : [])) ?? [];

describe('APIs', () => {
  test.each(linked)(
    '%s names its record, and its files are those the chain is told of',
    async (text) => {
      const locator = text as Locator;
      const api = getApi(locator);
      const found = await api.fetchRepository(locator, null);
      expect(found.governance).toEqual([record]);
      const expected = listOtherRepositories(() => record).find((one) => one.locator === locator);
      expect([found.repositoryId, found.commit]).toEqual([
        expected?.repositoryId,
        expected?.revisions[0]?.commit,
      ]);
      expect(await api.fetchFiles(locator, found.commit)).toEqual(expected?.revisions[0]?.files);
    },
  );

  test.each([
    ['ollama.com/library/bge-m3', 'BAAI/bge-m3'],
    ['civitai.com/models/4385', 'BAAI/bge-m3'],
    ['modelscope.cn/models/demo-user/bge-m3', 'BAAI/bge-m3'],
    [`${mirror}/qwen/qwen2.5-7b-instruct`, 'Qwen/Qwen2.5-7B-Instruct'],
  ])('%s has the weights of %s', async (text, id) => {
    const locator = text as Locator;
    const api = getApi(locator);
    const { commit, governance } = await api.fetchRepository(locator, null);
    expect(governance).toEqual([]);
    const digests = (await api.fetchFiles(locator, commit)).map(({ digest }) => digest);
    expect(weightsOf(id).length).toBeGreaterThan(0);
    expect(weightsOf(id).every((digest) => digests.includes(digest))).toBe(true);
  });

  test('a tag of Ollama is another manifest with the same weights', async () => {
    const locator = 'ollama.com/library/smollm2' as Locator;
    const api = getApi(locator);
    const [latest, f16] = await Promise.all([
      api.fetchRepository(locator, null),
      api.fetchRepository(locator, 'f16'),
    ]);
    expect(latest.commit).not.toBe(f16.commit);
  });
});

describe('names', () => {
  test('every name is in the certificate’s list, and no other is answered', async () => {
    expect(hub.hosts).toContain('registry.ollama.ai');
    expect((await ask(new URL('https://evil.example/'))).status).toBe(421);
  });
});
