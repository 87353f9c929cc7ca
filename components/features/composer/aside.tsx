import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { getValue } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { formatAbsolute, formatDuration, formatRelative, getChainNow } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { ComposingContext } from '@/lib/model/composing';
import type { Locator } from '@/lib/model/ids';
import type { Send } from '@/lib/protocol/send';
import type { EditModel } from './edit-model';
import { openStep } from './open-step';
import { getTimeline } from './timeline-times';

/** Who may propose and when it would count: shown before a word is written. */
export function Aside({ edit, send }: { edit: EditModel; send: Send }) {
  const context = getValue(edit.context);
  const isFailed = edit.context.state.value.status === 'failed';
  return (
    <aside class="composer-aside" aria-label={t('composer_aside')}>
      <div class="composer-aside-inner">
        {context && <EligibilityCard edit={edit} context={context} send={send} />}
        {context && <TimelineCard edit={edit} context={context} />}
        {!context && !isFailed && <Skeleton lines={[50, 90, 80, 60, 90, 80]} />}
      </div>
    </aside>
  );
}

type CardProps = { edit: EditModel; context: ComposingContext };

/** The account's votes against the threshold, and what helps when they are too few. */
function EligibilityCard({ edit, context, send }: CardProps & { send: Send }) {
  const { eligibility, model } = context;
  const vault = getValue(edit.vault);
  const votes = `s${model.symbol}`;
  return (
    <section class="composer-aside-card">
      <h2>{t('eligibility_title')}</h2>
      <Facts
        rows={[
          eligibility.status === 'no-account'
            ? null
            : {
                label: t('eligibility_account'),
                value: (
                  <Address hex={eligibility.account} name={getName(vault, eligibility.account)} />
                ),
              },
          eligibility.status === 'no-account'
            ? null
            : {
                label: t('eligibility_votes'),
                value: <Amount value={eligibility.votes} unit={votes} />,
              },
          {
            label: t('eligibility_threshold'),
            value: <Amount value={eligibility.threshold} unit={votes} />,
          },
        ]}
      />
      {eligibility.status === 'eligible' && (
        <p class="composer-eligible">
          <Icon name="check" /> {t('eligibility_yes')}
        </p>
      )}
      {eligibility.status === 'short' && (
        <Notice
          tone="warning"
          title={t('eligibility_short_title')}
          actions={
            <Button small onClick={() => openStake(send, model.locator)}>
              {t('eligibility_stake')}
            </Button>
          }
        >
          <p>{t('eligibility_short')}</p>
        </Notice>
      )}
      {eligibility.status === 'no-account' && (
        <Notice
          tone="warning"
          title={t('eligibility_none_title')}
          actions={
            <Button small onClick={() => openStep(send, 'accounts')}>
              {t('ui_step_accounts')}
            </Button>
          }
        >
          <p>{t('eligibility_none')}</p>
        </Notice>
      )}
      {vault?.status === 'locked' && <p class="composer-muted">{t('eligibility_locked')}</p>}
    </section>
  );
}

function getName(
  vault: ReturnType<typeof getValue<import('@/lib/model/account').Vault>>,
  address: string,
) {
  return vault?.accounts.find((account) => account.address === address)?.name;
}

/** By the chain's clock, moving on while one writes. */
function TimelineCard({ edit, context }: CardProps) {
  const now = getChainNow(context, edit.nowMs.value);
  const { opensAt, closesAt, closesLatestAt, executableAt } = getTimeline(context, now);
  return (
    <section class="composer-aside-card">
      <h2>{t('timeline_title')}</h2>
      <ol class="composer-timeline">
        <Step label={t('timeline_opens')} at={opensAt} now={now} />
        <Step label={t('timeline_closes')} at={closesAt} now={now} />
        <Step label={t('timeline_executes')} at={executableAt} now={now} />
      </ol>
      <p class="composer-muted">
        {t('timeline_late', formatDuration(closesLatestAt - closesAt))} {t('timeline_clock')}
      </p>
    </section>
  );
}

function Step({ label, at, now }: { label: string; at: bigint; now: bigint }) {
  return (
    <li class="composer-step">
      <span>{label}</span>
      <time dateTime={new Date(Number(at) * 1_000).toISOString()}>
        <strong>{formatRelative(at, now)}</strong>
        <span class="composer-muted">{formatAbsolute(at)}</span>
      </time>
    </li>
  );
}

/** The model's stake, in the popup's own window. */
function openStake(send: Send, locator: Locator): void {
  // Should no window open, the button is still there.
  send('window.open', { view: 'popup', locator, section: 'stake' }).catch(() => {});
}
