import type { AsyncState } from '@/components/ui/async-state';
import { formatAmount } from '@/lib/format/amount';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import type { Power } from '@/lib/model/account';
import './power-line.css';

/** My power on a proposal in one short line, for lists. Its place is kept while it is read. */
export function PowerLine({ power }: { power: AsyncState<Power> }) {
  return <p class="power-line">{tell(power)}</p>;
}

function tell(power: AsyncState<Power>): string {
  if (power.status === 'failed') return t('power_failed');
  if (power.status !== 'ready') return t('power_reading');
  const { atSnapshot, used, reason } = power.value;
  if (reason !== 'has-power') return t(`power_short_${toKey(reason)}`);
  return t('power_short_has_power', formatAmount((atSnapshot ?? 0n) - used));
}
