/** The guardian: an account that may cancel proposals until a day. */
import { Choice } from '@/components/ui/choice';
import { DateInput, TextInput } from '@/components/ui/text-input';
import { formatShortHex, isAddressText, isSameAddress, zeroAddress } from '@/lib/format/address';
import { formatAbsolute } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { ComposingContext, ParameterView } from '@/lib/model/composing';
import { getTimeline } from '../timeline-times';
import {
  type FieldProblem,
  type Fields,
  type FormProps,
  finish,
  type IntentOf,
  missing,
  type ParsedForm,
  wrong,
} from './types';

type GuardianView = Extract<ParameterView, { name: 'guardian' }>;
type GuardianIntent = Extract<IntentOf<'parameter'>, { name: 'guardian' }>;

/** Fields to intent; a guardian's last day ends at midnight UTC. */
export function parseGuardian(
  fields: Fields,
  view: GuardianView,
  context: ComposingContext,
): ParsedForm<IntentOf<'parameter'>> {
  if (isRemoval(fields)) {
    const problem = view.expiresAt === 0n ? wrong('mode', t('problem_parameter_unchanged')) : null;
    return finish([problem], () => toIntent(zeroAddress, 0n));
  }
  const account = (fields['account'] ?? '').trim();
  const expiresAt = readEnd(fields['expires'] ?? '');
  return finish([checkAccount(account), checkEnd(expiresAt, view, context)], () =>
    toIntent(account, expiresAt ?? 0n),
  );
}

/** What the change does, in words. */
export function describeGuardian({ account, expiresAt }: GuardianIntent): string {
  if (isSameAddress(account, zeroAddress)) return t('effect_guardian_removed');
  return t('effect_guardian', formatShortHex(account), formatAbsolute(expiresAt));
}

function toIntent(account: string, expiresAt: bigint): GuardianIntent {
  return {
    kind: 'parameter',
    name: 'guardian',
    account: account as GuardianIntent['account'],
    expiresAt,
  };
}

function isRemoval(fields: Fields): boolean {
  return fields['mode'] === 'remove';
}

/** The second a day ends, from `2027-05-01`; null when there is none. */
function readEnd(text: string): bigint | null {
  const startMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(startMs) ? null : BigInt(startMs / 1_000) + 86_399n;
}

function checkAccount(account: string): FieldProblem | null {
  if (account === '') return missing('account', t('form_address_missing'));
  const isUsable = isAddressText(account) && !isSameAddress(account, zeroAddress);
  return isUsable ? null : wrong('account', t('form_address_wrong'));
}

function checkEnd(
  expiresAt: bigint | null,
  view: GuardianView,
  context: ComposingContext,
): FieldProblem | null {
  if (expiresAt === null) return missing('expires', t('problem_guardian_end_missing'));
  if (expiresAt > view.latest) {
    return wrong('expires', t('problem_guardian_end_late', formatAbsolute(view.latest)));
  }
  const { executableAt } = getTimeline(context, context.timestamp);
  return expiresAt <= executableAt ? wrong('expires', t('problem_guardian_end_past')) : null;
}

export function GuardianFields({
  fields,
  onChange,
  problem,
  view,
}: FormProps & { view: GuardianView }) {
  return (
    <>
      <Choice
        legend={t('form_guardian')}
        value={isRemoval(fields) ? 'remove' : 'set'}
        options={[
          { value: 'set', label: t('form_guardian_set'), hint: t('form_guardian_set_hint') },
          {
            value: 'remove',
            label: t('form_guardian_remove'),
            hint: t('form_guardian_remove_hint'),
            disabled: view.expiresAt === 0n,
          },
        ]}
        onChange={(mode) => onChange({ mode })}
      />
      {!isRemoval(fields) && (
        <>
          <TextInput
            label={t('form_guardian_account')}
            code
            placeholder="0x…"
            value={fields['account'] ?? ''}
            error={problem('account')}
            onChange={(account) => onChange({ account })}
          />
          <DateInput
            label={t('form_guardian_until')}
            value={fields['expires'] ?? ''}
            error={problem('expires')}
            hint={t('form_guardian_until_hint', formatAbsolute(view.latest))}
            onChange={(expires) => onChange({ expires })}
          />
        </>
      )}
    </>
  );
}
