import { getErrorText } from '@/components/ui/error-text';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { formatShortHex, isSameAddress } from '@/lib/format/address';
import { formatAmount } from '@/lib/format/amount';
import { toKey } from '@/lib/format/message-key';
import { formatDuration } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import { type ComponentKind, type ComponentReport, componentKinds } from '@/lib/model/registration';
import { toField } from './components-model';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel };

/** The contracts of a community that is there already, each looked up as it is typed. */
export function ExistingFields({ wizard }: Props) {
  return (
    <div class="register-fields">
      <p>{t('register_existing_text')}</p>
      {componentKinds.map((kind) => (
        <ComponentField key={kind} kind={kind} wizard={wizard} />
      ))}
      <OwnerNotice wizard={wizard} />
    </div>
  );
}

function ComponentField({ kind, wizard }: Props & { kind: ComponentKind }) {
  const read = wizard.components.get(kind);
  const state = read.report.value;
  const text = read.text.value;
  return (
    <TextInput
      code
      label={t(`register_component_${kind}`)}
      value={text}
      placeholder="0x…"
      maxLength={60}
      aside={read.isNeeded ? undefined : t('register_optional')}
      error={tellProblem(wizard, kind)}
      hint={
        state.status === 'ready' && state.value.status !== 'problem' ? (
          <span class="register-found">
            <Icon name="check" /> {tellFound(state.value)}
          </span>
        ) : state.status === 'loading' ? (
          t('register_component_reading')
        ) : (
          t(`register_component_${kind}_hint`)
        )
      }
      onChange={(value) => wizard.setField(toField(kind), value)}
    />
  );
}

function tellProblem(wizard: WizardModel, kind: ComponentKind): string | null {
  const { text, address, report, isNeeded } = wizard.components.get(kind);
  const state = report.value;
  if (text.value === '') return isNeeded && wizard.asked.value ? t('rule_guardian_missing') : null;
  if (address.value === null) return t('rule_address_wrong');
  if (state.status === 'failed') return getErrorText(state.code);
  if (state.status !== 'ready' || state.value.status !== 'problem') return null;
  return t(`component_${toKey(state.value.code)}`);
}

function tellFound(report: Exclude<ComponentReport, { status: 'problem' }>): string {
  switch (report.status) {
    case 'account':
      return t('component_is_account');
    case 'contract':
      return t('component_is_contract');
    case 'token': {
      const { text } = toUntrustedLine(`${report.name} (${report.symbol})`, 50);
      return t(
        'component_is_token',
        text,
        formatAmount(report.totalSupply, Math.min(report.decimals, 20)),
      );
    }
    case 'governor':
      return t(
        'component_is_governor',
        report.clock.includes('timestamp')
          ? formatDuration(report.votingPeriod)
          : t('component_blocks', String(report.votingPeriod)),
      );
    case 'timelock':
      return t('component_is_timelock', formatDuration(report.delaySeconds));
    case 'vault':
      return t('component_is_vault', formatShortHex(report.asset));
    default:
      return report satisfies never;
  }
}

/** Who owns the record approves revisions: an account alone, or a vote. */
function OwnerNotice({ wizard }: Props) {
  const { get } = wizard.components;
  const owner = get('owner').report.value;
  const governor = get('governor').report.value;
  if (owner.status !== 'ready') return null;
  if (owner.value.status === 'account') {
    return (
      <Notice tone="warning" title={t('register_owner_account_title')}>
        <p>{t('register_owner_account')}</p>
      </Notice>
    );
  }
  const executor =
    governor.status === 'ready' && governor.value.status === 'governor'
      ? (governor.value.timelock ?? governor.value.address)
      : null;
  if (executor === null || isSameAddress(executor, owner.value.address)) return null;
  return (
    <Notice tone="warning" title={t('register_owner_other_title')}>
      <p>{t('register_owner_other', formatShortHex(executor))}</p>
    </Notice>
  );
}
