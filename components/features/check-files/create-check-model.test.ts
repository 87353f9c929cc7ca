import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { FileUnreadableError } from '@/lib/errors/file';
import type { ApprovedFile, ManifestView } from '@/lib/model/manifest-view';
import { digestFile } from '@/lib/provenance/file-digest';
import { createFakeSend, fail } from '@/tests/gallery/fake-send';
import { badge, locator, model as record } from '@/tests/gallery/people';
import { createCheckModel } from './create-check-model';
import type { Digest } from './create-check-queue';

const texts = { 'a/config.json': '{}', 'model.bin': 'weights', 'other.bin': 'WEIGHTS' };
const digestOf: Digest = (file, { algorithms, onBytes, signal }) =>
  digestFile(file, { algorithms, onBytes, signal });

const approve = (path: string, text: string): ApprovedFile => ({
  path,
  size: text.length,
  algorithm: 'sha256',
  digest: createHash('sha256').update(text).digest('hex'),
});
const files = Object.entries(texts).map(([path, text]) => approve(path, text));
const { approval } = record;
if (!approval) throw new Error('The model has an approval.');
const view: ManifestView = {
  status: 'read',
  approval,
  published: true,
  files,
  model: record,
  provenance: badge.provenance,
  demo: true,
  reasons: [],
};
const pick = (path: string, text: string) => ({
  path,
  file: new File([text], path.split('/').at(-1) ?? ''),
});

async function create(digest: Digest = digestOf, lanes = 2) {
  const asked: unknown[] = [];
  const send = createFakeSend({
    'manifest.read': (input) => {
      asked.push(input);
      return view;
    },
  });
  let nowMs = 0;
  const now = () => {
    nowMs += 1_000;
    return nowMs;
  };
  const model = createCheckModel({ send, locator, now, digest, lanes });
  await model.manifest.load();
  const settle = () => vi.waitFor(() => expect(model.progress.value).toBeNull());
  const states = () =>
    Object.fromEntries(
      model.rows.value.map(({ path, check }) => [
        path,
        check?.state.status === 'checked'
          ? check.state.verdict.kind
          : (check?.state.status ?? 'none'),
      ]),
    );
  return { model, asked, settle, states };
}

describe('createCheckModel', () => {
  test('default: the manifest’s files, none of them given', async () => {
    const { states, asked, model } = await create();
    expect(asked).toEqual([{ locator, fresh: false }]);
    expect(states()).toEqual({ 'a/config.json': 'none', 'model.bin': 'none', 'other.bin': 'none' });
    expect(model.summary.value).toBeNull();
  });

  test('behaviour: a whole folder that is as approved', async () => {
    const { model, settle, states } = await create();
    model.add(Object.entries(texts).map(([path, text]) => pick(`download/${path}`, text)));
    await settle();
    expect(Object.values(states())).toEqual(['same', 'same', 'same']);
    expect(model.summary.value).toMatchObject({ approved: 3, missing: [], differs: [], open: 0 });
  });

  test('behaviour: one byte flipped, one of another size, one moved, one unknown, one missing', async () => {
    const { model, settle, states } = await create();
    model.add([
      pick('model.bin', 'weightz'),
      pick('config.json', '{ }'),
      pick('copy.bin', 'WEIGHTS'),
      pick('run.py', 'import os'),
    ]);
    await settle();
    expect(states()).toEqual({
      'a/config.json': 'differs',
      'model.bin': 'differs',
      'other.bin': 'none',
      'copy.bin': 'moved',
      'run.py': 'unlisted',
    });
    // The content of other.bin is there, under another name.
    expect(model.summary.value).toMatchObject({
      differs: ['model.bin', 'a/config.json'],
      moved: ['copy.bin'],
      unlisted: ['run.py'],
      missing: [],
    });
  });

  test('behaviour: a file whose size is approved nowhere is not read at all', async () => {
    const read = vi.fn<Digest>(digestOf);
    const { model, settle } = await create(read);
    model.add([pick('model.bin', 'far too long'), pick('config.json', '{}')]);
    await settle();
    expect(read).toHaveBeenCalledOnce();
  });

  test('behaviour: no more are read at a time than there are lanes, the smallest first', async () => {
    const order: string[] = [];
    let [open, most] = [0, 0];
    const slow: Digest = async (file, options) => {
      order.push(file.name);
      open += 1;
      most = Math.max(most, open);
      const digests = await digestOf(file, options);
      open -= 1;
      return digests;
    };
    const { model, settle } = await create(slow, 1);
    model.add(Object.entries(texts).map(([path, text]) => pick(path, text)));
    await settle();
    expect(most).toBe(1);
    expect(order[0]).toBe('config.json');
    expect(order).toHaveLength(3);
  });

  test('behaviour: a path that is given again is checked anew', async () => {
    const { model, settle, states } = await create();
    model.add([pick('model.bin', 'weightz')]);
    await settle();
    model.add([pick('model.bin', 'weights')]);
    await settle();
    expect(states()['model.bin']).toBe('same');
  });

  test('behaviour: stopped, what is done stays and nothing more comes', async () => {
    const never: Digest = (file, options) =>
      file.name === 'config.json' ? digestOf(file, options) : new Promise(() => {});
    const { model, states } = await create(never);
    model.add(Object.entries(texts).map(([path, text]) => pick(path, text)));
    await vi.waitFor(() => expect(states()['a/config.json']).toBe('same'));
    expect(model.progress.value).toMatchObject({ totalBytes: 16 });
    model.stop();
    expect(model.progress.value).toBeNull();
    expect(states()).toEqual({ 'a/config.json': 'same', 'model.bin': 'none', 'other.bin': 'none' });
  });

  test('behaviour: tells how far it is and how fast', async () => {
    const half: Digest = (file, { onBytes }) => {
      onBytes(Math.floor(file.size / 4));
      onBytes(Math.floor(file.size / 2));
      return new Promise(() => {});
    };
    const { model } = await create(half);
    model.add([pick('model.bin', 'weights')]);
    expect(model.progress.value).toEqual({ doneBytes: 3, totalBytes: 7, bytesPerSecond: 2 });
    model.stop();
  });

  test('behaviour: what tools leave beside a download is left out, and told', async () => {
    const { model, settle } = await create();
    model.add([
      pick('m/.git/HEAD', 'ref'),
      pick('m/model.bin', 'weights'),
      pick('m/.DS_Store', ''),
    ]);
    await settle();
    expect(model.leftOut.value).toBe(2);
    model.clear();
    expect(model.leftOut.value).toBe(0);
    expect(model.summary.value).toBeNull();
  });

  test('error: a file that cannot be read', async () => {
    const { model, settle, states } = await create(() => Promise.reject(new FileUnreadableError()));
    model.add([pick('model.bin', 'weights')]);
    await settle();
    expect(states()['model.bin']).toBe('failed');
    expect(model.summary.value).toMatchObject({ failed: ['model.bin'] });
  });

  test('error: what was approved cannot be read', async () => {
    const send = createFakeSend({ 'manifest.read': fail('chain.unreachable') });
    const now = () => 0;
    const model = createCheckModel({ send, locator, now, digest: digestOf, lanes: 1 });
    await model.manifest.load();
    expect(model.manifest.state.value).toEqual({ status: 'failed', code: 'chain.unreachable' });
    expect(model.rows.value).toEqual([]);
  });
});
