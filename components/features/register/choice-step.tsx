import { Choice } from '@/components/ui/choice';
import { TextInput } from '@/components/ui/text-input';
import { t } from '@/lib/i18n';
import { nameBytesMax, symbolBytesMax } from '@/lib/model/registration';
import { ExistingFields } from './existing-fields';
import { checkName, checkSymbol, getByteLength } from './names';
import type { Problem } from './rules';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel };

/** A community of its own, or contracts that are there already. */
export function ChoiceStep({ wizard }: Props) {
  const { kind } = wizard.value.value;
  return (
    <>
      <Choice
        legend={t('register_kind')}
        value={kind}
        options={[
          { value: 'launch', label: t('register_launch'), hint: t('register_launch_hint') },
          { value: 'existing', label: t('register_existing'), hint: t('register_existing_hint') },
        ]}
        onChange={(chosen) => wizard.edit({ kind: chosen })}
      />
      {wizard.asked.value && kind === null && (
        <p class="register-problem" role="alert">
          {t('register_kind_missing')}
        </p>
      )}
      {kind === 'launch' && <Names wizard={wizard} />}
      {kind === 'existing' && <ExistingFields wizard={wizard} />}
    </>
  );
}

function Names({ wizard }: Props) {
  const { fields } = wizard.value.value;
  const name = fields['name'] ?? '';
  const symbol = fields['symbol'] ?? '';
  const shown = (problem: Problem | null) =>
    problem && (!problem.missing || wizard.asked.value) ? problem.text : null;
  return (
    <div class="register-pair">
      <TextInput
        label={t('register_name')}
        value={name}
        maxLength={120}
        hint={t('register_name_hint')}
        aside={t('register_bytes', String(getByteLength(name.trim())), String(nameBytesMax))}
        error={shown(checkName(name))}
        onChange={(text) => wizard.setField('name', text)}
      />
      <TextInput
        label={t('register_symbol')}
        value={symbol}
        maxLength={60}
        hint={t('register_symbol_hint')}
        aside={t('register_bytes', String(getByteLength(symbol.trim())), String(symbolBytesMax))}
        error={shown(checkSymbol(symbol))}
        onChange={(text) => wizard.setField('symbol', text)}
      />
    </div>
  );
}
