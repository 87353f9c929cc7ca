import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import { t } from '@/lib/i18n';
import type { UnstakeRequest } from '@/lib/model/account';
import './claims.css';

type Props = {
  requests: readonly UnstakeRequest[];
  symbol: string;
  /** Chain time. */
  now: bigint;
  busy: boolean;
  onClaim: (request: UnstakeRequest) => void;
};

/** Stakes on their way out: what each is worth now and when it can be claimed. */
export function Claims({ requests, symbol, now, busy, onClaim }: Props) {
  if (requests.length === 0) return null;
  return (
    <Section title={t('stake_leaving')}>
      <ul class="claims">
        {requests.map((request) => {
          const ready = request.readyAt <= now;
          return (
            <li key={request.id.toString()}>
              <span class="claims-what">
                <Amount value={request.assets} unit={symbol} />
                <span class="claims-when">
                  {ready ? t('stake_ready_since') : t('stake_ready')}{' '}
                  <Time at={request.readyAt} now={now} />
                </span>
              </span>
              <Button small disabled={!ready} busy={ready && busy} onClick={() => onClaim(request)}>
                {t('stake_claim')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
