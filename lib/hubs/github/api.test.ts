import { describe, expect, test } from 'vitest';
import { HubRateLimitedError, HubTooLargeError } from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';
import { createAnsweringHub } from '@/tests/helpers/answering-hub';
import { describeHubApi } from '@/tests/helpers/describe-hub-api';
import { createGithubApi } from './api';

const locator = 'github.com/openai/whisper' as Locator;
const base = 'https://api.github.com/repos/openai/whisper';
const sha = 'a'.repeat(40);
const info = {
  id: 540_359_603,
  full_name: 'OpenAI/whisper',
  default_branch: 'main',
  license: { key: 'mit', spdx_id: 'MIT' },
};
const link = 'eip155:1/erc721:0x1111111111111111111111111111111111111111/1';
const answers = {
  [base]: info,
  [`${base}/commits/HEAD`]: { sha, commit: { tree: { sha: 'b'.repeat(40) } } },
  [`${base}/contents/governance.json?ref=${sha}`]: { governance: [link, 7] },
};

describeHubApi(createGithubApi, { locator, commit: sha });

describe('fetchRepository', () => {
  test('default', async () => {
    const hub = createAnsweringHub(answers);
    expect(await createGithubApi(hub).fetchRepository(locator, null)).toEqual({
      canonicalId: 'OpenAI/whisper',
      locator,
      repositoryId: '540359603',
      commit: sha,
      gated: false,
      governance: [link],
      licence: 'mit',
      parents: [],
    });
    expect(hub.asked).toHaveLength(3);
  });

  test('behaviour: while the commit is the same, its link file is not asked for again', async () => {
    const hub = createAnsweringHub(answers);
    const api = createGithubApi(hub);
    const before = { commit: sha, governance: ['as before'] };
    expect((await api.fetchRepository(locator, null, { before })).governance).toEqual([
      'as before',
    ]);
    expect(hub.asked).toHaveLength(2);
    // Another commit, or a file that was not there: it may be now.
    for (const other of [
      { ...before, commit: '0'.repeat(40) },
      { ...before, governance: [] },
    ]) {
      const asking = { before: other };
      expect((await api.fetchRepository(locator, null, asking)).governance).toEqual([link]);
    }
  });

  test('behaviour: a rename is seen in the locator', async () => {
    const renamed = {
      ...info,
      full_name: 'new-owner/Whisper',
      license: { spdx_id: 'NOASSERTION' },
    };
    const hub = createAnsweringHub({ ...answers, [base]: renamed });
    expect(await createGithubApi(hub).fetchRepository(locator, null)).toMatchObject({
      locator: 'github.com/new-owner/whisper',
      licence: null,
    });
  });

  test.each(['not json', '["x"]', { governance: { id: 1 } }, 404])(
    'behaviour: a governance.json with %j links nothing',
    async (body) => {
      const path = `${base}/contents/governance.json?ref=${sha}`;
      const hub = createAnsweringHub({ ...answers, [path]: body });
      expect((await createGithubApi(hub).fetchRepository(locator, null)).governance).toEqual([]);
    },
  );

  test('error: the hour’s requests are spent, which GitHub says with a 403', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '61' };
    const fetcher: typeof fetch = async () => new Response('', { status: 403, headers });
    const api = createGithubApi({ ...createAnsweringHub({}), fetcher });
    await expect(api.fetchRepository(locator, null)).rejects.toThrow(HubRateLimitedError);
  });
});

describe('fetchFiles', () => {
  const entry = (path: string, type: string, digit: string) => ({
    path,
    type,
    mode: '100644',
    sha: digit.repeat(40),
    ...(type === 'blob' && { size: 5 }),
  });
  const list = (tree: unknown, truncated = false) =>
    createGithubApi(
      createAnsweringHub({ [`${base}/git/trees/${sha}?recursive=1`]: { tree, truncated } }),
    ).fetchFiles(locator, sha);

  test('default: git’s ids; folders left out, submodules by the commit they stand at', async () => {
    const tree = [
      entry('src', 'tree', '1'),
      entry('src/a.py', 'blob', '2'),
      entry('lib', 'commit', '3'),
    ];
    expect(await list(tree)).toEqual([
      { path: 'src/a.py', size: 5, algorithm: 'git-sha1', digest: '2'.repeat(40) },
      { path: 'lib', size: 0, algorithm: 'git-sha1', digest: '3'.repeat(40) },
    ]);
  });

  test('error: half a tree is none', async () => {
    await expect(list([entry('a', 'blob', '1')], true)).rejects.toThrow(HubTooLargeError);
  });
});
