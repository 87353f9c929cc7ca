import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { FileInput } from '@/components/ui/file-input';
import { Notice } from '@/components/ui/notice';
import { saveText } from '@/components/ui/save-text';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import {
  createDataModel,
  type DataModel,
  type DataOptions,
  type Imported,
} from './create-data-model';
import './your-data.css';

/** Everything kept here: saved as a file, taken back, erased; and a description for a bug report. */
export function YourData(props: DataOptions & { onErased: () => void }) {
  const { send, now, kept, version, onErased } = props;
  const model = useMemo(
    () => createDataModel({ send, now, kept, version }),
    [send, now, kept, version],
  );
  return (
    <div class="your-data">
      <Save model={model} />
      <Restore model={model} />
      <Diagnose model={model} />
      <Erase model={model} onErased={onErased} />
    </div>
  );
}

function Save({ model: { save } }: { model: DataModel }) {
  return (
    <section>
      <h3>{t('data_save')}</h3>
      <p>{t('data_save_text')}</p>
      <Button
        busy={save.busy.value}
        onClick={async () => {
          const file = await save.run();
          if (file !== null) saveText('commonweight-export.json', file);
        }}
      >
        {t('data_save')}
      </Button>
      {save.code.value !== null && <ErrorState code={save.code.value} />}
    </section>
  );
}

function Restore({ model: { restore } }: { model: DataModel }) {
  const done = useSignal<Imported | null>(null);
  return (
    <section>
      <h3>{t('data_restore')}</h3>
      <p>{t('data_restore_text')}</p>
      <FileInput
        label={t('data_restore_file')}
        accept=".json,application/json"
        disabled={restore.busy.value}
        onChoose={async (file) => {
          done.value = await restore.run(file);
        }}
      />
      {done.value && (
        <Notice announce="status">
          <p>
            {t('data_restored', formatCount(done.value.added), formatCount(done.value.skipped))}
          </p>
        </Notice>
      )}
      {done.value?.accountsLeft && (
        <Notice tone="warning" title={t('data_restored_not_accounts')} announce="status">
          <p>{t('data_restored_not_accounts_text')}</p>
        </Notice>
      )}
      {restore.code.value !== null && <ErrorState code={restore.code.value} />}
    </section>
  );
}

function Diagnose({ model: { diagnose } }: { model: DataModel }) {
  const text = useSignal<string | null>(null);
  return (
    <section>
      <h3>{t('data_diagnose')}</h3>
      <p>{t('data_diagnose_text')}</p>
      <Button
        busy={diagnose.busy.value}
        onClick={async () => {
          text.value = await diagnose.run();
        }}
      >
        {t('data_diagnose_show')}
      </Button>
      {text.value !== null && (
        <div class="your-data-text">
          <CopyButton text={text.value} label={t('data_diagnose_copy')} />
          <pre>{text.value}</pre>
        </div>
      )}
      {diagnose.code.value !== null && <ErrorState code={diagnose.code.value} />}
    </section>
  );
}

function Erase({ model: { erase }, onErased }: { model: DataModel; onErased: () => void }) {
  const asking = useSignal(false);
  const left = useSignal<readonly string[]>([]);
  const isDone = useSignal(false);
  const close = () => {
    asking.value = false;
  };
  const run = async () => {
    const remaining = await erase.run();
    close();
    if (remaining === null) return;
    left.value = remaining;
    isDone.value = remaining.length === 0;
    if (isDone.value) onErased();
  };
  return (
    <section>
      <h3>{t('data_erase')}</h3>
      <p>{t('data_erase_text')}</p>
      <Button
        look="danger"
        onClick={() => {
          asking.value = true;
        }}
      >
        {t('data_erase')}
      </Button>
      {isDone.value && (
        <Notice announce="status">
          <p>{t('data_erased')}</p>
        </Notice>
      )}
      {left.value.length > 0 && (
        <Notice tone="danger" announce="alert">
          <p>{t('data_erase_left', left.value.join(', '))}</p>
        </Notice>
      )}
      {erase.code.value !== null && <ErrorState code={erase.code.value} />}
      <Dialog
        open={asking.value}
        title={t('data_erase_title')}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{t('ui_cancel')}</Button>
            <Button look="danger" busy={erase.busy.value} onClick={() => void run()}>
              {t('data_erase_confirm')}
            </Button>
          </>
        }
      >
        <Notice tone="danger">
          <p>{t('data_erase_lost')}</p>
        </Notice>
      </Dialog>
    </section>
  );
}
