import { describe, expect, test } from 'vitest';
import { HubMalformedError, HubNotFoundError } from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';
import { type Answers, createAnsweringHub } from '@/tests/helpers/answering-hub';
import { describeHubApi } from '@/tests/helpers/describe-hub-api';
import { createModelscopeApi } from './api';

const locator = 'modelscope.cn/models/qwen/qwen2.5-7b' as Locator;
const base = 'https://www.modelscope.cn/api/v1/models/qwen/qwen2.5-7b';
const head = 'a'.repeat(40);
const older = 'b'.repeat(40);
const entry = (Path: string, Revision: string, digit: string) => ({
  Path,
  Name: Path,
  Type: 'blob',
  Size: 100,
  Sha256: digit.repeat(64).toUpperCase(),
  Revision,
});
const listing = {
  Code: 200,
  Data: {
    Files: [
      { Path: 'sub', Type: 'tree', Size: 0 },
      entry('model.safetensors', older, 'c'),
      entry('README.md', head, 'd'),
      entry('governance.json', older, 'e'),
    ],
    LatestCommitter: { Id: '', ShortId: head.slice(0, 8) },
  },
};
const link = 'eip155:1/erc721:0x1111111111111111111111111111111111111111/1';
const listingUrl = (revision: string) => `${base}/repo/files?Revision=${revision}&Recursive=True`;
const answers: Answers = {
  [base]: { Code: 200, Data: { Id: 42, License: 'Apache License 2.0' } },
  [listingUrl('master')]: listing,
  [`${base}/repo?Revision=${head}&FilePath=governance.json`]: { governance: link },
};
const setUp = (changes: Answers = {}) => {
  const hub = createAnsweringHub({ ...answers, ...changes });
  return { hub, api: createModelscopeApi(hub) };
};

describeHubApi(createModelscopeApi, { locator, commit: head });

describe('fetchRepository', () => {
  test('default: the newest commit by its first digits and the file it changed', async () => {
    const { hub, api } = setUp({ [base]: { Data: { Id: 42, License: 'mit' } } });
    const { files, ...said } = await api.fetchRepository(locator, null);
    expect(files).toEqual(await api.fetchFiles(locator, 'master'));
    hub.asked.pop();
    expect(said).toEqual({
      canonicalId: 'qwen/qwen2.5-7b',
      locator,
      commit: head,
      gated: false,
      repositoryId: '42',
      governance: [link],
      licence: 'mit',
      parents: [],
    });
    expect(hub.asked).toHaveLength(3);
  });

  test('behaviour: while the commit is the same, its link file is not asked for again', async () => {
    const { hub, api } = setUp({});
    const before = { commit: head, governance: ['as before'] };
    expect((await api.fetchRepository(locator, null, { before })).governance).toEqual([
      'as before',
    ]);
    expect(hub.asked).toHaveLength(2);
    const other = { ...before, commit: older };
    expect((await api.fetchRepository(locator, null, { before: other })).governance).toEqual([
      link,
    ]);
  });

  test('behaviour: the whole id where it is given; no link file, no request for it', async () => {
    const Data = { Files: [entry('a', older, 'c')], LatestCommitter: { Id: older, ShortId: '' } };
    const { hub, api } = setUp({ [listingUrl('v1')]: { Data } });
    expect(await api.fetchRepository(locator, 'v1')).toMatchObject({
      commit: older,
      governance: [],
      // What is no tag is no licence that could be compared.
      licence: null,
    });
    expect(hub.asked).toHaveLength(2);
  });

  test('error: an unknown revision, which is answered with no files', async () => {
    const { api } = setUp({ [listingUrl('x')]: { Data: { Files: null, LatestCommitter: null } } });
    await expect(api.fetchRepository(locator, 'x')).rejects.toThrow(HubNotFoundError);
  });

  test('error: a commit whose first digits another one was made to have', async () => {
    const made = `${head.slice(0, 8)}${'9'.repeat(32)}`;
    const Data = { ...listing.Data, Files: [entry('a', head, 'c'), entry('b', made, 'd')] };
    const { api } = setUp({ [listingUrl('master')]: { Data } });
    await expect(api.fetchRepository(locator, null)).rejects.toThrow(HubMalformedError);
  });

  test('error: a listing that does not say at which commit it stands', async () => {
    const Data = { ...listing.Data, LatestCommitter: { ShortId: '00000000' } };
    const { api } = setUp({ [listingUrl('master')]: { Data } });
    await expect(api.fetchRepository(locator, null)).rejects.toThrow(HubMalformedError);
  });
});

describe('fetchFiles', () => {
  test('default: every file by its sha256, small ones too', async () => {
    const { api } = setUp({ [listingUrl(head)]: listing });
    const files = await api.fetchFiles(locator, head);
    expect(files).toHaveLength(3);
    expect(files[0]).toEqual({
      path: 'model.safetensors',
      size: 100,
      algorithm: 'sha256',
      digest: 'c'.repeat(64),
    });
  });

  test('error: a file without a digest', async () => {
    const Data = { ...listing.Data, Files: [{ ...entry('a', head, 'c'), Sha256: '' }] };
    const { api } = setUp({ [listingUrl(head)]: { Data } });
    await expect(api.fetchFiles(locator, head)).rejects.toThrow(HubMalformedError);
  });
});
