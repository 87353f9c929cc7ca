/** Which view the tab shows, by its address: the list, one draft, or a model's reference. */
import { signal } from '@preact/signals';
import { toErrorData } from '@/lib/errors/base';
import type { Draft } from '@/lib/model/draft';
import { type Locator, toLocator } from '@/lib/model/ids';
import { createEmptyDraft } from './draft-model';
import { createDraftsModel } from './drafts-model';
import { type ComposerPlatform, createEditModel, type EditModel } from './edit-model';
import { createReviewModel, type ReviewModel } from './review-model';

export type ComposerView =
  | { name: 'opening' }
  | { name: 'start' }
  | { name: 'edit'; edit: EditModel; review: ReviewModel }
  | { name: 'review'; edit: EditModel; review: ReviewModel }
  | { name: 'sent'; edit: EditModel; review: ReviewModel }
  | { name: 'reference'; locator: Locator | null }
  /** The address names a draft that is not there, or it could not be read. */
  | { name: 'lost'; code: string | null };

export type ComposerOptions = ComposerPlatform & {
  /** Puts a fragment into the tab's address without a new entry in its history. */
  setFragment: (fragment: string) => void;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function createComposerModel(options: ComposerOptions) {
  const { send, makeId, now, setFragment } = options;
  const view = signal<ComposerView>({ name: 'opening' });
  const drafts = createDraftsModel(send);

  function leave(): void {
    const shown = view.value;
    if (!('edit' in shown)) return;
    void shown.edit.flush().finally(() => shown.edit.dispose());
  }

  function show(draft: Draft): void {
    const edit = createEditModel(options, draft);
    const review = createReviewModel(options, edit);
    setFragment(`draft=${draft.id}`);
    view.value = { name: draft.submitted ? 'sent' : 'edit', edit, review };
  }

  async function openDraft(id: string): Promise<void> {
    leave();
    view.value = { name: 'opening' };
    try {
      const draft = await send('draft.read', { id });
      if (draft) show(draft);
      else view.value = { name: 'lost', code: null };
    } catch (error) {
      view.value = { name: 'lost', code: toErrorData(error).code };
    }
  }

  function openNew(locator: Locator | null): void {
    leave();
    show({ ...createEmptyDraft(makeId(), now()), locator });
  }

  function openStart(): void {
    leave();
    setFragment('');
    view.value = { name: 'start' };
    void drafts.list.load();
  }

  return {
    view,
    drafts,
    now,
    openDraft,
    openNew,
    openStart,
    /** What the tab's address asks for. */
    open(fragment: string): Promise<void> {
      const asked = new URLSearchParams(fragment);
      const id = asked.get('draft');
      if (id !== null && uuid.test(id)) return openDraft(id);
      const locator = toLocator(asked.get('locator'));
      if (asked.has('reference')) {
        view.value = { name: 'reference', locator: toLocator(asked.get('reference')) };
      } else if (locator) openNew(locator);
      else openStart();
      return Promise.resolve();
    },
    /** From writing to looking at the whole, and back. */
    goTo(name: 'edit' | 'review' | 'sent'): void {
      const shown = view.value;
      if ('edit' in shown) view.value = { ...shown, name };
    },
  };
}

export type ComposerModel = ReturnType<typeof createComposerModel>;
