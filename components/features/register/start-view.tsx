import { useSignal } from '@preact/signals';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Untrusted } from '@/components/ui/untrusted';
import { formatAbsolute, formatRelative } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { RegistrationSummary } from '@/lib/model/registration';
import type { RegisterModel } from './register-model';

type Props = { model: RegisterModel };

/** Registrations that were begun or sent, and a new one. */
export function StartView({ model }: Props) {
  const asked = useSignal<RegistrationSummary | null>(null);
  return (
    <main class="register-main">
      <div class="register-title-row">
        <h1 tabIndex={-1}>{t('register_list')}</h1>
        <Button look="primary" onClick={() => model.openNew(null, null)}>
          {t('register_new')}
        </Button>
      </div>
      {model.remove.code.value !== null && <ErrorState code={model.remove.code.value} />}
      <AsyncView resource={model.list} failed={t('register_list_failed')}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('register_none')}>
              <p>{t('register_none_hint')}</p>
            </EmptyState>
          ) : (
            <ul class="register-list">
              {list.map((one) => (
                <Row
                  key={one.id}
                  of={one}
                  now={BigInt(Math.floor(model.now() / 1_000))}
                  onOpen={() => void model.openOne(one.id)}
                  onDelete={() => {
                    asked.value = one;
                  }}
                />
              ))}
            </ul>
          )
        }
      </AsyncView>
      <DeleteDialog
        of={asked.value}
        onClose={() => {
          asked.value = null;
        }}
        onDelete={(id) => {
          asked.value = null;
          void model.remove.run(id);
        }}
      />
    </main>
  );
}

type RowProps = { of: RegistrationSummary; now: bigint; onOpen: () => void; onDelete: () => void };

function Row({ of, now, onOpen, onDelete }: RowProps) {
  const { locator, updatedAtMs, submitted, step } = of;
  const at = BigInt(Math.floor(updatedAtMs / 1_000));
  return (
    <li class="register-list-row">
      <button type="button" class="register-list-open" onClick={onOpen}>
        <span class="register-list-name">
          <Name of={of} />
        </span>
        <span class="register-muted">
          {locator ? <Untrusted text={locator} max={60} /> : t('register_no_model')}
          {' · '}
          <time dateTime={new Date(updatedAtMs).toISOString()} title={formatAbsolute(at)}>
            {t('composer_changed', formatRelative(at, now))}
          </time>
        </span>
      </button>
      {submitted ? (
        <Chip tone="accent">{t('register_sent')}</Chip>
      ) : (
        <Chip>{t(`register_step_${step}`)}</Chip>
      )}
      <Button small look="plain" onClick={onDelete}>
        {t('register_delete')}
        <span class="visually-hidden">
          {' '}
          <Name of={of} />
        </span>
      </Button>
    </li>
  );
}

function Name({ of: { name, locator } }: { of: RegistrationSummary }) {
  const text = name.trim() === '' ? (locator?.split('/').at(-1) ?? '') : name.trim();
  return text === '' ? <em>{t('register_unnamed')}</em> : <Untrusted text={text} max={60} />;
}

type DeleteProps = {
  of: RegistrationSummary | null;
  onClose: () => void;
  onDelete: (id: string) => void;
};

function DeleteDialog({ of, onClose, onDelete }: DeleteProps) {
  return (
    <Dialog
      open={of !== null}
      title={t('register_delete_title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('register_keep')}</Button>
          <Button look="danger" onClick={() => of && onDelete(of.id)}>
            {t('register_delete')}
          </Button>
        </>
      }
    >
      <p>{of?.submitted ? t('register_delete_sent') : t('register_delete_hint')}</p>
    </Dialog>
  );
}
