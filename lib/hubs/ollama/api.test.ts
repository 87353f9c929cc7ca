import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HubNotFoundError } from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';
import { createAnsweringHub } from '@/tests/helpers/answering-hub';
import { describeHubApi } from '@/tests/helpers/describe-hub-api';
import { createOllamaApi } from './api';

const locator = 'ollama.com/library/magistral' as Locator;
const base = 'https://registry.ollama.ai/v2/library/magistral';
const kind = (name: string) => `application/vnd.ollama.image.${name}`;
const layer = (mediaType: string, digit: string, size: number) => ({
  mediaType,
  digest: `sha256:${digit.repeat(64)}`,
  size,
});
const write = (weights: string) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    config: layer('application/vnd.docker.container.image.v1+json', 'c', 488),
    layers: [
      layer(kind('model'), weights, 14_333_922_720),
      layer(kind('template'), 'd', 1476),
      layer(kind('license'), 'e', 1000),
      layer(kind('license'), 'f', 2000),
      layer('text/plain', '9', 3),
    ],
  });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const latest = write('a');
const older = write('b');

describeHubApi(createOllamaApi, { locator, commit: 'a'.repeat(64) });

describe('fetchRepository', () => {
  test('default: the commit is the digest of the manifest’s own bytes, and nothing links', async () => {
    const hub = createAnsweringHub({ [`${base}/manifests/latest`]: latest });
    expect(await createOllamaApi(hub).fetchRepository(locator, null)).toEqual({
      canonicalId: 'library/magistral',
      locator,
      commit: sha256(latest),
      repositoryId: null,
      gated: false,
      governance: [],
      licence: null,
      parents: [],
    });
  });

  test('args: a tag stays one segment', async () => {
    const hub = createAnsweringHub({});
    await expect(createOllamaApi(hub).fetchRepository(locator, '../x')).rejects.toThrow(
      HubNotFoundError,
    );
    expect(hub.asked).toEqual([`${base}/manifests/..%2Fx`]);
  });
});

describe('fetchFiles', () => {
  test('default: layers by their kind, of a manifest that was just read, without a request', async () => {
    const hub = createAnsweringHub({ [`${base}/manifests/24b`]: latest });
    const api = createOllamaApi(hub);
    const { commit } = await api.fetchRepository(locator, '24b');
    const files = await api.fetchFiles(locator, commit);
    expect(files.map(({ path }) => path)).toEqual([
      'config.json',
      'model',
      'template',
      'license',
      'license-2',
      'layer',
    ]);
    expect(files[1]).toEqual({
      path: 'model',
      size: 14_333_922_720,
      algorithm: 'sha256',
      digest: 'a'.repeat(64),
    });
    expect(hub.asked).toHaveLength(1);
  });

  test('behaviour: after a restart by the default tag, else by the manifest’s digest', async () => {
    const hub = createAnsweringHub({
      [`${base}/manifests/latest`]: latest,
      [`${base}/blobs/sha256:${sha256(older)}`]: older,
    });
    const files = await createOllamaApi(hub).fetchFiles(locator, sha256(older));
    expect(files[1]?.digest).toBe('b'.repeat(64));
    expect(await createOllamaApi(hub).fetchFiles(locator, sha256(latest))).toHaveLength(6);
  });

  test('error: bytes that are not the manifest asked for are refused', async () => {
    const hub = createAnsweringHub({
      [`${base}/manifests/latest`]: latest,
      [`${base}/blobs/sha256:${'0'.repeat(64)}`]: older,
    });
    await expect(createOllamaApi(hub).fetchFiles(locator, '0'.repeat(64))).rejects.toThrow(
      HubNotFoundError,
    );
  });
});
