import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { ErrorState } from '@/components/ui/error-state';
import { getErrorText } from '@/components/ui/error-text';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { getPoolKind } from '@/components/ui/pool-name';
import { Progress } from '@/components/ui/progress';
import { TextInput } from '@/components/ui/text-input';
import { Untrusted } from '@/components/ui/untrusted';
import { isAddressText, isSameAddress } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import { type PoolLook, poolBounds, type StakeState } from '@/lib/model/pools';
import { useReading } from './create-reading';
import { PairSettingsFields } from './pair-settings';
import { getAddress, getFound, readPairSettings, toFoundFields } from './pool-listing';
import type { FormProps } from './types';

type Fit = Extract<PoolLook, { status: 'fit' }>;
/** What a look gave, and what it was asked with: the address, and a pair's settings. */
type Shown = { address: string; key: string | null; look: PoolLook };

/** After the last key, before the chain is asked. */
const pauseMs = 350;

/** What stands at the address that is typed, and what a vote would make of it. */
export function PoolSource(props: FormProps) {
  const { fields, onChange, problem, services, context } = props;
  const look = useReading<PoolLook>();
  const stake = useReading<StakeState>();
  const shown = useSignal<Shown | null>(null);
  const address = getAddress(fields);
  const settings = getFound(fields) === 'uniswap-v2' ? readPairSettings(fields) : null;
  const key = settings && Object.values(settings).join();
  const read = () =>
    look.run(
      () => services.lookAtPool(address as `0x${string}`, settings),
      (found) => {
        if (found === null) return;
        shown.value = { address, key, look: found };
        onChange(toFoundFields(address, found));
      },
    );
  useEffect(() => {
    void stake.run(services.readStake);
  }, [services, stake]);
  useEffect(() => {
    look.drop();
    if (!isAddressText(address)) return;
    const timer = setTimeout(() => void read(), pauseMs);
    return () => clearTimeout(timer);
  }, [address, key]);
  const { state } = look;
  const atAddress = shown.value?.address === address ? shown.value : null;
  const found = atAddress?.key === key ? atAddress.look : null;
  return (
    <>
      <TextInput
        label={t('form_pools_source')}
        code
        placeholder="0x…"
        value={fields['adapter'] ?? ''}
        error={problem('adapter')}
        hint={t('form_pools_source_hint')}
        onChange={(adapter) => onChange({ adapter })}
      />
      {getFound(fields) === 'uniswap-v2' && (
        <PairSettingsFields {...props} held={getHeld(atAddress)} />
      )}
      {state.value.status === 'loading' && <Progress label={t('form_pools_looking')} />}
      {state.value.status === 'failed' && (
        <ErrorState
          code={state.value.code}
          title={t('form_pools_look_failed')}
          onRetry={() => void read()}
        />
      )}
      {found?.status === 'fit' && (
        <>
          <FoundFacts found={found} symbol={context.model.symbol} />
          {stake.state.value.status === 'ready' && (
            <Listed found={found} stake={stake.state.value.value} />
          )}
          <Trial trial={found.trial} />
        </>
      )}
    </>
  );
}

/** What lies in a pool is the same whatever its adapter shall ask. */
function getHeld(shown: Shown | null): bigint | null {
  return shown?.look.status === 'fit' ? shown.look.held : null;
}

function FoundFacts({ found, symbol }: { found: Fit; symbol: string }) {
  const { kind, isAdapter, adapter, pool, name, symbol: other, held, riskId } = found;
  const isPair = kind === 'uniswap-v2';
  return (
    <Facts
      rows={[
        {
          label: t('form_pools_what'),
          value: isAdapter ? t('form_pools_what_adapter', getPoolKind(kind)) : getPoolKind(kind),
        },
        {
          label: isPair ? t('form_pools_other_token') : t('form_pools_name'),
          value: (
            <>
              <Untrusted text={name === '' ? '—' : name} max={40} />
              {other !== '' && (
                <>
                  {' '}
                  (<Untrusted text={other} max={12} />)
                </>
              )}
            </>
          ),
        },
        isAdapter ? { label: t('form_pools_pool'), value: <Address hex={pool} /> } : null,
        held === null
          ? null
          : { label: t('pools_holds'), value: <Amount value={held} unit={symbol} /> },
        {
          label: t('pools_adapter'),
          value: adapter ? <Address hex={adapter} /> : t('form_pools_adapter_open'),
        },
        riskId ? { label: t('pools_risk'), value: <Address hex={riskId} what="hash" /> } : null,
      ]}
    />
  );
}

/** What the list of pools says of it. */
function Listed({ found, stake }: { found: Fit; stake: StakeState }) {
  const { adapter, pool, riskId, kind } = found;
  const listed = stake.pools.find((one) => adapter && isSameAddress(one.adapter, adapter));
  const other = stake.pools.find((one) => isSameAddress(one.target, pool) && one !== listed);
  const isCapped = stake.pools.some(
    (one) => one.riskId === riskId && one.riskAbsoluteCap > 0n && one.riskRelativeCapBps > 0n,
  );
  const isFull = !listed && stake.pools.length >= poolBounds.listed;
  return (
    <>
      {listed && (
        <Notice>
          <p>{t('form_pools_listed')}</p>
        </Notice>
      )}
      {other && (
        <Notice tone="warning">
          <p>{t('form_pools_listed_other')}</p>
          <Address hex={other.adapter} />
        </Notice>
      )}
      {isFull && (
        <Notice tone="danger">
          <p>{t('form_pools_full', String(poolBounds.listed))}</p>
        </Notice>
      )}
      {!isCapped && riskId && <p class="composer-muted">{t('form_pools_no_risk_cap')}</p>}
      {kind === 'unknown' && (
        <Notice tone="danger" title={t('warning_unknown_code_title')}>
          <p>{t('form_pools_unknown_adapter')}</p>
        </Notice>
      )}
    </>
  );
}

/** One token in and out on a copy of the chain: what would only come to light after the vote. */
function Trial({ trial }: Pick<Fit, 'trial'>) {
  if (trial === null) return null;
  switch (trial.status) {
    case 'ok':
      return <p class="composer-muted">{t('form_pools_trial_ok')}</p>;
    case 'reverts':
      return (
        <Notice tone="danger" title={t('form_pools_trial_fails')} announce="status">
          <p>{getErrorText(trial.code)}</p>
          {trial.detail !== '' && <p class="composer-code-text">{trial.detail}</p>}
        </Notice>
      );
    case 'not-simulated':
      return (
        <p class="composer-muted">
          {t('form_pools_trial_none')} {tellWhyNot(trial.code)}
        </p>
      );
    default:
      return trial satisfies never;
  }
}

/** A node that refuses a trial run of several calls does not know the method; other causes tell themselves. */
function tellWhyNot(code: string): string {
  return code === 'chain.refused' ? t('form_pools_trial_refused') : getErrorText(code);
}
