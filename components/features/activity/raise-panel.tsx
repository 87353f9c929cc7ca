import { Button } from '@/components/ui/button';
import { listCallFacts } from '@/components/ui/call-facts';
import { DecodedCallView } from '@/components/ui/decoded-call';
import { getErrorText } from '@/components/ui/error-text';
import { Facts } from '@/components/ui/facts';
import { Section } from '@/components/ui/section';
import { t } from '@/lib/i18n';
import type { Activity } from '@/lib/model/submission';
import type { RaiseModel } from './create-raise-model';

type Props = {
  activity: Activity;
  model: RaiseModel;
  /** The reader's own name for the account that sent it, where there is one. */
  accountName: string | undefined;
};

/** For one that waits: speed it up or cancel it, with the same facts as at the last look before it is signed. */
export function RaisePanel({ activity, model, accountName }: Props) {
  const { id } = activity;
  const { ask, confirm } = model;
  const view = model.view.value?.id === id ? model.view.value : null;
  const code = ask.code.value ?? confirm.code.value;
  return (
    <div class="activity-raise">
      {view === null ? (
        (['speed-up', 'cancel'] as const).map((purpose) => (
          <Button
            key={purpose}
            small
            busy={ask.busy.value}
            onClick={() => void ask.run({ id, purpose })}
          >
            {t(purpose === 'cancel' ? 'activity_cancel' : 'activity_speed_up')}
          </Button>
        ))
      ) : (
        <>
          <p>{t(view.purpose === 'cancel' ? 'activity_cancel_text' : 'activity_speed_up_text')}</p>
          <Facts rows={listCallFacts(view, accountName)} />
          <Section title={t('confirm_call')}>
            <DecodedCallView {...view} />
          </Section>
          {view.missingWei > 0n && (
            <p class="activity-item-error">{getErrorText('transactions.insufficient_funds')}</p>
          )}
          <Button
            small
            look="primary"
            busy={confirm.busy.value}
            disabled={view.missingWei > 0n}
            onClick={() => void confirm.run()}
          >
            {t(view.purpose === 'cancel' ? 'activity_cancel_sign' : 'activity_speed_up_sign')}
          </Button>
          <Button small onClick={model.leave}>
            {t('activity_raise_leave')}
          </Button>
        </>
      )}
      {code !== null && <p class="activity-item-error">{getErrorText(code)}</p>}
    </div>
  );
}
