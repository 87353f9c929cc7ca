import { Address } from '@/components/ui/address';
import { Notice } from '@/components/ui/notice';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { type MessageKey, t } from '@/lib/i18n';
import type { BuildProblem, BuiltAction, TargetView, WarningCode } from '@/lib/model/composing';
import type { DecodedCall } from '@/lib/model/submission';

/** The call an action became: to whom, which function with which arguments, the raw data, what to look at twice. */
export function BuiltActionView({ built }: { built: BuiltAction }) {
  if (built.status === 'problem') {
    return (
      <Notice tone="danger" announce="status">
        <p>{tellProblem(built.problem)}</p>
      </Notice>
    );
  }
  const { action, target, decoded, warnings } = built;
  return (
    <div class="composer-built">
      <Warnings codes={warnings} />
      <div class="composer-call">
        <span class="composer-call-target">
          <TargetName target={target} /> <Address hex={action.target} />
        </span>
        <DecodedView decoded={decoded} />
      </div>
      <details>
        <summary>{t('built_raw')}</summary>
        <p class="composer-code-text">{action.calldata}</p>
      </details>
    </div>
  );
}

/** Which contract it is, as far as its code tells. */
function TargetName({ target }: { target: TargetView }) {
  switch (target.code) {
    case 'own':
      return <>{target.name}</>;
    case 'known':
      return <>{t('built_other_model', target.name ?? '')}</>;
    case 'none':
      return <>{t('built_account')}</>;
    case 'unknown':
      return <>{t('built_unknown_contract')}</>;
    default:
      return target.code satisfies never;
  }
}

/** A decoded call as a line of code with its arguments named. */
export function DecodedView({ decoded }: { decoded: DecodedCall }) {
  if (decoded.kind === 'transfer') return <span class="composer-muted">{t('built_transfer')}</span>;
  if (decoded.kind === 'unknown') {
    return (
      <span class="composer-muted">
        {t('built_not_decoded')} <code>{decoded.selector}</code>
      </span>
    );
  }
  return (
    <>
      <code class="composer-function">{decoded.functionName}</code>
      {decoded.arguments.length > 0 && (
        <dl class="composer-arguments">
          {decoded.arguments.map(({ name, type, value, exact }, index) => (
            // Arguments have no identity but their place.
            <div key={`${index}-${name}`}>
              <dt>
                {name === '' ? type : name} <span class="composer-muted">{type}</span>
              </dt>
              <dd title={value === exact ? undefined : exact}>
                <bdi>{toUntrustedLine(value, 120).text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Hard ones first; each says what it means and what to do. */
export function Warnings({ codes }: { codes: readonly WarningCode[] }) {
  if (codes.length === 0) return null;
  const isHard = codes.some((code) => hard.has(code));
  return (
    <Notice tone={isHard ? 'danger' : 'warning'} title={t('warnings_title')}>
      <ul class="composer-warnings">
        {codes.map((code) => (
          <li key={code}>{tellWarning(code)}</li>
        ))}
      </ul>
    </Notice>
  );
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

function tellWarning(code: WarningCode): string {
  const texts: Record<WarningCode, () => string> = {
    'unknown-code': () => t('warning_unknown_code'),
    'no-code': () => t('warning_no_code'),
    'unknown-function': () => t('warning_unknown_function'),
    'read-only-function': () => t('warning_read_only_function'),
    'grants-role': () => t('warning_grants_role'),
    'revokes-role': () => t('warning_revokes_role'),
    'changes-code': () => t('warning_changes_code'),
    'changes-owner': () => t('warning_changes_owner'),
    'unlimited-approval': () => t('warning_unlimited_approval'),
    'moves-record': () => t('warning_moves_record'),
    'nested-calls': () => t('warning_nested_calls'),
    'more-than-treasury': () => t('warning_more_than_treasury'),
    'to-own-contract': () => t('warning_to_own_contract'),
    'timelock-not-owner': () => t('warning_timelock_not_owner'),
    'cuts-cooldown': () => t('warning_cuts_cooldown'),
    'short-vote': () => t('warning_short_vote'),
    'guardian-may-cancel': () => t('warning_guardian_may_cancel'),
  };
  return texts[code]();
}

function tellProblem({ code, values }: BuildProblem): string {
  return t(`problem_${code}` as MessageKey, ...values.map((value) => toUntrustedLine(value).text));
}
