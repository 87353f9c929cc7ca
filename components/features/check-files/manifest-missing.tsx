import type { ComponentChildren } from 'preact';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Untrusted } from '@/components/ui/untrusted';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import type { ManifestView } from '@/lib/model/manifest-view';
import type { CheckModel } from './create-check-model';

type Props = { view: ManifestView; model: CheckModel; onNetworks: () => void };

/** Why there is nothing to hold files against; nothing at all where there is. */
export function ManifestMissing({ view, model, onNetworks }: Props) {
  const again = (
    <Button busy={model.manifest.refreshing.value} onClick={() => void model.lookNow()}>
      {t('check_look')}
    </Button>
  );
  switch (view.status) {
    case 'read':
      return null;
    case 'no-record':
      return <NoRecord view={view} onNetworks={onNetworks} again={again} />;
    case 'disputed':
      return (
        <Notice
          tone="danger"
          announce="alert"
          title={t('check_disputed')}
          actions={
            <>
              {again}
              <Button onClick={onNetworks}>{t('check_networks')}</Button>
            </>
          }
        >
          <p>{t('check_disputed_text', view.operators.join(', '))}</p>
        </Notice>
      );
    case 'nothing-approved':
      return (
        <EmptyState title={t('check_nothing')} actions={again}>
          <p>{t('check_nothing_text')}</p>
        </EmptyState>
      );
    case 'unavailable':
      return (
        <Notice tone="warning" announce="alert" title={t('check_unavailable')} actions={again}>
          <p>{t(`check_chain_${view.why.chain}`)}</p>
          <p>{t(`check_hub_${toKey(view.why.hub)}`)}</p>
        </Notice>
      );
    default:
      return view satisfies never;
  }
}

type NoRecordProps = {
  view: Extract<ManifestView, { status: 'no-record' }>;
  onNetworks: () => void;
  again: ComponentChildren;
};

function NoRecord({ view: { networks, origin }, onNetworks, again }: NoRecordProps) {
  if (networks === 0) {
    return (
      <EmptyState
        title={t('check_no_network')}
        actions={
          <Button look="primary" onClick={onNetworks}>
            {t('check_networks')}
          </Button>
        }
      >
        <p>{t('check_no_network_text')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('check_no_record')} actions={again}>
      <p>{t('check_no_record_text')}</p>
      {origin !== null && (
        <p>
          {t('check_origin')}{' '}
          <a href={`#locator=${encodeURIComponent(origin)}`}>
            <Untrusted text={origin} max={80} />
          </a>
        </p>
      )}
    </EmptyState>
  );
}
