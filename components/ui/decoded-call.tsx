import { isAddressText } from '@/lib/format/address';
import { formatExactAmount } from '@/lib/format/amount';
import { formatBasisPoints, formatCount } from '@/lib/format/count';
import { formatAbsolute, formatDuration } from '@/lib/format/time';
import { type MessageKey, t } from '@/lib/i18n';
import type { ArgumentUnit, DecodedArgument, DecodedCall } from '@/lib/model/submission';
import { Address } from './address';
import { Amount } from './amount';
import { Chip } from './chip';
import { Tip } from './tip';
import { Untrusted } from './untrusted';
import './decoded-call.css';

type Props = {
  decoded: DecodedCall;
  nativeSymbol: string;
  /** What is sent along. */
  valueWei: bigint;
  /** What stands at the target is told beside it. */
  isTargetTold?: boolean;
};
type KnownCall = Extract<DecodedCall, { kind: 'known' }>;

/** A call in words: function, arguments and the calls inside it. What could not be read says so. */
export function DecodedCallView({ decoded, nativeSymbol, valueWei, isTargetTold = false }: Props) {
  switch (decoded.kind) {
    case 'transfer':
      return (
        <p class="decoded-call">{t(valueWei > 0n ? 'confirm_transfer' : 'confirm_empty_call')}</p>
      );
    case 'unknown':
      return (
        <p class="decoded-call">
          <Chip tone="red">{t('confirm_unreadable')}</Chip> {t('confirm_selector')}{' '}
          <code>{decoded.selector}</code>
        </p>
      );
    case 'known':
      return <Known decoded={decoded} nativeSymbol={nativeSymbol} isTargetTold={isTargetTold} />;
    default:
      return decoded satisfies never;
  }
}

function Known(props: { decoded: KnownCall; nativeSymbol: string; isTargetTold: boolean }) {
  const { decoded, nativeSymbol, isTargetTold } = props;
  return (
    <div class="decoded-call">
      <p class="decoded-call-name">
        {decoded.contractName !== null && !isTargetTold && <span>{decoded.contractName}</span>}
        <code>{decoded.functionName}</code>
        {decoded.contractName === null && <Chip tone="amber">{t('confirm_unknown_code')}</Chip>}
      </p>
      {decoded.arguments.length > 0 && (
        <dl class="decoded-call-arguments">
          {decoded.arguments.map((argument, index) => (
            <div key={`${index}-${argument.name}`}>
              <dt>
                <Untrusted
                  text={argument.name === '' ? String(index + 1) : argument.name}
                  max={32}
                />{' '}
                <span class="decoded-call-type">{argument.type}</span>
              </dt>
              <dd>
                <Value argument={argument} of={decoded} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {decoded.inner.length > 0 && (
        <ol class="decoded-call-inner">
          {decoded.inner.map((call, index) => (
            <li key={`${index}-${call.target}`}>
              <p class="decoded-call-step">
                {t('confirm_inner', formatCount(index + 1), formatCount(decoded.inner.length))}{' '}
                <Address hex={call.target} />
                {call.valueWei > 0n && <Amount value={call.valueWei} unit={nativeSymbol} />}
              </p>
              <DecodedCallView {...call} nativeSymbol={nativeSymbol} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Longer texts stand in a block of their own: a reason, a description, raw bytes. */
const inlineMax = 44;
/** Texts of several lines, however short; a name with a line break is a trick. */
const prose: ReadonlySet<string> = new Set(['description', 'reason', 'note']);

/** A hundred years, and the last second a date can tell: what is above is shown as it is. */
const longestSeconds = 3_155_760_000n;
const latestSeconds = 8_640_000_000_000n;

/** Words for the numbers of a vote (IGovernor, GovernorCountingFractional). */
const supports = {
  '0': 'confirm_support_0',
  '1': 'confirm_support_1',
  '2': 'confirm_support_2',
  '255': 'confirm_support_255',
} as const satisfies Record<string, MessageKey>;

function Value(props: { argument: DecodedArgument; of: KnownCall }) {
  const { value, exact, name, type, unit, decimals } = props.argument;
  const isSupport = props.of.contractName === 'ModelGovernor' && name === 'support';
  if (isSupport && exact in supports) {
    return (
      <>
        {exact} ({t(supports[exact as keyof typeof supports])})
      </>
    );
  }
  if (isAddressText(exact)) return <Address hex={exact} />;
  const isLong = exact.length > inlineMax;
  const isProse = type === 'string' && (isLong || prose.has(name));
  if (isLong) {
    return (
      <details>
        <summary>
          <Untrusted text={value} max={inlineMax} isProse={isProse} />
        </summary>
        <Untrusted text={exact} max={2_000} isProse={isProse} />
      </details>
    );
  }
  const shown = unit === undefined ? value : formatArgument(BigInt(exact), unit, decimals);
  if (shown !== exact) {
    return (
      <Tip detail={exact}>
        <Untrusted text={shown} max={inlineMax} />
      </Tip>
    );
  }
  return <Untrusted text={value === '' ? '—' : value} max={inlineMax} isProse={isProse} />;
}

/** A number by what it counts; all its digits are a hover away. */
function formatArgument(value: bigint, unit: ArgumentUnit, decimals?: number): string {
  switch (unit) {
    case 'amount':
      return formatExactAmount(value, decimals);
    case 'seconds':
      return value <= longestSeconds ? formatDuration(value) : String(value);
    case 'time':
      return value <= latestSeconds ? formatAbsolute(value) : String(value);
    case 'basis-points':
      return formatBasisPoints(value);
    default:
      return unit satisfies never;
  }
}
