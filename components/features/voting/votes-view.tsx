import { useEffect } from 'preact/hooks';
import type { Readable } from '@/components/ui/async-state';
import { AsyncView } from '@/components/ui/async-view';
import { EmptyState } from '@/components/ui/empty-state';
import type { NextStep } from '@/components/ui/error-text';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n';
import type { VoteItem as Item, TimedHolding, VotesModel } from './create-votes-model';
import { VoteItem } from './vote-item';
import './votes-view.css';

type Props = {
  holdings: Readable<readonly TimedHolding[]>;
  model: VotesModel;
  /** Chain time as a model's chain has it. */
  getNow: (holding: TimedHolding) => bigint;
  /** The item that was open last. */
  lastKey: string | null;
  onOpen: (item: Item) => void;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
};

/** Everything to vote on, over all models of the account. */
export function VotesView({ holdings, model, getNow, lastKey, onOpen, onStep }: Props) {
  const { items } = model;
  useEffect(() => void model.loadPowers(), [items.value, model]);
  return (
    <AsyncView
      resource={holdings}
      failed={t('vote_list_failed')}
      onStep={onStep}
      loading={
        <div class="votes-view-loading">
          <Skeleton lines={[80, 55, 100, 70]} />
          <Skeleton lines={[65, 50, 100, 60]} />
        </div>
      }
    >
      {(all) =>
        items.value.length === 0 ? (
          <EmptyState title={t('vote_none')}>
            <p>{all.length === 0 ? t('vote_none_no_model') : t('vote_none_text')}</p>
          </EmptyState>
        ) : (
          <ul class="votes-view">
            {items.value.map((item) => (
              <VoteItem
                key={item.key}
                proposal={item.proposal}
                modelName={item.holding.model.name}
                power={model.powers.value.get(item.key) ?? { status: 'idle' }}
                now={getNow(item.holding)}
                focused={item.key === lastKey}
                onOpen={() => onOpen(item)}
              />
            ))}
          </ul>
        )
      }
    </AsyncView>
  );
}
