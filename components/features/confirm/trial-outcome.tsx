import { Address } from '@/components/ui/address';
import { Facts } from '@/components/ui/facts';
import { Section } from '@/components/ui/section';
import { formatExactAmount } from '@/lib/format/amount';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { PreparedView } from '@/lib/model/submission';
import { listOutcome, type OutcomeLine } from './list-outcome';

/** More than these say nothing a person could still weigh. */
const shownMax = 6;

/** What the trial run showed: tokens that leave or reach the account, votes it casts; or that it did not tell. */
export function TrialOutcome({ prepared }: { prepared: PreparedView }) {
  const { simulation, events, from } = prepared;
  if (simulation.status !== 'ok') return null;
  const lines = events === null ? [] : listOutcome(events, from);
  const more = lines.length - shownMax;
  return (
    <Section title={t('outcome_title')}>
      {events === null && <p class="confirm-call-note">{t('outcome_untold')}</p>}
      {events !== null && lines.length === 0 && (
        <p class="confirm-call-note">{t('outcome_none')}</p>
      )}
      <Facts
        rows={lines.slice(0, shownMax).map((line, at) => ({ ...toFact(line), key: `${at}` }))}
      />
      {more > 0 && <p class="confirm-call-note">{t('outcome_more', formatCount(more))}</p>}
    </Section>
  );
}

const choices = { 0: 'vote_against', 1: 'vote_for', 2: 'vote_abstain' } as const;

function toFact(line: OutcomeLine) {
  if (line.what === 'vote') {
    const choice = choices[line.support as keyof typeof choices] ?? 'vote_split';
    return {
      label: t('outcome_vote'),
      value: `${t(choice)} · ${formatExactAmount(line.votes)}`,
    };
  }
  const { what, token, contractName } = line;
  return {
    label: t(`outcome_${what}`),
    value: (
      <>
        {tellMoved(line)} <Address hex={token} name={contractName ?? undefined} />
      </>
    ),
  };
}

/** Only of our own contracts it is known here how many digits a unit has. */
function tellMoved({ value, isNumber, contractName }: Exclude<OutcomeLine, { what: 'vote' }>) {
  if (isNumber) return t('revenue_number', formatCount(value));
  if (contractName === 'ModelToken') return t('activity_tokens', formatExactAmount(value));
  if (contractName === 'StakeVault') return t('activity_shares', formatExactAmount(value));
  return t('outcome_units', formatCount(value));
}
