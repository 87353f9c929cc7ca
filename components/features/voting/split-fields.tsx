import { Amount } from '@/components/ui/amount';
import { AmountField } from '@/components/ui/amount-field';
import { t } from '@/lib/i18n';
import type { BallotModel } from './create-ballot-model';
import './split-fields.css';

/** A vote in parts: how much for, against and abstaining, and what is left. */
export function SplitFields({ model }: { model: BallotModel }) {
  const { split, remaining } = model;
  const sum = split.sum.value;
  const left = sum === null || remaining.value === null ? null : remaining.value - sum;
  const unit = t('vote_unit');
  return (
    <div class="split-fields">
      {(['for', 'against', 'abstain'] as const).map((part) => (
        <AmountField key={part} label={t(`vote_${part}`)} input={split[part]} unit={unit} />
      ))}
      <p class={left !== null && left < 0n ? 'split-fields-over' : ''} role="status">
        {left === null ? (
          t('vote_split_incomplete')
        ) : left < 0n ? (
          <>
            {t('vote_split_over')} <Amount value={-left} unit={unit} />
          </>
        ) : (
          <>
            {t('vote_split_left')} <Amount value={left} unit={unit} />
          </>
        )}
      </p>
    </div>
  );
}
