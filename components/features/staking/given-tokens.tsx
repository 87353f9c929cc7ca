import { Amount } from '@/components/ui/amount';
import { getValue, type Readable } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Section } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import { t } from '@/lib/i18n';
import type { AllocationView } from '@/lib/model/account';
import './given-tokens.css';

type Props = {
  allocation: Readable<AllocationView | null>;
  symbol: string;
  /** Chain time. */
  now: bigint;
  busy: boolean;
  onClaim: (of: { index: bigint; isStaked: boolean }) => void;
};

/** What the account was given and has not taken yet: as tokens, or as stake at once. Nothing while there is nothing. */
export function GivenTokens({ allocation, symbol, now, busy, onClaim }: Props) {
  const state = allocation.state.value;
  if (state.status === 'failed') {
    return (
      <ErrorState
        code={state.code}
        title={t('given_failed')}
        onRetry={() => void allocation.load()}
      />
    );
  }
  const view = getValue(allocation);
  const open = view?.shares.filter(({ claimed }) => !claimed) ?? [];
  if (!view || open.length === 0) return null;
  const isOver = now > view.claimUntil;
  return (
    <Section title={t('given_title')}>
      <ul class="given-tokens">
        {open.map(({ index, amount }) => (
          <li key={index.toString()}>
            <p>
              {t('given_text')} <Amount value={amount} unit={symbol} />
            </p>
            <p class="given-tokens-until">
              {isOver ? t('given_over') : t('given_until')} <Time at={view.claimUntil} now={now} />
            </p>
            {!isOver && (
              <p class="given-tokens-actions">
                <Button busy={busy} onClick={() => onClaim({ index, isStaked: true })}>
                  {t('given_claim_stake')}
                </Button>
                <Button busy={busy} onClick={() => onClaim({ index, isStaked: false })}>
                  {t('given_claim')}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
