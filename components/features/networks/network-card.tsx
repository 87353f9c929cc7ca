import { useSignal } from '@preact/signals';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Dialog } from '@/components/ui/dialog';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { Time } from '@/components/ui/time';
import { Untrusted } from '@/components/ui/untrusted';
import { formatCount } from '@/lib/format/count';
import { toKey } from '@/lib/format/message-key';
import { plural, t } from '@/lib/i18n';
import type { EndpointView, NetworkView } from '@/lib/model/network';
import type { NetworksModel } from './create-networks-model';
import './network-card.css';

type Props = { network: NetworkView; model: NetworksModel; nowMs: number };

/** One network: its endpoints, how they do, and what is known of its registry. */
export function NetworkCard({ network, model, nowMs }: Props) {
  /** An endpoint's id, `all` for the network, null for nothing. */
  const removing = useSignal<EndpointView | 'all' | null>(null);
  const isTesting = model.testing.value === network.chainId;
  return (
    <section class="network-card" aria-label={network.name}>
      <div class="network-card-head">
        <h3>
          {network.name} {network.demo && <Chip tone="demo">{t('network_demo')}</Chip>}
        </h3>
        <span class="network-card-id">{t('network_chain', String(network.chainId))}</span>
        <span class="network-card-actions">
          <Button
            small
            busy={isTesting}
            disabled={model.testing.value !== null && !isTesting}
            onClick={() => void model.test.run(network.chainId)}
          >
            {t('network_test')}
            <span class="visually-hidden"> {network.name}</span>
          </Button>
          <Button
            small
            look="danger"
            onClick={() => {
              removing.value = 'all';
            }}
          >
            {t('network_remove')}
            <span class="visually-hidden"> {network.name}</span>
          </Button>
        </span>
      </div>
      {network.registry === 'absent' && (
        <Notice tone="warning">
          <p>{t('network_no_registry')}</p>
        </Notice>
      )}
      <ul class="network-card-endpoints">
        {network.endpoints.map((endpoint) => (
          <Endpoint
            key={endpoint.id}
            endpoint={endpoint}
            onRemove={() => {
              removing.value = endpoint;
            }}
          />
        ))}
      </ul>
      <p class="network-card-note">
        {network.endpoints.length < 2 && !network.demo && `${t('network_one_endpoint')} `}
        <Keys network={network} nowMs={nowMs} />
      </p>
      <RemoveDialog network={network} removing={removing} model={model} />
    </section>
  );
}

function Keys({ network, nowMs }: Pick<Props, 'network' | 'nowMs'>) {
  const { count, syncedAtMs } = network.keys;
  if (syncedAtMs === null) return <>{t('network_keys_none')}</>;
  return (
    <>
      {plural('network_keys', count)}{' '}
      <Time at={BigInt(Math.floor(syncedAtMs / 1000))} now={BigInt(Math.floor(nowMs / 1000))} />
    </>
  );
}

const tones = {
  untested: 'grey',
  ok: 'neutral',
  failing: 'red',
  'wrong-chain': 'red',
  lagging: 'amber',
} as const;

function Endpoint({ endpoint, onRemove }: { endpoint: EndpointView; onRemove: () => void }) {
  const { host, operator, own, status, latencyMs, lastErrorCode } = endpoint;
  return (
    <li class="network-card-endpoint">
      <div class="network-card-host">
        <Untrusted text={host} max={48} />
        <span class="network-card-operator">
          {own
            ? t('network_mine')
            : operator !== '' && operator !== host && <Untrusted text={operator} max={40} />}
        </span>
      </div>
      <span class="network-card-latency">
        {latencyMs === null ? '' : t('network_latency', formatCount(Math.round(latencyMs)))}
      </span>
      <Chip tone={tones[status]}>{t(`network_status_${toKey(status)}`)}</Chip>
      <Button small onClick={onRemove}>
        {t('network_remove_endpoint')}
        <span class="visually-hidden"> {host}</span>
      </Button>
      {lastErrorCode !== null && <p class="network-card-error">{getErrorText(lastErrorCode)}</p>}
    </li>
  );
}

function RemoveDialog(props: {
  network: NetworkView;
  removing: { value: EndpointView | 'all' | null };
  model: NetworksModel;
}) {
  const { network, removing, model } = props;
  const what = removing.value;
  const isLast = what === 'all' || network.endpoints.length === 1;
  const close = () => {
    model.remove.clear();
    removing.value = null;
  };
  const remove = async () => {
    if (what === null) return;
    const done = await model.remove.run({
      chainId: network.chainId,
      endpointId: what === 'all' ? null : what.id,
    });
    if (done) close();
  };
  const name = what === null || what === 'all' ? network.name : what.host;
  return (
    <Dialog
      open={what !== null}
      title={t('network_remove_title', name)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('ui_cancel')}</Button>
          <Button look="danger" busy={model.remove.busy.value} onClick={() => void remove()}>
            {t('network_remove')}
          </Button>
        </>
      }
    >
      <p>{isLast ? t('network_remove_last') : t('network_remove_one')}</p>
      {model.remove.code.value !== null && (
        <Notice tone="danger" announce="alert">
          <p>{getErrorText(model.remove.code.value)}</p>
        </Notice>
      )}
    </Dialog>
  );
}
