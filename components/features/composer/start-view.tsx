import { useSignal } from '@preact/signals';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Notice } from '@/components/ui/notice';
import { Untrusted } from '@/components/ui/untrusted';
import { formatAbsolute, formatRelative } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { DraftSummary } from '@/lib/model/draft';
import type { ComposerModel } from './composer-model';

type Props = { model: ComposerModel };

/** Unfinished proposals, and a new one. */
export function StartView({ model }: Props) {
  const { drafts } = model;
  const asked = useSignal<DraftSummary | null>(null);
  return (
    <main class="composer-main">
      <div class="composer-title-row">
        <h1 tabIndex={-1}>{t('composer_drafts')}</h1>
        <Button look="primary" onClick={() => model.openNew(null)}>
          {t('composer_new')}
        </Button>
      </div>
      <DeletedNotice model={model} />
      {drafts.failedCode.value !== null && <ErrorState code={drafts.failedCode.value} />}
      <AsyncView resource={drafts.list} failed={t('composer_drafts_failed')}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('composer_drafts_none')}>
              <p>{t('composer_drafts_none_hint')}</p>
            </EmptyState>
          ) : (
            <ul class="composer-drafts">
              {list.map((draft) => (
                <DraftRow
                  key={draft.id}
                  draft={draft}
                  now={BigInt(Math.floor(model.now() / 1_000))}
                  onOpen={() => void model.openDraft(draft.id)}
                  onDelete={() => {
                    asked.value = draft;
                  }}
                />
              ))}
            </ul>
          )
        }
      </AsyncView>
      <DeleteDialog
        draft={asked.value}
        onClose={() => {
          asked.value = null;
        }}
        onDelete={(draft) => {
          asked.value = null;
          void drafts.remove(draft.id);
        }}
      />
    </main>
  );
}

function DeletedNotice({ model: { drafts } }: Props) {
  const deleted = drafts.deleted.value;
  if (!deleted) return null;
  return (
    <Notice
      announce="status"
      actions={<Button onClick={() => void drafts.undo()}>{t('composer_undo')}</Button>}
    >
      <p>
        {t('composer_deleted')} <Title title={deleted.title} />
      </p>
    </Notice>
  );
}

type RowProps = { draft: DraftSummary; now: bigint; onOpen: () => void; onDelete: () => void };

function DraftRow({ draft, now, onOpen, onDelete }: RowProps) {
  const { title, locator, updatedAtMs, submitted } = draft;
  const at = BigInt(Math.floor(updatedAtMs / 1_000));
  return (
    <li class="composer-draft">
      <button type="button" class="composer-draft-open" onClick={onOpen}>
        <span class="composer-draft-title">
          <Title title={title} />
        </span>
        <span class="composer-muted">
          {locator ? <Untrusted text={locator} /> : t('composer_no_model')}
          {' · '}
          <time dateTime={new Date(updatedAtMs).toISOString()} title={formatAbsolute(at)}>
            {t('composer_changed', formatRelative(at, now))}
          </time>
        </span>
      </button>
      {submitted && <Chip tone="accent">{t('composer_sent')}</Chip>}
      <Button small look="plain" onClick={onDelete}>
        {t('composer_delete')}
        <span class="visually-hidden">
          {' '}
          <Title title={title} />
        </span>
      </Button>
    </li>
  );
}

function Title({ title }: { title: string }) {
  return title.trim() === '' ? (
    <em>{t('composer_untitled')}</em>
  ) : (
    <Untrusted text={title.trim()} max={90} />
  );
}

type DeleteProps = {
  draft: DraftSummary | null;
  onClose: () => void;
  onDelete: (draft: DraftSummary) => void;
};

function DeleteDialog({ draft, onClose, onDelete }: DeleteProps) {
  return (
    <Dialog
      open={draft !== null}
      title={t('composer_delete_title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('composer_keep')}</Button>
          <Button look="danger" onClick={() => draft && onDelete(draft)}>
            {t('composer_delete')}
          </Button>
        </>
      }
    >
      <p>
        <Title title={draft?.title ?? ''} />
      </p>
      <p>{draft?.submitted ? t('composer_delete_sent') : t('composer_delete_hint')}</p>
    </Dialog>
  );
}
