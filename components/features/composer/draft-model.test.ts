import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NoAnswerError, RemoteError } from '@/lib/errors/protocol';
import type { Draft } from '@/lib/model/draft';
import type { Send } from '@/lib/protocol/send';
import { openDatabase } from '@/lib/storage/database';
import { readDraft, writeDraft } from '@/lib/storage/drafts';
import { createDraftModel, createEmptyDraft } from './draft-model';

const empty = createEmptyDraft('4d1f0f5e-6a51-4b3f-9f6e-0d7a3a1f2b11', 1_000);

/** The background's own store behind `send`, so that versions are the real ones. */
function createSend(onWrite: (draft: Draft) => Promise<void> = async () => {}): Send {
  return (async (name: string, input: Draft) => {
    if (name !== 'draft.write') throw new Error(name);
    const written = await writeDraft(input, 2_000);
    await onWrite(input);
    return written;
  }) as unknown as Send;
}

async function readTitle(): Promise<string | undefined> {
  return (await readDraft(empty.id))?.title;
}

beforeEach(async () => {
  const database = await openDatabase();
  await database.clear('drafts');
});

describe('createDraftModel', () => {
  test('default', async () => {
    const model = createDraftModel(createSend(), empty);
    model.edit({ title: 'A' });
    expect(model.state.value).toBe('unsaved');
    await vi.waitFor(() => expect(model.state.value).toBe('saved'));
    expect(await readTitle()).toBe('A');
    expect(model.draft.value.version).toBe(1);
  });

  test('behaviour: a change during a write is written after it', async () => {
    const model = createDraftModel(
      createSend(async ({ title }) => {
        if (title === 'A') model.edit({ title: 'AB' });
      }),
      empty,
    );
    model.edit({ title: 'A' });
    await model.flush();
    expect(model.state.value).toBe('saved');
    expect(await readTitle()).toBe('AB');
    expect(model.draft.value.version).toBe(2);
  });

  test('behaviour: nothing typed, nothing written', async () => {
    const model = createDraftModel(createSend(), empty);
    await model.flush();
    expect(await readTitle()).toBeUndefined();
  });

  test('behaviour: a write whose answer was lost is no conflict with itself', async () => {
    let isFirst = true;
    const model = createDraftModel(
      createSend(async () => {
        if (!isFirst) return;
        isFirst = false;
        throw new NoAnswerError({ message: 'draft.write' });
      }),
      empty,
    );
    model.edit({ title: 'A' });
    await model.flush();
    expect(model.state.value).toBe('saved');
    model.edit({ title: 'AB' });
    await model.flush();
    expect(await readTitle()).toBe('AB');
  });

  test('error: a failed write keeps the text and is tried again', async () => {
    let fails = true;
    const model = createDraftModel(
      createSend(async () => {
        if (fails) throw new RemoteError({ code: 'storage.unavailable', facts: {} });
      }),
      { ...empty },
    );
    model.edit({ title: 'A' });
    await model.flush();
    expect(model.state.value).toBe('failed');
    expect(model.draft.value.title).toBe('A');
    fails = false;
    const database = await openDatabase();
    await database.clear('drafts');
    await model.flush();
    expect(model.state.value).toBe('saved');
    expect(await readTitle()).toBe('A');
  });

  describe('two tabs', () => {
    async function setUp() {
      const mine = createDraftModel(createSend(), empty);
      const theirs = createDraftModel(createSend(), empty);
      theirs.edit({ title: 'Theirs' });
      await theirs.flush();
      mine.edit({ title: 'Mine' });
      await mine.flush();
      return mine;
    }

    test('behaviour: the second is told and nothing is lost', async () => {
      const mine = await setUp();
      expect(mine.state.value).toBe('conflict');
      expect(mine.theirs.value?.title).toBe('Theirs');
      expect(await readTitle()).toBe('Theirs');
      mine.edit({ title: 'Mine, more' });
      await mine.flush();
      expect(await readTitle()).toBe('Theirs');
    });

    test('behaviour: keeping mine', async () => {
      const mine = await setUp();
      await mine.keepMine();
      expect(mine.state.value).toBe('saved');
      expect(await readTitle()).toBe('Mine');
    });

    test('behaviour: taking theirs', async () => {
      const mine = await setUp();
      mine.takeTheirs();
      expect(mine.draft.value.title).toBe('Theirs');
      mine.edit({ title: 'Both' });
      await mine.flush();
      expect(await readTitle()).toBe('Both');
    });
  });
});
