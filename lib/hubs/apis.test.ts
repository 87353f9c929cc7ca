import { describe, expect, test } from 'vitest';
import { HubNoDigestsError, HubNotFoundError } from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';
import { createAnsweringHub } from '@/tests/helpers/answering-hub';
import { createHubApis } from './apis';
import { hubs } from './index';

const info = {
  _id: '6'.repeat(24),
  id: 'Owner/Name',
  sha: 'a'.repeat(40),
  cardData: { governance: 'eip155:1:0x0', base_model: 'o/base' },
};
const mirrored = 'mirror.example/owner/name' as Locator;

function setUp(mirrors: readonly string[] = []) {
  const hub = createAnsweringHub({
    'https://mirror.example/api/models/owner/name': info,
  });
  const isMirror = async (host: string) => mirrors.includes(host);
  return { hub, getApi: createHubApis({ ...hub, isMirror }) };
}

describe('createHubApis', () => {
  test('every hub has its API', () => {
    const { getApi } = setUp();
    const ids = hubs.map(({ matches }) => {
      const host = new URL(matches[0] ?? '').host.replace(/^www\./, '');
      return getApi(`${host}/a/b` as Locator).id;
    });
    expect(ids).toEqual(hubs.map(({ id }) => id));
  });

  test.each(['kaggle.com/models/a/b', 'replicate.com/a/b'])(
    '%s: nothing can be compared, and nothing is asked',
    async (locator) => {
      const { hub, getApi } = setUp();
      const api = getApi(locator as Locator);
      await expect(api.fetchRepository(locator as Locator, null)).rejects.toThrow(
        HubNoDigestsError,
      );
      await expect(api.fetchFiles(locator as Locator, 'x')).rejects.toThrow(HubNoDigestsError);
      expect(hub.asked).toEqual([]);
    },
  );

  test('a host that is no mirror of the reader’s is never asked', async () => {
    const { hub, getApi } = setUp();
    const api = getApi(mirrored);
    await expect(api.fetchRepository(mirrored, null)).rejects.toThrow(HubNotFoundError);
    await expect(api.fetchFiles(mirrored, 'a'.repeat(40))).rejects.toThrow(HubNotFoundError);
    expect(hub.asked).toEqual([]);
  });

  test('a mirror says what it copies; its link and its permanent id do not count', async () => {
    const { getApi } = setUp(['mirror.example']);
    expect(await getApi(mirrored).fetchRepository(mirrored, null)).toMatchObject({
      locator: 'mirror.example/owner/name',
      repositoryId: null,
      governance: [],
      parents: [
        { locator: 'huggingface.co/owner/name', relation: 'mirror' },
        { locator: 'huggingface.co/o/base', relation: 'finetune' },
      ],
    });
  });
});
