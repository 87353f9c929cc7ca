import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Time } from '@/components/ui/time';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import { isClaimable, type Revenue, type Reward } from '@/lib/model/revenue';
import type { Due, RevenueModel } from './create-revenue-model';
import { Money, tellMoney } from './money';

type Props = { model: RevenueModel; revenue: Revenue };

/** What the account can claim, all in one transaction, and epoch by epoch what there was. */
export function RewardsPart({ model, revenue }: Props) {
  const { account, rewards } = revenue;
  return (
    <section class="revenue-section">
      <h2>{t('revenue_yours')}</h2>
      {account === null ? (
        <p class="revenue-muted">{t('revenue_no_account')}</p>
      ) : (
        <>
          <Claim
            due={model.rewards.value}
            busy={model.prepare.busy.value}
            none={t('revenue_none_due')}
            label={t('revenue_claim_all')}
            onClaim={(amounts) =>
              void model.prepare.run({ kind: 'claim-rewards' }, t('revenue_do_claim', amounts))
            }
          />
          <Claim
            due={model.earned.value}
            busy={model.prepare.busy.value}
            none={null}
            label={t('revenue_claim_earned')}
            onClaim={(amounts) =>
              void model.prepare.run(
                { kind: 'claim-contributions' },
                t('revenue_do_claim_earned', amounts),
              )
            }
          />
        </>
      )}
      <h3>{t('revenue_epochs')}</h3>
      {rewards.length === 0 ? (
        <p class="revenue-muted">{t('revenue_no_epochs')}</p>
      ) : (
        <ul class="revenue-list">
          {rewards.map((reward) => (
            <Epoch key={`${reward.epoch}:${reward.token}`} reward={reward} revenue={revenue} />
          ))}
        </ul>
      )}
      <p class="revenue-muted">{t('revenue_epochs_text')}</p>
    </section>
  );
}

type ClaimProps = {
  due: readonly Due[];
  busy: boolean;
  /** What is said where nothing is due; null for nothing at all. */
  none: string | null;
  label: string;
  /** With what is claimed, as text. */
  onClaim: (amounts: string) => void;
};

function Claim({ due, busy, none, label, onClaim }: ClaimProps) {
  if (due.length === 0) return none === null ? null : <p class="revenue-muted">{none}</p>;
  const amounts = due.map(({ currency, amount }) => tellMoney(amount, currency)).join(', ');
  return (
    <div class="revenue-claim">
      <p class="revenue-due">
        {due.map(({ currency, amount }) => (
          <strong key={currency.token}>
            <Money amount={amount} currency={currency} />
          </strong>
        ))}
      </p>
      <Button look="primary" busy={busy} onClick={() => onClaim(amounts)}>
        {label}
      </Button>
    </div>
  );
}

function Epoch({ reward, revenue }: { reward: Reward; revenue: Revenue }) {
  const { epoch, token, startsAt, endsAt, paid, claimed, due } = reward;
  const now = revenue.at.timestamp;
  const currency = revenue.currencies.find((one) => one.token === token);
  if (!currency) return null;
  const isOpen = endsAt >= now;
  return (
    <li class="revenue-item">
      <p class="revenue-item-head">
        <span>{t('revenue_epoch', formatCount(epoch + 1n))}</span>
        <Chip tone={isOpen ? 'accent' : 'neutral'}>{getState(reward, now)}</Chip>
      </p>
      <p>
        <Money amount={paid} currency={currency} />{' '}
        <span class="revenue-muted">{t('revenue_to_stakers')}</span>
      </p>
      {revenue.account !== null && (
        <p>
          <Money amount={claimed > 0n ? claimed : due} currency={currency} />{' '}
          <span class="revenue-muted">
            {t(claimed > 0n ? 'revenue_claimed' : isOpen ? 'revenue_if_now' : 'revenue_for_you')}
          </span>
        </p>
      )}
      <p class="revenue-muted">
        {t('revenue_started')} <Time at={startsAt} now={now} /> ·{' '}
        {t(isOpen ? 'revenue_ends' : 'revenue_ended')} <Time at={endsAt} now={now} />
      </p>
    </li>
  );
}

function getState(reward: Reward, now: bigint): string {
  if (!reward.known) return t('revenue_state_unknown');
  if (reward.endsAt >= now) return t('revenue_state_open');
  if (reward.claimed > 0n) return t('revenue_state_claimed');
  return t(isClaimable(reward, now) ? 'revenue_state_due' : 'revenue_state_none');
}
