import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { AsyncView } from '@/components/ui/async-view';
import type { NextStep } from '@/components/ui/error-text';
import { HistoryLine } from '@/components/ui/history-line';
import { KnownNow } from '@/components/ui/known-now';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n';
import type { Participation } from '@/lib/model/participation';
import { getMissing } from './concentration';
import { Concentration } from './concentration-view';
import type { ParticipationModel } from './create-participation-model';
import { TurnoutList } from './turnout-list';
import { VoterList } from './voter-list';
import './participation.css';

type Props = {
  model: ParticipationModel;
  /** The computer's clock, in milliseconds. */
  nowMs: ReadonlySignal<number>;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
};

/** Who votes, who could, and how much a few of them decide. */
export function ParticipationView({ model, nowMs, onStep }: Props) {
  useEffect(() => {
    if (model.reading.value.status === 'idle') void model.start();
    return () => model.stop();
  }, [model]);
  return (
    <AsyncView
      resource={model.participation}
      failed={t('part_failed')}
      onStep={onStep}
      loading={
        <div class="participation">
          <Skeleton lines={[25, 60]} />
          <Skeleton lines={[100, 100, 100, 100]} />
          <Skeleton lines={[25, 90, 90, 90]} />
        </div>
      }
    >
      {(value) => (
        <div class="participation">
          <TurnoutList participation={value} />
          <Concentration participation={value} />
          <VoterList participation={value} />
          <section class="participation-section">
            <h2>{t('part_known')}</h2>
            <p>
              {t('part_known_state')} <KnownNow provenance={value.provenance} nowMs={nowMs} />
            </p>
            <HistoryLine model={model} partial={tellPartial(value)} />
          </section>
        </div>
      )}
    </AsyncView>
  );
}

/** What unread logs may still tell; of holders nothing, once those that were found have all the votes. */
function tellPartial(participation: Participation): string {
  return t(getMissing(participation) === 0n ? 'part_history_ballots' : 'part_history_partial');
}
