import { useEffect } from 'preact/hooks';
import { ErrorState } from '@/components/ui/error-state';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { Untrusted } from '@/components/ui/untrusted';
import { formatShortHex } from '@/lib/format/address';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Contribution, Revenue } from '@/lib/model/revenue';
import { useReading } from './create-reading';
import { type FieldProblem, type Fields, type FormProps, missing } from './types';

type Props = Pick<FormProps, 'fields' | 'onChange' | 'problem' | 'services'> & {
  /** Those to choose from, of what is known of the model's revenue. */
  list: (revenue: Revenue) => readonly Contribution[];
  /** What is said where there is none. */
  none: string;
  /** What else a choice fills in. */
  fill?: (chosen: Contribution) => Fields;
};

/** One of a model's contributions, with what its contributor shows. */
export function ContributionChoice({ list, none, fill, ...form }: Props) {
  const { fields, onChange, problem, services } = form;
  const look = useReading<Revenue>();
  const read = () => look.run(services.readRevenue);
  useEffect(() => void read(), []);
  const state = look.state.value;
  if (state.status === 'failed') {
    return <ErrorState code={state.code} title={t('revenue_failed')} onRetry={() => void read()} />;
  }
  if (state.status !== 'ready') return <Skeleton lines={[40, 100, 60]} />;
  const offered = list(state.value);
  const chosen = offered.find(({ index }) => String(index) === fields['index']);
  const choose = (text: string) => {
    const one = offered.find(({ index }) => String(index) === text);
    if (!one) return onChange({ index: '', evidenceHash: '' });
    onChange({ index: text, evidenceHash: one.evidenceHash, ...fill?.(one) });
  };
  return (
    <>
      {offered.length === 0 && (
        <p class="composer-muted" role="status">
          {none}
        </p>
      )}
      <Select
        label={t('form_credit')}
        value={chosen ? String(chosen.index) : ''}
        options={[
          { value: '', label: t('form_credit_choose') },
          ...offered.map(({ index, kind, account }) => ({
            value: String(index),
            label: `${t('revenue_number', formatCount(index))} · ${t(`contribution_kind_${kind}`)} · ${formatShortHex(account)}`,
          })),
        ]}
        error={problem('index')}
        onChange={choose}
      />
      {chosen && <Shown contribution={chosen} />}
    </>
  );
}

/** What the contributor shows, as it stands on the chain. */
function Shown({ contribution: { evidence } }: { contribution: Contribution }) {
  if (evidence === null) return <p class="composer-muted">{t('form_credit_no_text')}</p>;
  const { note, digest, uri } = evidence;
  return (
    <blockquote class="composer-muted">
      {[note, digest, uri]
        .filter((text) => text !== '')
        .map((text) => (
          <p key={text}>
            <Untrusted text={text} max={280} />
          </p>
        ))}
    </blockquote>
  );
}

/** Those that wait for a vote. */
export function listWaiting({ submitted }: Revenue): readonly Contribution[] {
  return submitted.filter(({ status }) => status === 'submitted');
}

/** A number of the record's list, with the hash of what was looked at. */
export function checkChoice(fields: Fields): FieldProblem | null {
  const isChosen =
    /^\d{1,15}$/.test(fields['index'] ?? '') &&
    /^0x[0-9a-fA-F]{64}$/.test(fields['evidenceHash'] ?? '');
  return isChosen ? null : missing('index', t('form_credit_missing'));
}
