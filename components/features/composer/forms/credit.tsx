import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AsyncState } from '@/components/ui/async-state';
import { ErrorState } from '@/components/ui/error-state';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { TextInput } from '@/components/ui/text-input';
import { Untrusted } from '@/components/ui/untrusted';
import { toErrorData } from '@/lib/errors/base';
import { formatShortHex } from '@/lib/format/address';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Contribution } from '@/lib/model/revenue';
import {
  type ActionForm,
  type FieldProblem,
  type Fields,
  type FormProps,
  finish,
  missing,
  wrong,
} from './types';

const weightMax = 2n ** 64n - 1n;

/** Credits a contribution that waits, with the weight asked for or another. */
export const credit: ActionForm<'credit'> = {
  kind: 'credit',
  title: () => t('kind_credit'),
  hint: () => t('kind_credit_hint'),
  start: () => ({ index: '', evidenceHash: '', weight: '' }),
  parse(fields) {
    return finish([checkChoice(fields), checkWeight(fields)], () => ({
      kind: 'credit',
      index: BigInt(fields['index'] ?? ''),
      evidenceHash: (fields['evidenceHash'] ?? '') as `0x${string}`,
      weight: BigInt((fields['weight'] ?? '').trim()),
    }));
  },
  describe({ index, evidenceHash, weight }) {
    return t(
      'effect_credit',
      formatCount(index),
      formatShortHex(evidenceHash),
      formatCount(weight),
    );
  },
  Form: CreditForm,
};

function checkChoice(fields: Fields): FieldProblem | null {
  const isChosen =
    /^\d{1,15}$/.test(fields['index'] ?? '') &&
    /^0x[0-9a-fA-F]{64}$/.test(fields['evidenceHash'] ?? '');
  return isChosen ? null : missing('index', t('form_credit_missing'));
}

function checkWeight(fields: Fields): FieldProblem | null {
  const text = (fields['weight'] ?? '').trim();
  if (text === '') return missing('weight', t('revenue_submit_no_weight'));
  const isWeight = /^\d{1,20}$/.test(text) && BigInt(text) > 0n && BigInt(text) <= weightMax;
  return isWeight ? null : wrong('weight', t('revenue_submit_no_weight'));
}

function CreditForm({ fields, onChange, problem, services }: FormProps) {
  const look = useSignal<AsyncState<readonly Contribution[]>>({ status: 'idle' });
  const read = async () => {
    look.value = { status: 'loading' };
    try {
      const { submitted } = await services.readRevenue();
      const waiting = submitted.filter(({ status }) => status === 'submitted');
      look.value = { status: 'ready', value: waiting };
    } catch (error) {
      look.value = { status: 'failed', code: toErrorData(error).code };
    }
  };
  useEffect(() => void read(), []);
  const state = look.value;
  if (state.status === 'failed') {
    return <ErrorState code={state.code} title={t('revenue_failed')} onRetry={() => void read()} />;
  }
  if (state.status !== 'ready') return <Skeleton lines={[40, 100, 60]} />;
  const chosen = state.value.find(({ index }) => String(index) === fields['index']);
  const choose = (text: string) => {
    const one = state.value.find(({ index }) => String(index) === text);
    if (!one) return onChange({ index: '', evidenceHash: '' });
    const weight = String(one.askedWeight);
    onChange({ index: text, evidenceHash: one.evidenceHash, weight });
  };
  return (
    <>
      {state.value.length === 0 && (
        <p class="composer-muted" role="status">
          {t('form_credit_none')}
        </p>
      )}
      <Select
        label={t('form_credit')}
        value={chosen ? String(chosen.index) : ''}
        options={[
          { value: '', label: t('form_credit_choose') },
          ...state.value.map(({ index, kind, account }) => ({
            value: String(index),
            label: `${t('revenue_number', formatCount(index))} · ${t(`contribution_kind_${kind}`)} · ${formatShortHex(account)}`,
          })),
        ]}
        error={problem('index')}
        onChange={choose}
      />
      {chosen && <Shown contribution={chosen} />}
      <TextInput
        label={t('form_credit_weight')}
        inputMode="numeric"
        maxLength={20}
        value={fields['weight'] ?? ''}
        hint={t('revenue_submit_weight_hint')}
        error={problem('weight')}
        onChange={(weight) => onChange({ weight })}
      />
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
