import { AsyncView } from '@/components/ui/async-view';
import { ErrorState } from '@/components/ui/error-state';
import { t } from '@/lib/i18n';
import type { NetworksModel } from './create-networks-model';
import { EndpointForm } from './endpoint-form';
import { KnownForm } from './known-form';
import { NetworkCard } from './network-card';
import './networks-section.css';

type Props = { model: NetworksModel; nowMs: number };

/** The networks there are, and the form for another endpoint. */
export function NetworksSection({ model, nowMs }: Props) {
  return (
    <div class="networks-section">
      <AsyncView resource={model.networks} failed={t('network_failed')}>
        {(networks) =>
          networks.length === 0 ? (
            <p class="networks-section-none">{t('network_none_text')}</p>
          ) : (
            <>
              {networks.map((network) => (
                <NetworkCard key={network.chainId} network={network} model={model} nowMs={nowMs} />
              ))}
              {networks.some(({ demo }) => demo) && (
                <p class="networks-section-none">{t('network_demo_text')}</p>
              )}
            </>
          )
        }
      </AsyncView>
      {model.test.code.value !== null && <ErrorState code={model.test.code.value} />}
      <div class="networks-section-add">
        <h3>{t('network_add_title')}</h3>
        <EndpointForm model={model} />
        <h3>{t('network_known_title')}</h3>
        <KnownForm model={model} />
      </div>
    </div>
  );
}
