import { describe, expect, test } from 'vitest';
import { HubNoDigestsError, HubNotFoundError } from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';
import { createAnsweringHub } from '@/tests/helpers/answering-hub';
import { describeHubApi } from '@/tests/helpers/describe-hub-api';
import { createCivitaiApi } from './api';

const locator = 'civitai.com/models/4384' as Locator;
const base = 'https://civitai.com/api/v1';
const file = (id: number, name: string, digit?: string) => ({
  id,
  name,
  sizeKB: 2_082_642.47,
  type: 'Model',
  hashes: digit === undefined ? {} : { SHA256: digit.repeat(64), AutoV2: digit.repeat(10) },
});
const version = { id: 128_713, modelId: 4384, name: '8', files: [file(1, 'a.safetensors', 'A')] };

describeHubApi(createCivitaiApi, { locator, commit: '128713' });

describe('fetchRepository', () => {
  test('default: the newest version is the commit, the number the permanent id', async () => {
    const hub = createAnsweringHub({
      [`${base}/models/4384`]: { id: 4384, modelVersions: [{ id: 128_713 }, { id: 1 }] },
    });
    expect(await createCivitaiApi(hub).fetchRepository(locator, null)).toEqual({
      canonicalId: '4384',
      locator,
      commit: '128713',
      repositoryId: '4384',
      gated: false,
      governance: [],
      licence: null,
      parents: [],
    });
  });

  test('error: a version of another model is not found', async () => {
    const hub = createAnsweringHub({ [`${base}/model-versions/7`]: { ...version, modelId: 9 } });
    const api = createCivitaiApi(hub);
    await expect(api.fetchRepository(locator, '7')).rejects.toThrow(HubNotFoundError);
    await expect(api.fetchRepository(locator, '../models/7')).rejects.toThrow(HubNotFoundError);
    expect(hub.asked[1]).toBe(`${base}/model-versions/0`);
  });
});

describe('fetchFiles', () => {
  const listOf = (files: readonly unknown[]) =>
    createCivitaiApi(
      createAnsweringHub({ [`${base}/model-versions/128713`]: { ...version, files } }),
    ).fetchFiles(locator, '128713');

  test('default: digests in lower case, sizes in bytes', async () => {
    expect(await listOf(version.files)).toEqual([
      {
        path: 'a.safetensors',
        size: 2_132_625_889,
        algorithm: 'sha256',
        digest: 'a'.repeat(64),
      },
    ]);
  });

  test('behaviour: files of one name are told apart by their numbers', async () => {
    const files = await listOf([file(1, 'a.pt', 'A'), file(2, 'a.pt', 'B'), file(3, 'b.pt', 'C')]);
    expect(files.map(({ path }) => path)).toEqual(['1/a.pt', '2/a.pt', 'b.pt']);
  });

  test('error: a file that was not scanned yet: HubNoDigestsError', async () => {
    await expect(listOf([...version.files, file(2, 'b.pt')])).rejects.toThrow(HubNoDigestsError);
  });
});
