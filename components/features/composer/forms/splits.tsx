import { TextInput } from '@/components/ui/text-input';
import { isAddressText } from '@/lib/format/address';
import { formatBasisPoints } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Revenue } from '@/lib/model/revenue';
import { readPercent, toPercentText } from './amounts';
import { SetNow } from './set-now';
import {
  type ActionForm,
  type FieldProblem,
  type Fields,
  type FormProps,
  finish,
  missing,
  wrong,
} from './types';

const parts = ['stakers', 'contributors', 'treasury', 'incentives'] as const;
const whole = 10_000n;

/** Sets how revenue is split, and in which tokens it is taken. */
export const splits: ActionForm<'splits'> = {
  kind: 'splits',
  title: () => t('kind_splits'),
  hint: () => t('kind_splits_hint'),
  start: (_, { model }) => ({
    ...{ stakers: '', contributors: '', treasury: '', incentives: '0', parents: '' },
    currencies: model.token ?? '',
  }),
  parse(fields) {
    const shares = parts.map((part) => readPercent(part, fields[part] ?? ''));
    const parents = readParents(fields);
    const currencies = readCurrencies(fields);
    const problems: (FieldProblem | null)[] = [
      ...shares.map(({ problem }) => problem),
      parents.problem,
      currencies.problem,
    ];
    const read = problems.every((problem) => problem === null);
    const values = shares.map(({ value }) => value ?? 0n);
    const sum = [...values, ...parents.value.map(({ bps }) => BigInt(bps))].reduce(
      (total, value) => total + value,
      0n,
    );
    const sumProblem =
      read && sum !== whole
        ? wrong('stakers', t('problem_splits_sum', formatBasisPoints(sum)))
        : null;
    const [stakersBps = 0, contributorsBps = 0, treasuryBps = 0, incentivesBps = 0] =
      values.map(Number);
    return finish([...problems, sumProblem], () => ({
      kind: 'splits',
      ...{ stakersBps, contributorsBps, treasuryBps, incentivesBps },
      parents: parents.value,
      currencies: currencies.value,
    }));
  },
  describe({ stakersBps, contributorsBps, treasuryBps, incentivesBps, parents }) {
    const toText = (bps: number) => formatBasisPoints(BigInt(bps));
    const forParents = parents.reduce((sum, { bps }) => sum + bps, 0);
    return t(
      'effect_splits',
      ...[stakersBps, contributorsBps, treasuryBps, incentivesBps, forParents].map(toText),
    );
  },
  Form: SplitsForm,
};

function listLines(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

type Parents = { value: { id: bigint; bps: number }[]; problem: FieldProblem | null };

/** One a line: a record's number and percent. */
function readParents(fields: Fields): Parents {
  const value: Parents['value'] = [];
  for (const line of listLines(fields['parents'])) {
    const [, id, share] = /^(\d{1,14})[\s,:]+(\S+?)\s*%?$/.exec(line) ?? [];
    const read = readPercent('parents', share ?? '');
    const isShare = read.value !== null && read.value > 0n && read.value <= whole;
    if (id === undefined || !isShare) {
      return { value: [], problem: wrong('parents', t('form_parents_wrong')) };
    }
    value.push({ id: BigInt(id), bps: Number(read.value) });
  }
  const isTooMany = value.length > 8;
  return { value, problem: isTooMany ? wrong('parents', t('form_parents_many')) : null };
}

function readCurrencies(fields: Fields): { value: string[]; problem: FieldProblem | null } {
  const value = [...listLines(fields['currencies'])];
  if (value.length === 0) {
    return { value, problem: missing('currencies', t('problem_splits_no_currency')) };
  }
  const isWrong = value.length > 16 || value.some((line) => !isAddressText(line));
  return { value, problem: isWrong ? wrong('currencies', t('form_currencies_wrong')) : null };
}

/** What is set now, as it would be typed; null where nothing is. */
export function toFields({ splits: set, currencies }: Revenue): Fields | null {
  const accepted = currencies.filter((one) => one.accepted).map(({ token }) => token);
  if (!set) return null;
  const toPercent = (bps: number) => toPercentText(BigInt(bps));
  return {
    stakers: toPercent(set.stakersBps),
    contributors: toPercent(set.contributorsBps),
    treasury: toPercent(set.treasuryBps),
    incentives: toPercent(set.incentivesBps),
    parents: set.parents.map(({ id, bps }) => `${id} ${toPercent(bps)}`).join('\n'),
    currencies: accepted.join('\n'),
  };
}

function SplitsForm({ fields, onChange, problem, services }: FormProps) {
  return (
    <>
      <SetNow
        read={services.readRevenue}
        toFields={toFields}
        failed={t('revenue_failed')}
        onChange={onChange}
      />
      <div class="composer-pair composer-pair-equal">
        {parts.map((part) => (
          <TextInput
            key={part}
            label={t(`form_splits_${part}`)}
            inputMode="decimal"
            value={fields[part] ?? ''}
            error={problem(part)}
            onChange={(value) => onChange({ [part]: value })}
          />
        ))}
      </div>
      <TextInput
        label={t('form_parents')}
        lines
        code
        placeholder="12 5"
        value={fields['parents'] ?? ''}
        hint={t('form_parents_hint')}
        error={problem('parents')}
        onChange={(parents) => onChange({ parents })}
      />
      <TextInput
        label={t('form_currencies')}
        lines
        code
        placeholder="0x…"
        value={fields['currencies'] ?? ''}
        hint={t('form_currencies_hint')}
        error={problem('currencies')}
        onChange={(currencies) => onChange({ currencies })}
      />
    </>
  );
}
