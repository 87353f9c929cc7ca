import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { getValue } from '@/components/ui/async-state';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Untrusted } from '@/components/ui/untrusted';
import { formatCount } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import type { PreparedView } from '@/lib/model/submission';
import type { Send } from '@/lib/protocol/send';
import { openStep } from './open-step';
import { tellRules } from './rules';
import type { WizardModel } from './wizard-model';

/** What the last look is given; the page joins it with what signs. */
export type Confirm = (props: {
  prepared: PreparedView;
  /** What it is, in a sentence. */
  summary: string;
  onSubmitted: (submitted: { id: string }) => void;
  onRejected: () => void;
  onAgain: () => void;
}) => ComponentChildren;

type Props = { wizard: WizardModel; send: Send; Confirm: Confirm };

/** The whole in sight, then what is signed. */
export function ReviewStep(props: Props) {
  const { wizard, send } = props;
  const { review } = wizard;
  useEffect(() => void review.vault.load(), [review]);
  if (review.confirming.value) return <LastLook {...props} />;
  const vault = getValue(review.vault);
  const account = vault?.selected ?? null;
  const missing = wizard.steps.value.filter((step) => wizard.open(step) > 0);
  return (
    <>
      <Summary wizard={wizard} />
      {wizard.value.value.kind === 'launch' && <Launched wizard={wizard} />}
      {vault && account === null && (
        <Notice
          tone="warning"
          title={t('register_no_account_title')}
          actions={
            <>
              <Button onClick={() => openStep(send, 'accounts')}>{t('ui_step_accounts')}</Button>
              <Button onClick={() => void review.vault.load()}>{t('ui_retry')}</Button>
            </>
          }
        >
          <p>{t('register_no_account')}</p>
        </Notice>
      )}
      <div class="register-footer">
        <Button onClick={wizard.back}>{t('register_back')}</Button>
        <Button
          look="primary"
          disabled={account === null || missing.length > 0}
          onClick={review.confirm}
        >
          {t('review_sign')}
        </Button>
        <span class="register-muted" role="status">
          {missing.length > 0
            ? t('register_incomplete', missing.map((step) => t(`register_step_${step}`)).join(', '))
            : t('register_sign_hint')}
        </span>
      </div>
    </>
  );
}

function Summary({ wizard }: { wizard: WizardModel }) {
  const { chainId, kind, fields } = wizard.value.value;
  const place = getValue(wizard.place);
  const network = (getValue(wizard.claims) ?? []).find((one) => one.chainId === chainId);
  const owner = wizard.components.get('owner').address.value;
  return (
    <Facts
      rows={[
        place
          ? { label: t('composer_model'), value: <Untrusted text={place.locator} max={90} /> }
          : null,
        network
          ? {
              label: t('register_network'),
              value: (
                <>
                  {network.networkName}{' '}
                  {network.demo && <Chip tone="demo">{t('network_demo')}</Chip>}
                </>
              ),
            }
          : null,
        kind === 'launch'
          ? {
              label: t('register_token'),
              value: (
                <>
                  <Untrusted text={fields['name'] ?? ''} max={40} /> (
                  <Untrusted text={fields['symbol'] ?? ''} max={12} />)
                </>
              ),
            }
          : null,
        kind === 'existing' && owner !== null
          ? { label: t('register_component_owner'), value: <Address hex={owner} /> }
          : null,
        ...wizard.components.modules.value
          .filter(() => kind === 'existing')
          .map((module) => ({
            label: t(`register_component_${module.kind}`),
            value: <Address hex={module.component} />,
          })),
      ]}
    />
  );
}

function Launched({ wizard }: { wizard: WizardModel }) {
  const report = wizard.holders.current.value;
  const { rules } = wizard.rules.value;
  const symbol = wizard.value.value.fields['symbol'] ?? '';
  return (
    <>
      {report && (
        <Facts
          rows={[
            { label: t('holders_supply'), value: <Amount value={report.total} unit={symbol} /> },
            { label: t('holders_accounts'), value: formatCount(report.count) },
            {
              label: t('holders_at_once'),
              value:
                report.voterCount === 0
                  ? t('holders_nobody')
                  : plural('holders_voters', report.voterCount),
            },
            wizard.holders.claimDays.value === null
              ? null
              : {
                  label: t('distribution'),
                  value: plural(
                    'distribution_review',
                    report.count - report.voterCount,
                    String(wizard.holders.claimDays.value),
                  ),
                },
          ]}
        />
      )}
      {rules && (
        <ul class="register-sentences">
          {tellRules(rules, report?.total ?? null).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The call that is signed, or the wait for it. */
function LastLook({ wizard, send, Confirm }: Props) {
  const { review } = wizard;
  const { kind, fields, locator } = wizard.value.value;
  const summary =
    kind === 'launch'
      ? t('register_do_launch', (fields['name'] ?? '').trim(), locator ?? '')
      : t('register_do_register', locator ?? '');
  return (
    <>
      <AsyncView
        resource={review.prepared}
        failed={t('register_prepare_failed')}
        loading={<Progress label={t('review_preparing')} />}
        onStep={(step) => openStep(send, step)}
      >
        {(prepared) => (
          <Confirm
            key={prepared.id}
            prepared={prepared}
            summary={summary}
            onSubmitted={review.take}
            onRejected={review.reject}
            onAgain={review.confirm}
          />
        )}
      </AsyncView>
      {review.prepared.state.value.status !== 'ready' && (
        <Button onClick={review.reject}>{t('register_back')}</Button>
      )}
    </>
  );
}
