import { describe, expect, test } from 'vitest';
import { HubNotFoundError } from '@/lib/errors/hub';
import type { HubApi, HubFile } from '@/lib/hubs/types';
import type { Approval } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { getManifestHash, getWeightsRoot } from './manifest';
import { readRevision } from './revision';

const locator = 'huggingface.co/acme/model' as Locator;
const approvedCommit = 'a'.repeat(40);
const newCommit = 'b'.repeat(40);

function file(path: string, digest: string, algorithm: HubFile['algorithm'] = 'sha256'): HubFile {
  return { path, size: 10, algorithm, digest: digest.repeat(algorithm === 'sha256' ? 64 : 40) };
}

const before = [file('model.bin', '1'), file('README.md', '2', 'git-sha1'), file('old.bin', '3')];
const after = [file('model.bin', '4'), file('README.md', '2', 'git-sha1'), file('new.bin', '5')];

function createHub(changes: Partial<HubApi> = {}): HubApi {
  return {
    id: 'hugging-face',
    capabilities: { link: 'front-matter', digests: 'large' },
    pinsFiles: true,
    fetchRepository: async () => ({
      canonicalId: 'acme/model',
      locator,
      repositoryId: 'id-1',
      commit: newCommit,
      gated: false,
      governance: [],
      licence: null,
      parents: [],
    }),
    fetchFiles: async (_, commit) => (commit === approvedCommit ? before : after),
    ...changes,
  };
}

const approval: Approval = {
  commit: approvedCommit,
  manifestHash: getManifestHash(before),
  weightsRoot: getWeightsRoot(before),
  blockNumber: 1n,
  approvedAt: 1n,
  by: '0x0000000000000000000000000000000000000001',
  byVote: true,
  soloVoter: null,
  count: 1,
};
const request = { locator, revision: 'main', repositoryId: 'id-1', approval };

describe('readRevision', () => {
  test('default', async () => {
    const report = await readRevision(createHub(), request, () => 5_000);
    expect(report).toMatchObject({
      asked: 'main',
      commit: newCommit,
      manifestHash: getManifestHash(after),
      weightsRoot: getWeightsRoot(after),
      totalBytes: 30,
      repository: 'as-recorded',
      approved: { commit: approvedCommit, check: 'as-approved' },
      readAtMs: 5_000,
    });
    expect(report.files.map(({ path, change }) => [path, change])).toEqual([
      ['README.md', 'same'],
      ['model.bin', 'changed'],
      ['new.bin', 'added'],
      ['old.bin', 'removed'],
    ]);
  });

  test('behaviour: the licence, by its tag and by its file', async () => {
    const licence = file('LICENSE', '7', 'git-sha1');
    const hub = createHub({ fetchFiles: async () => [...after, licence] });
    const report = await readRevision(hub, request, () => 0);
    expect(report.licence).toEqual({ tag: null, file: `git-sha1:${licence.digest}` });
    expect((await readRevision(createHub(), request, () => 0)).licence.file).toBeNull();
  });

  test('behaviour: nothing approved, nothing compared', async () => {
    const report = await readRevision(createHub(), { ...request, approval: null }, () => 0);
    expect(report.approved).toBeNull();
    expect(report.files.map(({ change }) => change)).toEqual([null, null, null]);
  });

  test('behaviour: a hub that lists the approved commit differently now', async () => {
    const changed = { ...approval, manifestHash: getManifestHash(after) };
    const report = await readRevision(createHub(), { ...request, approval: changed }, () => 0);
    expect(report.approved).toEqual({ commit: approvedCommit, check: 'differs' });
    expect(report.files.every(({ change }) => change === null)).toBe(true);
  });

  test('behaviour: an approved commit that cannot be read any more', async () => {
    const hub = createHub({
      fetchFiles: async (_, commit) => {
        if (commit === approvedCommit) throw new HubNotFoundError({ locator, status: 404 });
        return after;
      },
    });
    expect((await readRevision(hub, request, () => 0)).approved?.check).toBe('unreadable');
  });

  test.each([
    ['id-1', 'as-recorded'],
    ['id-2', 'differs'],
    ['', 'not-recorded'],
  ])('behaviour: recorded as %j, the repository is %s', async (repositoryId, expected) => {
    const report = await readRevision(createHub(), { ...request, repositoryId }, () => 0);
    expect(report.repository).toBe(expected);
  });

  test('error: the revision itself cannot be read', async () => {
    const hub = createHub({
      fetchRepository: async () => {
        throw new HubNotFoundError({ locator, status: 404 });
      },
    });
    await expect(readRevision(hub, request, () => 0)).rejects.toMatchObject({
      code: 'hub.not_found',
    });
  });
});
