import { Button } from '@/components/ui/button';
import { getErrorText } from '@/components/ui/error-text';
import { TextField } from '@/components/ui/text-field';
import { t } from '@/lib/i18n';
import type { HubsModel } from './create-hubs-model';
import './mirror-form.css';

/** Adds a mirror of Hugging Face by its host; the browser asks whether we may see it. */
export function MirrorForm({ model }: { model: HubsModel }) {
  const { host, addMirror } = model;
  return (
    <form
      class="mirror-form"
      onSubmit={(event) => {
        event.preventDefault();
        void addMirror.run();
      }}
    >
      <TextField
        label={t('options_mirror_host')}
        hint={t('options_mirror_hint')}
        value={host}
        placeholder="hf-mirror.com"
        spellcheck={false}
        maxLength={200}
        error={addMirror.code.value === null ? null : getErrorText(addMirror.code.value)}
      />
      <div>
        <Button type="submit" busy={addMirror.busy.value} disabled={host.value.trim() === ''}>
          {t('options_mirror_add')}
        </Button>
      </div>
    </form>
  );
}
