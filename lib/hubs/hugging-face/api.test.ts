import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { AppError } from '@/lib/errors/base';
import {
  HubMalformedError,
  HubNotFoundError,
  HubRateLimitedError,
  HubUnavailableError,
} from '@/lib/errors/hub';
import { relatedMax } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { noBudget } from '@/tests/helpers/no-budget';
import { createHuggingFaceApi } from './api';

const locator = 'huggingface.co/owner/name' as Locator;
const info = {
  _id: '6'.repeat(24),
  id: 'Owner/Name',
  sha: 'a'.repeat(40),
  gated: 'manual',
  private: false,
  cardData: { license: 'mit', governance: 'eip155:1/erc721:0x/1', extra: [1] },
};
const treePath = `/api/models/owner/name/tree/${'a'.repeat(40)}`;

function setUp(answers: (Response | Error)[]) {
  const fetcher = vi.fn<typeof fetch>();
  for (const answer of answers) {
    if (answer instanceof Error) fetcher.mockRejectedValueOnce(answer);
    else fetcher.mockResolvedValueOnce(answer);
  }
  return { fetcher, api: createHuggingFaceApi({ fetcher, now: () => 1000, budget: noBudget }) };
}
const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);

describe('fetchRepository', () => {
  test('default', async () => {
    const { api, fetcher } = setUp([json(info)]);
    expect(await api.fetchRepository(locator, null)).toEqual({
      canonicalId: 'Owner/Name',
      locator,
      repositoryId: '6'.repeat(24),
      commit: 'a'.repeat(40),
      gated: true,
      governance: ['eip155:1/erc721:0x/1'],
      licence: 'mit',
      parents: [],
    });
    expect(fetcher).toHaveBeenCalledWith(
      'https://huggingface.co/api/models/owner/name',
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
    );
  });

  describe('args: with its files', () => {
    const small = { rfilename: 'a.txt', size: 3, blobId: '1'.repeat(40) };
    const lfs = { sha256: '2'.repeat(64), size: 5_000_000_000, pointerSize: 135 };
    const large = { rfilename: 'b.safetensors', size: 5_000_000_000, blobId: '3'.repeat(40), lfs };
    const read = async (...answers: Response[]) => {
      const { api, fetcher } = setUp(answers);
      const { files } = await api.fetchRepository(locator, null, { withFiles: true });
      return { files, asked: fetcher.mock.calls.map(([url]) => String(url)) };
    };
    const url = 'https://huggingface.co/api/models/owner/name';

    test('default: in one answer, as a listing has them', async () => {
      const { files, asked } = await read(json({ ...info, siblings: [small, large] }));
      expect(asked).toEqual([`${url}?blobs=true`]);
      expect(files).toEqual([
        { path: 'a.txt', size: 3, algorithm: 'git-sha1', digest: '1'.repeat(40) },
        { path: large.rfilename, size: lfs.size, algorithm: 'sha256', digest: lfs.sha256 },
      ]);
    });

    test.each<[string, unknown]>([
      ['none', []],
      ['names alone', [{ rfilename: 'a.txt' }]],
      ['one of them without a digest', [small, { rfilename: 'b', size: 1 }]],
      ['a large one as if git kept it', [small, { ...large, lfs: undefined }]],
      ['a digest that is none', [{ ...small, blobId: 'x' }]],
      ['too many, which may be a part', Array.from({ length: 1001 }, () => small)],
      ['no list', 'x'],
    ])('behaviour: %s: they are listed apart', async (_, siblings) => {
      expect((await read(json({ ...info, siblings }))).files).toBeUndefined();
    });

    test('behaviour: too long an answer is asked for without them', async () => {
      const long = new Response('{}', { headers: { 'content-length': '9000000' } });
      const { files, asked } = await read(long, json(info));
      expect(files).toBeUndefined();
      expect(asked).toEqual([`${url}?blobs=true`, url]);
    });
  });

  test.each([
    [{ license: 'Apache-2.0' }, 'apache-2.0'],
    [{ license: ['mit'] }, 'mit'],
    [{ license: ['mit', 'apache-2.0'] }, null],
    [{ license: 'other', license_name: 'llama3.1' }, 'llama3.1'],
    [{ license: 'other' }, 'other'],
    [{ license: 'two words' }, null],
    [{ license: { id: 'mit' } }, null],
    [null, null],
  ])('behaviour: the licence of %j is %s', async (cardData, licence) => {
    const { api } = setUp([json({ ...info, cardData })]);
    expect((await api.fetchRepository(locator, null)).licence).toBe(licence);
  });

  test('behaviour: parents by the card, else by the tag, else by their number', async () => {
    const read = async (cardData: unknown, tags: readonly string[] = []) =>
      (await setUp([json({ ...info, cardData, tags })]).api.fetchRepository(locator, null)).parents;
    const parent = { locator: 'huggingface.co/o/base' };
    expect(await read({ base_model: 'o/Base', base_model_relation: 'adapter' })).toEqual([
      { ...parent, relation: 'adapter' },
    ]);
    expect(await read({ base_model: ['o/Base'] }, ['base_model:quantized:o/Base'])).toEqual([
      { ...parent, relation: 'quantized' },
    ]);
    expect(await read({ base_model: 'o/Base' })).toEqual([{ ...parent, relation: 'finetune' }]);
    expect((await read({ base_model: ['o/base', 'o/other'] }))[1]?.relation).toBe('merge');
    expect(await read({ base_model: ['gpt2', 'a/b/c', 7, 'settings/tokens'] })).toEqual([]);
    const far = [...Array<string>(200).fill('gpt2'), 'o/base'];
    expect(await read({ base_model: far })).toEqual([{ ...parent, relation: 'merge' }]);
    const many = Array.from({ length: 99 }, (_, i) => `o/base-${i}`);
    expect(await read({ base_model: many })).toHaveLength(relatedMax);
  });

  test('behaviour: asked under the name that the page writes, or that the hub told', async () => {
    const { api, fetcher } = setUp([json(info), json(info), json(info)]);
    const list = () => fetcher.mock.calls.map(([url]) => String(url).split('/models/')[1]);
    api.noteName?.('OWNER/Name');
    await api.fetchRepository(locator, null);
    await api.fetchRepository(locator, null);
    api.noteName?.('another/name');
    api.noteName?.('no id');
    await api.fetchRepository(locator, null);
    expect(list()).toEqual(['OWNER/Name', 'Owner/Name', 'Owner/Name']);
  });

  test('behaviour: a renamed repository is asked for by its old name again', async () => {
    const { api, fetcher } = setUp([json({ ...info, id: 'new-owner/Name' }), json(info)]);
    await api.fetchRepository(locator, null);
    await api.fetchRepository(locator, null);
    expect(fetcher.mock.calls[1]?.[0]).toBe('https://huggingface.co/api/models/owner/name');
  });

  test('behaviour: tells how many files there are, where the hub does', async () => {
    const siblings = [{ rfilename: 'a' }, { rfilename: 'b' }];
    const { api } = setUp([json({ ...info, siblings }), json({ ...info, siblings: 'x' })]);
    expect((await api.fetchRepository(locator, null)).fileCount).toBe(2);
    expect(await api.fetchRepository(locator, null)).not.toHaveProperty('fileCount');
  });

  test('args: a revision stays one segment', async () => {
    const { api, fetcher } = setUp([json(info)]);
    await api.fetchRepository(locator, '../../datasets/x?y');
    expect(fetcher.mock.calls[0]?.[0]).toBe(
      'https://huggingface.co/api/models/owner/name/revision/..%2F..%2Fdatasets%2Fx%3Fy',
    );
  });

  test('behaviour: a rename is seen in the locator', async () => {
    const { api } = setUp([json({ ...info, id: 'new-owner/Name' })]);
    expect((await api.fetchRepository(locator, null)).locator).toBe(
      'huggingface.co/new-owner/name',
    );
  });

  test.each([401, 403, 404, 410])('error: HubNotFoundError for %i', async (status) => {
    const { api } = setUp([new Response('Invalid username or password.', { status })]);
    await expect(api.fetchRepository(locator, null)).rejects.toThrow(HubNotFoundError);
  });

  test('error: HubRateLimitedError with the time to wait', async () => {
    const headers = { ratelimit: '"api";r=0;t=42' };
    const { api } = setUp([new Response('', { status: 429, headers })]);
    const error = await api.fetchRepository(locator, null).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HubRateLimitedError);
    expect((error as AppError).facts).toMatchObject({ retryAtMs: 43_000 });
  });

  test('error: HubUnavailableError', async () => {
    await expect(setUp([new TypeError('x')]).api.fetchRepository(locator, null)).rejects.toThrow(
      HubUnavailableError,
    );
    await expect(
      setUp([new Response('', { status: 500 })]).api.fetchRepository(locator, null),
    ).rejects.toThrow(HubUnavailableError);
  });

  test('error: HubMalformedError for HTML and for other JSON', async () => {
    await expect(
      setUp([new Response('<html>')]).api.fetchRepository(locator, null),
    ).rejects.toThrow(HubMalformedError);
    await expect(
      setUp([json({ ...info, id: 'settings/tokens' })]).api.fetchRepository(locator, null),
    ).rejects.toThrow(HubMalformedError);
  });

  test('error: any JSON at all is taken or refused with one of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const outcome = await setUp([json(value)])
          .api.fetchRepository(locator, null)
          .catch((error: unknown) => error);
        expect(outcome).toBeInstanceOf(AppError);
      }),
    );
  });
});

describe('fetchFiles', () => {
  const small = { type: 'file', path: 'README.md', size: 5, oid: 'b'.repeat(40) };
  const large = {
    type: 'file',
    path: 'w.bin',
    size: 1,
    oid: 'c'.repeat(40),
    lfs: { oid: 'd'.repeat(64), size: 99, pointerSize: 1 },
  };

  test('default: two pages, folders left out', async () => {
    const next = {
      link: `<https://huggingface.co${treePath}?recursive=true&cursor=x>; rel="next"`,
    };
    const { api, fetcher } = setUp([
      json([small, { type: 'directory', path: 'sub', oid: 'e'.repeat(40) }], { headers: next }),
      json([large]),
    ]);
    expect(await api.fetchFiles(locator, 'a'.repeat(40))).toEqual([
      { path: 'README.md', size: 5, algorithm: 'git-sha1', digest: 'b'.repeat(40) },
      { path: 'w.bin', size: 99, algorithm: 'sha256', digest: 'd'.repeat(64) },
    ]);
    expect(fetcher).toHaveBeenCalledTimes(2);
  });

  test('error: a next page that leads elsewhere is refused', async () => {
    const next = { link: '<https://evil.example/tree>; rel="next"' };
    const { api } = setUp([json([small], { headers: next })]);
    await expect(api.fetchFiles(locator, 'a'.repeat(40))).rejects.toThrow(HubMalformedError);
  });

  test('error: a listing that was cut short, with no word of a next page, is refused', async () => {
    const { api } = setUp([json([small]), json([small]), json([small])]);
    const commit = 'a'.repeat(40);
    await expect(api.fetchFiles(locator, commit, 2)).rejects.toThrow(HubMalformedError);
    expect(await api.fetchFiles(locator, commit, 1)).toHaveLength(1);
    expect(await api.fetchFiles(locator, commit, null)).toHaveLength(1);
  });

  test('error: a second page that fails gives no half listing', async () => {
    const next = { link: `<${treePath}?cursor=x>; rel="next"` };
    const { api } = setUp([json([small], { headers: next }), new Response('', { status: 500 })]);
    await expect(api.fetchFiles(locator, 'a'.repeat(40))).rejects.toThrow(HubUnavailableError);
  });
});
