import { toKey } from '@/lib/format/message-key';
import { type MessageKey, t } from '@/lib/i18n';
import type { DescribedCall, TargetView, WarningCode } from '@/lib/model/composing';
import { Address } from './address';
import { Amount } from './amount';
import { CopyButton } from './copy-button';
import { DecodedCallView } from './decoded-call';
import { Notice } from './notice';
import './described-call.css';

type Props = { call: DescribedCall; nativeSymbol: string };

/** A proposal's call: what to look at twice, to whom, which function with which arguments, the raw data. */
export function DescribedCallView({ call, nativeSymbol }: Props) {
  const { action, target, decoded, warnings } = call;
  return (
    <div class="described-call">
      <CallWarnings codes={warnings} />
      <p class="described-call-target">
        <span>{tellTarget(target)}</span> <Address hex={action.target} />
        {action.valueWei > 0n && <Amount value={action.valueWei} unit={nativeSymbol} />}
      </p>
      <DecodedCallView
        decoded={decoded}
        nativeSymbol={nativeSymbol}
        valueWei={action.valueWei}
        isTargetTold
      />
      {action.calldata !== '0x' && (
        <details>
          <summary>{t('built_raw')}</summary>
          <code class="described-call-data">{action.calldata}</code>
          <CopyButton text={action.calldata} label={t('confirm_copy_data')} />
        </details>
      )}
    </div>
  );
}

/** Which contract it is, as far as its code tells. */
function tellTarget({ name, code }: TargetView): string {
  switch (code) {
    case 'own':
      return name ?? '';
    case 'known':
      return t('built_other_model', name ?? '');
    case 'none':
      return t('built_account');
    case 'unknown':
      return t('built_unknown_contract');
    case 'unread':
      return t('built_unread_contract');
    default:
      return code satisfies never;
  }
}

/** Those after which a model may no longer be its community's. */
const hard: ReadonlySet<WarningCode> = new Set([
  'unknown-code',
  'unknown-function',
  'grants-role',
  'changes-code',
  'changes-owner',
  'unlimited-approval',
  'moves-record',
  'nested-calls',
  'timelock-not-owner',
]);

/** Each says what it means and what to do. */
export function CallWarnings({ codes }: { codes: readonly WarningCode[] }) {
  if (codes.length === 0) return null;
  const isHard = codes.some((code) => hard.has(code));
  return (
    <Notice tone={isHard ? 'danger' : 'warning'} title={t('warnings_title')}>
      <ul class="described-call-warnings">
        {codes.map((code) => (
          <li key={code}>{t(`warning_${toKey(code)}` satisfies MessageKey)}</li>
        ))}
      </ul>
    </Notice>
  );
}
