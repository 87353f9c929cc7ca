import { Button } from '@/components/ui/button';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { TextField } from '@/components/ui/text-field';
import { t } from '@/lib/i18n';
import type { NetworksModel } from './create-networks-model';
import './endpoint-form.css';

/** Adds an endpoint by its URL; the chain is asked of the endpoint itself. */
export function EndpointForm({ model }: { model: NetworksModel }) {
  const { url, operator, own, add, allow, added } = model;
  const isUnreadable =
    add.code.value === 'network.not_readable' && /^https:/i.test(url.value.trim());
  return (
    <form
      class="endpoint-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (url.value.trim() !== '') void add.run();
      }}
    >
      <TextField
        label={t('network_url')}
        hint={t('network_url_hint')}
        value={url}
        placeholder="https://"
        spellcheck={false}
        maxLength={2048}
        error={add.code.value === null ? null : getErrorText(add.code.value)}
      />
      <TextField
        label={t('network_operator')}
        hint={t('network_operator_hint')}
        value={operator}
        spellcheck={false}
        maxLength={60}
      />
      <label class="endpoint-form-own">
        <input
          type="checkbox"
          checked={own.value}
          onChange={(event) => {
            own.value = event.currentTarget.checked;
          }}
        />
        {t('network_own')}
      </label>
      {isUnreadable && (
        <Notice
          actions={
            <Button busy={allow.busy.value} onClick={() => void allow.run()}>
              {t('network_allow')}
            </Button>
          }
        >
          <p>{t('network_allow_text')}</p>
        </Notice>
      )}
      {(add.busy.value || allow.busy.value) && <Progress label={t('network_asking')} />}
      {added.value && (
        <Notice announce="status">
          <p>{t('network_added', added.value.name)}</p>
        </Notice>
      )}
      <div>
        <Button
          type="submit"
          look="primary"
          busy={add.busy.value}
          disabled={url.value.trim() === ''}
        >
          {t('network_add')}
        </Button>
      </div>
    </form>
  );
}
