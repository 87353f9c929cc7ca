import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Chip } from '@/components/ui/chip';
import { Tip } from '@/components/ui/tip';
import { Untrusted } from '@/components/ui/untrusted';
import { isAddressText } from '@/lib/format/address';
import { formatCount } from '@/lib/format/count';
import { type MessageKey, t } from '@/lib/i18n';
import type { DecodedArgument, DecodedCall } from '@/lib/model/submission';
import './decoded-call.css';

type Props = { decoded: DecodedCall; nativeSymbol: string };
type KnownCall = Extract<DecodedCall, { kind: 'known' }>;

/** A call in words: function, arguments and the calls inside it. What could not be read says so. */
export function DecodedCallView({ decoded, nativeSymbol }: Props) {
  switch (decoded.kind) {
    case 'transfer':
      return <p class="decoded-call">{t('confirm_transfer')}</p>;
    case 'unknown':
      return (
        <p class="decoded-call">
          <Chip tone="red">{t('confirm_unreadable')}</Chip> <code>{decoded.selector}</code>
        </p>
      );
    case 'known':
      return <Known decoded={decoded} nativeSymbol={nativeSymbol} />;
    default:
      return decoded satisfies never;
  }
}

function Known(props: { decoded: KnownCall; nativeSymbol: string }) {
  const { decoded, nativeSymbol } = props;
  return (
    <div class="decoded-call">
      <p class="decoded-call-name">
        {decoded.contractName !== null && <span>{decoded.contractName}</span>}
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
              <DecodedCallView decoded={call.decoded} nativeSymbol={nativeSymbol} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Longer texts stand in a block of their own: a reason, a description, raw bytes. */
const inlineMax = 44;

/** Words for the numbers of a vote (IGovernor, GovernorCountingFractional). */
const supports = {
  '0': 'confirm_support_0',
  '1': 'confirm_support_1',
  '2': 'confirm_support_2',
  '255': 'confirm_support_255',
} as const satisfies Record<string, MessageKey>;

function Value(props: { argument: DecodedArgument; of: KnownCall }) {
  const { value, exact, name } = props.argument;
  const isSupport = props.of.contractName === 'ModelGovernor' && name === 'support';
  if (isSupport && exact in supports) {
    return (
      <>
        {exact} ({t(supports[exact as keyof typeof supports])})
      </>
    );
  }
  if (isAddressText(exact)) return <Address hex={exact} />;
  if (exact.length > inlineMax) {
    return (
      <details>
        <summary>
          <Untrusted text={value} max={inlineMax} />
        </summary>
        <Untrusted text={exact} max={2_000} />
      </details>
    );
  }
  if (value !== exact) {
    return (
      <Tip detail={exact}>
        <Untrusted text={value} max={inlineMax} />
      </Tip>
    );
  }
  return <Untrusted text={value === '' ? '—' : value} max={inlineMax} />;
}
