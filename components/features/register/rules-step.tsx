import { Choice } from '@/components/ui/choice';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { DateInput, TextInput } from '@/components/ui/text-input';
import { formatAmount } from '@/lib/format/amount';
import { t } from '@/lib/i18n';
import {
  getPreset,
  getPresetFields,
  type Preset,
  presets,
  type RuleName,
  type ShareRule,
  type SpanRule,
  type SpanUnit,
  shareRules,
  tellRules,
  toSpanUnit,
} from './rules';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel };

/** The rules of the community: a preset, each rule, and what they come to. */
export function RulesStep({ wizard }: Props) {
  const { fields } = wizard.value.value;
  const preset = getPreset(fields);
  return (
    <>
      <Choice<Preset>
        optional
        legend={t('rules_preset')}
        value={preset}
        options={presets.map((value) => ({
          value,
          label: t(`rules_preset_${value}`),
          hint: t(`rules_preset_${value}_hint`),
        }))}
        onChange={(value) => wizard.setFields(getPresetFields(value))}
      />
      {preset === null && <p class="register-muted">{t('rules_own')}</p>}
      <Meaning wizard={wizard} />
      <section class="register-rules" aria-label={t('rules_each')}>
        <SpanField wizard={wizard} rule="votingDelay" />
        <SpanField wizard={wizard} rule="votingPeriod" />
        <SpanField wizard={wizard} rule="lateQuorumExtension" />
        <SpanField wizard={wizard} rule="timelockDelay" />
        <SpanField wizard={wizard} rule="unstakeCooldown" />
        {shareRules.map((rule) => (
          <ShareField key={rule} wizard={wizard} rule={rule} />
        ))}
      </section>
      <Guardian wizard={wizard} />
    </>
  );
}

/** What the rules come to, in plain words; changes in place as one types. */
function Meaning({ wizard }: Props) {
  const { rules } = wizard.rules.value;
  const report = wizard.holders.current.value;
  return (
    <div class="register-meaning" role="status">
      <h3>{t('rules_meaning')}</h3>
      {rules ? (
        <ul>
          {tellRules(rules, report?.total ?? null).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p>{t('rules_incomplete')}</p>
      )}
      {rules && report && report.staked * 10_000n < report.total * BigInt(rules.quorumFloorBps) && (
        <Notice tone="warning">
          <p>
            {t(
              'rules_floor_unreachable',
              formatAmount((report.total * BigInt(rules.quorumFloorBps)) / 10_000n),
              formatAmount(report.staked),
            )}
          </p>
        </Notice>
      )}
    </div>
  );
}

function getProblem(wizard: WizardModel, rule: RuleName): string | null {
  const problem = wizard.rules.value.problems[rule];
  return problem && (!problem.missing || wizard.asked.value) ? problem.text : null;
}

function SpanField({ wizard, rule }: Props & { rule: SpanRule }) {
  const { fields } = wizard.value.value;
  const label = t(`rule_${rule}`);
  return (
    <div class="register-rule">
      <TextInput
        label={label}
        inputMode="decimal"
        value={fields[rule] ?? ''}
        maxLength={12}
        error={getProblem(wizard, rule)}
        hint={t(`rule_${rule}_hint`)}
        onChange={(text) => wizard.setField(rule, text)}
      />
      <Select<SpanUnit>
        label={t('rule_unit')}
        value={toSpanUnit(fields[`${rule}.unit`])}
        options={[
          { value: 'minutes', label: t('unit_minutes') },
          { value: 'hours', label: t('unit_hours') },
          { value: 'days', label: t('unit_days') },
        ]}
        onChange={(unit) => wizard.setField(`${rule}.unit`, unit)}
      />
    </div>
  );
}

function ShareField({ wizard, rule }: Props & { rule: ShareRule }) {
  return (
    <div class="register-rule">
      <TextInput
        label={t(`rule_${rule}`)}
        inputMode="decimal"
        value={wizard.value.value.fields[rule] ?? ''}
        maxLength={8}
        aside="%"
        error={getProblem(wizard, rule)}
        hint={t(`rule_${rule}_hint`)}
        onChange={(text) => wizard.setField(rule, text)}
      />
    </div>
  );
}

/** An account that may stop proposals while the community is young. */
function Guardian({ wizard }: Props) {
  const { fields } = wizard.value.value;
  const isSet = fields['guardian'] === 'set';
  return (
    <section class="register-fields">
      <Choice
        legend={t('rule_guardian')}
        value={isSet ? 'set' : 'none'}
        options={[
          { value: 'none', label: t('rule_guardian_none') },
          { value: 'set', label: t('rule_guardian_set'), hint: t('rule_guardian_hint') },
        ]}
        onChange={(value) => wizard.setField('guardian', value)}
      />
      {isSet && (
        <div class="register-pair">
          <TextInput
            code
            label={t('rule_guardian_account')}
            placeholder="0x…"
            value={fields['guardianAccount'] ?? ''}
            maxLength={60}
            error={getProblem(wizard, 'guardianAccount')}
            onChange={(text) => wizard.setField('guardianAccount', text)}
          />
          <DateInput
            label={t('rule_guardian_until')}
            value={fields['guardianUntil'] ?? ''}
            error={getProblem(wizard, 'guardianUntil')}
            hint={t('rule_guardian_until_hint')}
            onChange={(text) => wizard.setField('guardianUntil', text)}
          />
        </div>
      )}
    </section>
  );
}
