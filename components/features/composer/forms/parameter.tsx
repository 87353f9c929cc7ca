import type { ComponentChildren } from 'preact';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Facts } from '@/components/ui/facts';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { formatExactAmount } from '@/lib/format/amount';
import { formatBasisPoints } from '@/lib/format/count';
import { formatExactDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { AmountParameter, ParameterName, ParameterView } from '@/lib/model/composing';
import { getSpanUnit, type Read, readAmount, readPercent, readSpan, toSpanUnit } from './amounts';
import { describeGuardian, GuardianFields, parseGuardian } from './guardian';
import { SpanInput } from './span-input';
import { type ActionForm, type Fields, type FormProps, finish, wrong } from './types';

type AmountView = Exclude<ParameterView, { name: 'guardian' }>;

/** Changes one rule of the model's government. */
export const parameter: ActionForm<'parameter'> = {
  kind: 'parameter',
  title: () => t('kind_parameter'),
  hint: () => t('kind_parameter_hint'),
  start: (_, { parameters }) => {
    const first = parameters[0];
    return first ? startFields(first) : {};
  },
  parse(fields, context) {
    const view = getView(fields, context.parameters);
    if (!view)
      return { status: 'incomplete', problems: [wrong('name', t('problem_parameter_unknown'))] };
    if (view.name === 'guardian') return parseGuardian(fields, view, context);
    const read = readValue(fields, view);
    const problems = [read.problem ?? checkValue(read.value, view)];
    return finish(problems, () => ({
      kind: 'parameter',
      name: view.name,
      value: read.value ?? 0n,
    }));
  },
  describe(intent, { parameters }) {
    const view = parameters.find(({ name }) => name === intent.name);
    if (intent.name === 'guardian' || !view || view.name === 'guardian') {
      return intent.name === 'guardian' ? describeGuardian(intent) : '';
    }
    return tellEffect(view, formatValue(view, intent.value), formatValue(view, view.value));
  },
  Form: ParameterForm,
};

/** The fields as they start for a parameter: empty, in the unit that fits what it is now. */
function startFields(view: ParameterView): Fields {
  const unit = view.unit === 'seconds' ? getSpanUnit(view.value) : '';
  return { name: view.name, value: '', unit };
}

function getView(fields: Fields, parameters: readonly ParameterView[]): ParameterView | undefined {
  return parameters.find(({ name }) => name === fields['name']);
}

function readValue(fields: Fields, view: AmountView): Read {
  const text = fields['value'] ?? '';
  switch (view.unit) {
    case 'seconds':
      return readSpan('value', text, toSpanUnit(fields['unit']));
    case 'basis-points':
      return readPercent('value', text);
    case 'votes':
      return readAmount('value', text);
    default:
      return view.unit satisfies never;
  }
}

function checkValue(value: bigint, view: AmountView) {
  if (value < view.min) return wrong('value', t('form_below', formatValue(view, view.min)));
  if (value > view.max) return wrong('value', t('form_above', formatValue(view, view.max)));
  return value === view.value ? wrong('value', t('problem_parameter_unchanged')) : null;
}

function formatValue({ unit }: AmountView, value: bigint): string {
  switch (unit) {
    case 'seconds':
      return formatExactDuration(value);
    case 'basis-points':
      return formatBasisPoints(value);
    case 'votes':
      return t('votes_amount', formatExactAmount(value));
    default:
      return unit satisfies never;
  }
}

/** The parameter's name in words. */
function tellName(name: ParameterName): string {
  const names: Record<ParameterName, () => string> = {
    'voting-delay': () => t('parameter_voting_delay'),
    'voting-period': () => t('parameter_voting_period'),
    'proposal-threshold': () => t('parameter_proposal_threshold'),
    'quorum-fraction': () => t('parameter_quorum_fraction'),
    'quorum-floor': () => t('parameter_quorum_floor'),
    'late-quorum-extension': () => t('parameter_late_quorum_extension'),
    'unstake-cooldown': () => t('parameter_unstake_cooldown'),
    'timelock-delay': () => t('parameter_timelock_delay'),
    guardian: () => t('parameter_guardian'),
  };
  return names[name]();
}

function tellEffect({ name }: AmountView, after: string, before: string): string {
  const effects: Record<AmountParameter, () => string> = {
    'voting-delay': () => t('effect_voting_delay', after, before),
    'voting-period': () => t('effect_voting_period', after, before),
    'proposal-threshold': () => t('effect_proposal_threshold', after, before),
    'quorum-fraction': () => t('effect_quorum_fraction', after, before),
    'quorum-floor': () => t('effect_quorum_floor', after, before),
    'late-quorum-extension': () => t('effect_late_quorum_extension', after, before),
    'unstake-cooldown': () => t('effect_unstake_cooldown', after, before),
    'timelock-delay': () => t('effect_timelock_delay', after, before),
  };
  return effects[name]();
}

function ParameterForm(props: FormProps) {
  const { fields, onChange, context } = props;
  const view = getView(fields, context.parameters);
  return (
    <>
      <Select
        label={t('form_parameter')}
        value={view?.name ?? 'voting-delay'}
        options={context.parameters.map(({ name }) => ({ value: name, label: tellName(name) }))}
        onChange={(name) => {
          const chosen = context.parameters.find((one) => one.name === name);
          if (chosen) onChange(startFields(chosen));
        }}
      />
      {view && (
        <Facts
          rows={[{ label: t('form_now'), value: <Now view={view} unit={context.model.symbol} /> }]}
        />
      )}
      {view?.name === 'guardian' && <GuardianFields {...props} view={view} />}
      {view && view.name !== 'guardian' && <ValueFields {...props} view={view} />}
    </>
  );
}

function Now({ view, unit }: { view: ParameterView; unit: string }): ComponentChildren {
  if (view.name !== 'guardian') {
    return view.unit === 'votes' ? (
      <Amount value={view.value} unit={unit} />
    ) : (
      formatValue(view, view.value)
    );
  }
  return view.expiresAt === 0n ? t('guardian_none') : <Address hex={view.account} />;
}

function ValueFields({ fields, onChange, problem, view }: FormProps & { view: AmountView }) {
  const limits = t('form_limits', formatValue(view, view.min), formatValue(view, view.max));
  const label = view.unit === 'basis-points' ? t('form_new_percent') : t('form_new_value');
  if (view.unit === 'seconds') {
    const of = { fields, onChange, problem, label, hint: limits };
    return <SpanInput name="value" unitName="unit" usual="seconds" {...of} />;
  }
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={fields['value'] ?? ''}
      error={problem('value')}
      hint={limits}
      onChange={(value) => onChange({ value })}
    />
  );
}
