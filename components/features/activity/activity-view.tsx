import type { ComponentProps } from 'preact';
import { AsyncView } from '@/components/ui/async-view';
import { EmptyState } from '@/components/ui/empty-state';
import type { NextStep } from '@/components/ui/error-text';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n';
import { ActivityItem } from './activity-item';
import type { ActivityModel } from './create-activity-model';
import './activity-view.css';

type Props = Pick<ComponentProps<typeof ActivityItem>, 'nowMs' | 'nameAccount'> & {
  model: ActivityModel;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
};

/** What was sent and what became of it. */
export function ActivityView({ model, nowMs, nameAccount, onStep }: Props) {
  return (
    <AsyncView
      resource={model.activity}
      failed={t('activity_unread')}
      onStep={onStep}
      loading={
        <div class="activity-view-loading">
          <Skeleton lines={[60, 80, 45]} />
          <Skeleton lines={[50, 70, 45]} />
        </div>
      }
    >
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={t('activity_none')}>
            <p>{t('activity_none_text')}</p>
          </EmptyState>
        ) : (
          <ul class="activity-view">
            {all.map((one) => (
              <ActivityItem
                key={one.id}
                activity={one}
                model={model}
                nowMs={nowMs}
                nameAccount={nameAccount}
              />
            ))}
          </ul>
        )
      }
    </AsyncView>
  );
}
