import { formatAmount, formatExactAmount, isShortened } from '@/lib/format/amount';
import { Tip } from './tip';
import { Untrusted } from './untrusted';
import './amount.css';

type Props = {
  /** In smallest units. */
  value: bigint;
  /** A token's symbol is untrusted text. */
  unit: string;
  decimals?: number;
};

/** An amount with its unit, short; all digits on hover and focus when there are more. */
export function Amount({ value, unit, decimals = 18 }: Props) {
  const short = formatAmount(value, decimals);
  return (
    <span class="amount">
      {isShortened(value, decimals) ? (
        <Tip detail={`${formatExactAmount(value, decimals)}`}>{short}</Tip>
      ) : (
        short
      )}{' '}
      <Untrusted text={unit} max={12} />
    </span>
  );
}
