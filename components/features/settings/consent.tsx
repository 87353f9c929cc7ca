import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Time } from '@/components/ui/time';
import { t } from '@/lib/i18n';
import type { SettingsModel } from './create-settings-model';
import './consent.css';

type Props = { model: SettingsModel; nowMs: number };

/** What is read and what leaves the machine, and the agreement without which nothing is. */
export function Consent({ model, nowMs }: Props) {
  return (
    <div class="consent">
      <dl>
        {(['read', 'sent', 'kept', 'never'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`welcome_${part}`)}</dt>
            <dd>{t(`welcome_${part}_text`)}</dd>
          </div>
        ))}
      </dl>
      <AsyncView resource={model.settings}>
        {({ consentedAtMs }) => (
          <Answer consentedAtMs={consentedAtMs} model={model} nowMs={nowMs} />
        )}
      </AsyncView>
      {model.write.code.value !== null && <ErrorState code={model.write.code.value} />}
    </div>
  );
}

function Answer(props: Props & { consentedAtMs: number | null }) {
  const { consentedAtMs, model, nowMs } = props;
  const answer = (consented: boolean) => void model.write.run({ consented });
  if (consentedAtMs === null) {
    return (
      <div class="consent-answer">
        <Button look="primary" busy={model.write.busy.value} onClick={() => answer(true)}>
          {t('welcome_agree')}
        </Button>
        <span>{t('welcome_not_yet')}</span>
      </div>
    );
  }
  return (
    <div class="consent-answer">
      <span role="status">
        {t('welcome_agreed')}{' '}
        <Time
          at={BigInt(Math.floor(consentedAtMs / 1000))}
          now={BigInt(Math.floor(nowMs / 1000))}
        />
      </span>
      <Button small busy={model.write.busy.value} onClick={() => answer(false)}>
        {t('welcome_withdraw')}
      </Button>
    </div>
  );
}
