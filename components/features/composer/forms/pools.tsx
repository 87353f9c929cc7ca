/** Pools: which there are, what may lie in them, and what draws stake there. */
import { Amount } from '@/components/ui/amount';
import { Select } from '@/components/ui/select';
import { DateInput, TextInput } from '@/components/ui/text-input';
import { formatShortHex } from '@/lib/format/address';
import { formatExactAmount } from '@/lib/format/amount';
import { formatBasisPoints, formatExactRate } from '@/lib/format/count';
import { formatAbsolute, formatExactDuration } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { type MessageKey, t } from '@/lib/i18n';
import {
  getChange,
  getUnitName,
  type PoolField,
  parsePools,
  poolChanges,
  poolFields,
  toPoolFields,
} from './pool-fields';
import { SetNow } from './set-now';
import { SpanInput } from './span-input';
import type { ActionForm, FormProps, IntentOf } from './types';

export const pools: ActionForm<'pools'> = {
  kind: 'pools',
  title: () => t('kind_pools'),
  hint: () => t('kind_pools_hint'),
  start: () => ({ change: 'list' }),
  parse: (fields, { timestamp }) => parsePools(fields, timestamp),
  describe: (intent, { model }) => describe(intent, toUntrustedLine(model.symbol, 12).text),
  Form: PoolsForm,
};

function describe(intent: IntentOf<'pools'>, symbol: string): string {
  const tell = (amount: bigint) => `${formatExactAmount(amount)} ${symbol}`;
  switch (intent.change) {
    case 'list':
      return t(
        'effect_pools_list',
        formatShortHex(intent.adapter),
        tell(intent.absoluteCap),
        formatBasisPoints(intent.relativeCapBps),
        formatBasisPoints(intent.maxLossBps),
      );
    case 'remove':
      return t('effect_pools_remove', formatShortHex(intent.adapter), tell(intent.writtenOff));
    case 'risk-cap':
      return t(
        'effect_pools_risk_cap',
        formatShortHex(intent.riskId),
        tell(intent.absoluteCap),
        formatBasisPoints(intent.relativeCapBps),
      );
    case 'limits': {
      const shares = [intent.maxDeployedBps, intent.idleFloorBps, intent.penaltyBps];
      const texts = shares.map((bps) => formatBasisPoints(bps));
      return t('effect_pools_limits', ...texts, formatExactRate(intent.maxRatePerYear));
    }
    case 'policy':
      return describePolicy(intent, tell);
    case 'switch-on':
    case 'switch-off':
      return t(toKey('effect_pools', intent.change));
    case 'programme':
      return describeProgramme(intent, tell);
    case 'fund':
      return t('effect_pools_fund', tell(intent.amount));
    default:
      return intent satisfies never;
  }
}

function describePolicy(
  policy: Extract<IntentOf<'pools'>, { change: 'policy' }>,
  tell: (amount: bigint) => string,
): string {
  return [
    t(
      'effect_pools_policy_moves',
      formatExactRate(policy.minEdge),
      formatExactDuration(policy.scoreWindowSeconds),
      formatBasisPoints(policy.maxMoveBps),
      formatExactDuration(policy.moveWindowSeconds),
    ),
    t(
      'effect_pools_policy_times',
      formatExactDuration(policy.cooldownSeconds),
      formatExactDuration(policy.minHoldSeconds),
    ),
    t(
      'effect_pools_policy_tips',
      formatBasisPoints(policy.tipBps),
      tell(policy.maxTip),
      tell(policy.pokeTip),
    ),
  ].join(' ');
}

function describeProgramme(
  { ratePerYear, target, adapter, endsAt }: Extract<IntentOf<'pools'>, { change: 'programme' }>,
  tell: (amount: bigint) => string,
): string {
  const [rate, last] = [formatExactRate(ratePerYear), formatAbsolute(endsAt)];
  return t('effect_pools_programme', rate, tell(target), formatShortHex(adapter), last);
}

function PoolsForm(props: FormProps) {
  const { fields, onChange, context } = props;
  const change = getChange(fields);
  return (
    <>
      <Select
        label={t('form_pools_change')}
        value={change}
        options={poolChanges.map((value) => ({ value, label: t(toKey('form_pools_do', value)) }))}
        onChange={(value) => onChange({ change: value })}
      />
      <p class="composer-muted">{t(toKey('form_pools_about', change))}</p>
      {(change === 'limits' || change === 'policy') && (
        <SetNow
          key={change}
          read={props.services.readStake}
          toFields={(state) => toPoolFields(change, state)}
          failed={t('pools_failed')}
          onChange={onChange}
        />
      )}
      {poolFields[change].map((field) => (
        <Field key={field.name} field={field} {...props} />
      ))}
      {change === 'fund' && (
        <p class="composer-muted">
          {t('form_treasury')}{' '}
          <Amount value={context.treasury.tokens} unit={context.model.symbol} />
        </p>
      )}
    </>
  );
}

function Field({ field, fields, onChange, problem, context }: FormProps & { field: PoolField }) {
  const { name, type } = field;
  const label = t(toKey('form_pools', name), toUntrustedLine(context.model.symbol, 12).text);
  const of = {
    label,
    value: fields[name] ?? '',
    error: problem(name),
    onChange: (text: string) => onChange({ [name]: text }),
  };
  if (type === 'date') return <DateInput {...of} />;
  if (type === 'address' || type === 'id') return <TextInput {...of} code placeholder="0x…" />;
  if (type === 'span') {
    const form = { fields, onChange, problem, label, hint: tellSpan(field) };
    return <SpanInput name={name} unitName={getUnitName(name)} usual={field.unit} {...form} />;
  }
  return <TextInput {...of} inputMode="decimal" hint={tellMax(field)} />;
}

function tellSpan({ min, max }: Extract<PoolField, { type: 'span' }>): string {
  return t('form_limits', formatExactDuration(min), formatExactDuration(max));
}

function tellMax(field: PoolField): string | undefined {
  if (field.type === 'rate') return t('form_pools_max', formatExactRate(field.max));
  return field.type === 'percent' ? t('form_pools_max', formatBasisPoints(field.max)) : undefined;
}

/** Fields and changes are of our own lists; each has its text. */
function toKey(stem: string, name: string): MessageKey {
  const rest = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');
  return `${stem}_${rest}` as MessageKey;
}
