import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';
import type { DossierModel } from './create-dossier-model';
import { DossierHead } from './dossier-head';
import './dossier.css';

export type DossierSection = { id: string; label: string; render: () => ComponentChildren };

type Props = {
  model: DossierModel;
  /** The computer's clock, in milliseconds. */
  nowMs: ReadonlySignal<number>;
  /** Of the record that is shown; empty where there are no votes and no stake of ours. */
  sections: readonly DossierSection[];
  selected: string;
  onSelect: (id: string) => void;
  onStep: (step: 'networks' | 'accounts' | 'unlock') => void;
};

/** A model in full: who it is, and section by section what its community does. */
export function Dossier(props: Props) {
  const { model, onStep } = props;
  useEffect(() => {
    if (model.badge.state.value.status === 'idle') void model.badge.load();
  }, [model]);
  const hasFailed = model.badge.state.value.status === 'failed';
  return (
    <div class="dossier">
      {hasFailed && <Title locator={model.locator} />}
      <AsyncView
        resource={model.badge}
        failed={t('dossier_failed')}
        onStep={onStep}
        loading={
          <>
            <Title locator={model.locator} />
            <Skeleton lines={[30, 60, 45]} />
            <Skeleton lines={[100, 100, 100, 80]} />
          </>
        }
      >
        {(badge) => (badge ? <Known {...props} badge={badge} /> : <NoRecord {...props} />)}
      </AsyncView>
      {model.lookNow.code.value !== null && <ErrorState code={model.lookNow.code.value} />}
    </div>
  );
}

function Title({ locator }: Pick<DossierModel, 'locator'>) {
  return (
    <div class="dossier-title">
      <h1>{t('dossier_title')}</h1>
      <p class="dossier-muted">
        <Untrusted text={locator} max={80} />{' '}
        <CopyButton text={locator} label={t('page_copy_locator')} />
      </p>
    </div>
  );
}

function LookNow({ model }: Pick<Props, 'model'>) {
  return (
    <Button small busy={model.lookNow.busy.value} onClick={() => void model.lookNow.run()}>
      {t('page_look_now')}
    </Button>
  );
}

function NoRecord({ model }: Props) {
  return (
    <>
      <Title locator={model.locator} />
      <EmptyState title={t('page_no_record')} actions={<LookNow model={model} />}>
        <p>{t('page_no_record_text')}</p>
      </EmptyState>
    </>
  );
}

/** Drawn again each second, and the sections below it not. */
function Head({ model, badge, nowMs }: Pick<Props, 'model' | 'nowMs'> & { badge: BadgeState }) {
  return <DossierHead badge={badge} nowMs={nowMs.value} actions={<LookNow model={model} />} />;
}

function Known({
  model,
  badge,
  nowMs,
  sections,
  selected,
  onSelect,
}: Props & { badge: BadgeState }) {
  const shown = sections.find(({ id }) => id === selected) ?? sections[0];
  return (
    <>
      <Head model={model} badge={badge} nowMs={nowMs} />
      {shown ? (
        <Tabs
          label={t('dossier_sections')}
          name="dossier"
          tabs={sections}
          selected={shown.id}
          onSelect={onSelect}
        >
          {shown.render()}
        </Tabs>
      ) : (
        badge.model && (
          <EmptyState title={t('dossier_no_votes')}>
            <p>{t('dossier_no_votes_text')}</p>
          </EmptyState>
        )
      )}
    </>
  );
}
