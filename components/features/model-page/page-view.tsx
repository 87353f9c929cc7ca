import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import type { NextStep } from '@/components/ui/error-text';
import { Skeleton } from '@/components/ui/skeleton';
import { Untrusted } from '@/components/ui/untrusted';
import { VerdictPanel } from '@/components/ui/verdict-panel';
import { t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import type { PageModel } from './create-page-model';
import './page-view.css';

type Props = {
  page: PageModel;
  nowMs: number;
  /** The model's proposals. */
  proposals: ComponentChildren;
  onStake: () => void;
  onPropose: (locator: Locator) => void;
  onRegister: (of: { locator: Locator; revision: string | null }) => void;
  /** Opens the page where one's own files are checked. */
  onCheck: (locator: Locator) => void;
  /** Opens everything there is about the model. */
  onDossier: (locator: Locator) => void;
  /** The record, its files and their download in full; not part of the first view. */
  renderDetails: (of: { badge: BadgeState; nowSeconds: bigint }) => ComponentChildren;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
};

/** What is on the page in front: its model, the verdict, what is voted on, what can be done. */
export function PageView(props: Props) {
  const { page, onStep, onRegister } = props;
  useEffect(() => {
    if (page.tab.state.value.status === 'idle') void page.tab.load();
  }, [page]);
  return (
    <AsyncView
      resource={page.tab}
      failed={t('page_failed')}
      onStep={onStep}
      loading={
        <div class="page-view">
          <Skeleton lines={[55, 30]} />
          <Skeleton lines={[40, 95, 70]} />
          <Skeleton lines={[100, 100, 100]} />
        </div>
      }
    >
      {({ locator, revision, badge }) => {
        if (locator === null) return <NoModel />;
        if (badge === null) {
          const register = () => onRegister({ locator, revision });
          return <NoRecord locator={locator} page={page} onRegister={register} />;
        }
        return <Governed {...props} badge={badge} />;
      }}
    </AsyncView>
  );
}

function NoModel() {
  return (
    <EmptyState title={t('page_no_model')}>
      <p>{t('page_no_model_text')}</p>
    </EmptyState>
  );
}

type NoRecordProps = { locator: Locator; page: PageModel; onRegister: () => void };

function NoRecord({ locator, page, onRegister }: NoRecordProps) {
  const isLooking = page.isCatchingUp.value || page.lookNow.busy.value;
  return (
    <>
      <EmptyState
        title={t(isLooking ? 'page_looking' : 'page_no_record')}
        actions={
          <>
            <Button onClick={onRegister}>{t('menu_register')}</Button>
            <Button busy={isLooking} onClick={() => void page.lookNow.run()}>
              {t('page_look_now')}
            </Button>
          </>
        }
      >
        <p>
          <code>
            <Untrusted text={locator} max={80} />
          </code>{' '}
          <CopyButton text={locator} label={t('page_copy_locator')} />
        </p>
        <p>{t(page.isCatchingUp.value ? 'page_looking_text' : 'page_no_record_text')}</p>
      </EmptyState>
      {page.lookNow.code.value !== null && <ErrorState code={page.lookNow.code.value} />}
    </>
  );
}

function Governed(props: Props & { badge: BadgeState }) {
  const { page, badge, nowMs, proposals, onStake, onPropose, renderDetails } = props;
  const { onCheck, onDossier } = props;
  const { model, locator } = badge;
  return (
    <div class="page-view">
      <div class="page-view-head">
        {model && (
          <h2>
            <Untrusted text={model.name} max={60} />{' '}
            <span class="page-view-symbol">
              <Untrusted text={model.symbol} max={12} />
            </span>
          </h2>
        )}
        <p class="page-view-locator">
          <Untrusted text={locator} max={70} />
        </p>
      </div>
      <VerdictPanel badge={badge} nowMs={nowMs} heading={badge.model === null ? 'h2' : 'h3'} />
      {renderDetails({ badge, nowSeconds: getNowSeconds(badge, nowMs) })}
      <div class="page-view-actions">
        {model && model.vault !== null && <Button onClick={onStake}>{t('page_stake')}</Button>}
        {model && model.governor !== null && (
          <Button onClick={() => onPropose(locator)}>{t('page_propose')}</Button>
        )}
        {model && model.approval !== null && (
          <Button onClick={() => onCheck(locator)}>{t('page_check')}</Button>
        )}
        {model && <Button onClick={() => onDossier(locator)}>{t('dossier_title')}</Button>}
        <span class="page-view-looks">
          <Button
            look="plain"
            busy={page.lookNow.busy.value}
            onClick={() => void page.lookNow.run()}
          >
            {t('page_look_now')}
          </Button>
          {model && (
            <Button look="plain" busy={page.prove.busy.value} onClick={() => void page.prove.run()}>
              {t(page.prove.busy.value ? 'proof_asking' : 'proof_ask')}
            </Button>
          )}
        </span>
      </div>
      {[page.lookNow, page.prove].map(
        ({ code }, index) => code.value !== null && <ErrorState key={index} code={code.value} />,
      )}
      {model && model.governor !== null && proposals}
    </div>
  );
}

/** The chain's time where a block was read, else the computer's. */
function getNowSeconds({ provenance }: BadgeState, nowMs: number): bigint {
  if (!('at' in provenance)) return BigInt(Math.floor(nowMs / 1000));
  const passed = Math.max(0, nowMs - provenance.at.readAtMs);
  return provenance.at.timestamp + BigInt(Math.floor(passed / 1000));
}
