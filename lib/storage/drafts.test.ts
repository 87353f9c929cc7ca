import { beforeEach, describe, expect, test } from 'vitest';
import type { Locator } from '@/lib/model/ids';
import { openDatabase } from './database';
import { type DraftInput, deleteDraft, readDraft, readDrafts, writeDraft } from './drafts';

function draft(overrides: Partial<DraftInput> = {}): DraftInput {
  return {
    id: '4d1f0f5e-6a51-4b3f-9f6e-0d7a3a1f2b11',
    version: 0,
    origin: null,
    locator: 'huggingface.co/acme/model' as Locator,
    record: {
      chainId: 31337,
      registry: '0x00000000000000000000000000000000000000aa',
      id: 2n ** 70n,
    },
    actions: [{ id: 'a', kind: 'pay', fields: { amount: '1.' } }],
    decided: true,
    title: 'Half a tit',
    body: '',
    submitted: null,
    ...overrides,
  };
}

beforeEach(async () => {
  const database = await openDatabase();
  await database.clear('drafts');
});

describe('writeDraft', () => {
  test('default', async () => {
    expect(await writeDraft(draft(), 1_000)).toEqual({
      status: 'saved',
      version: 1,
      updatedAtMs: 1_000,
    });
    expect(await readDraft(draft().id)).toEqual({
      ...draft({ version: 1 }),
      createdAtMs: 1_000,
      updatedAtMs: 1_000,
    });
  });

  test('behaviour: a later write keeps the time of the first', async () => {
    await writeDraft(draft(), 1_000);
    await writeDraft(draft({ version: 1, title: 'Title' }), 2_000);
    expect(await readDraft(draft().id)).toMatchObject({
      title: 'Title',
      version: 2,
      createdAtMs: 1_000,
      updatedAtMs: 2_000,
    });
  });

  test('behaviour: a write from an older version stores nothing and gives the newer one', async () => {
    await writeDraft(draft(), 1_000);
    await writeDraft(draft({ version: 1, title: 'From the other tab' }), 2_000);
    const written = await writeDraft(draft({ version: 1, title: 'Mine' }), 3_000);
    expect(written).toMatchObject({ status: 'conflict', draft: { title: 'From the other tab' } });
    expect(await readDraft(draft().id)).toMatchObject({ title: 'From the other tab', version: 2 });
  });

  test('behaviour: of two writes at once one is saved and one is told', async () => {
    await writeDraft(draft(), 1_000);
    const written = await Promise.all([
      writeDraft(draft({ version: 1, title: 'A' }), 2_000),
      writeDraft(draft({ version: 1, title: 'B' }), 2_000),
    ]);
    expect(written.map(({ status }) => status)).toEqual(['saved', 'conflict']);
  });
});

describe('readDrafts', () => {
  test('behaviour: last written first, unreadable rows left alone', async () => {
    const other = '9b2f0f5e-6a51-4b3f-9f6e-0d7a3a1f2b12';
    await writeDraft(draft(), 1_000);
    await writeDraft(draft({ id: other, title: 'Newer', actions: [] }), 2_000);
    const database = await openDatabase();
    await database.put('drafts', { id: 'broken', title: 7 });
    expect(await readDrafts()).toEqual([
      expect.objectContaining({ id: other, title: 'Newer', actionCount: 0 }),
      expect.objectContaining({ id: draft().id, actionCount: 1 }),
    ]);
    expect(await database.get('drafts', 'broken')).toEqual({ id: 'broken', title: 7 });
  });
});

describe('deleteDraft', () => {
  test('behaviour: what was deleted can be written again as it was', async () => {
    await writeDraft(draft(), 1_000);
    await deleteDraft(draft().id);
    expect(await readDraft(draft().id)).toBeNull();
    expect(await writeDraft(draft({ version: 4 }), 2_000)).toMatchObject({
      status: 'saved',
      version: 5,
    });
  });
});
