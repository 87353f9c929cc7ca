import { Amount } from '@/components/ui/amount';
import { AmountField } from '@/components/ui/amount-field';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import type { NextStep } from '@/components/ui/error-text';
import { Facts } from '@/components/ui/facts';
import { formatAmount } from '@/lib/format/amount';
import { formatBasisPoints, formatShare } from '@/lib/format/count';
import { formatDuration } from '@/lib/format/time';
import { plural, t } from '@/lib/i18n';
import type { Position } from '@/lib/model/account';
import type { StakeHistory, StakeState } from '@/lib/model/pools';
import type { Asking, PoolsModel } from './create-pools-model';
import { Explained } from './pool-list';

type Props = {
  model: PoolsModel;
  state: StakeState;
  /** Null while no log was read. */
  history: StakeHistory | null;
  symbol: string;
  onAsk: (asking: Asking) => void;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
};

/** One's own part, and what staking more would mean, before anything is signed. */
export function StakePreview(props: Props) {
  const { model, onStep } = props;
  return (
    <section class="pools-section">
      <h2>{t('pools_mine')}</h2>
      <AsyncView resource={model.position} failed={t('pools_mine_failed')} onStep={onStep}>
        {(position) => <Mine {...props} position={position} />}
      </AsyncView>
    </section>
  );
}

function Mine({ model, state, history, symbol, onAsk, position }: Props & { position: Position }) {
  const assets = model.staked.value.value;
  const { prepareStake } = model;
  const onStake = async () => {
    if (assets === null) return;
    const prepared = await prepareStake.run(assets);
    if (!prepared) return;
    onAsk({ prepared, outcome: { status: 'unknown' }, action: { kind: 'stake', assets } });
  };
  return (
    <>
      <Facts
        rows={[
          {
            label: t('stake_staked'),
            value: (
              <>
                <Amount value={position.shareValue} unit={symbol} /> (
                {formatShare(position.shares, state.shares)})
              </>
            ),
          },
          {
            label: t('stake_votes'),
            value: <Amount value={position.votes} unit={t('vote_unit')} />,
          },
        ]}
      />
      <AmountField
        label={t('pools_stake_more')}
        input={model.staked}
        unit={symbol}
        max={{ value: model.tokens, label: t('stake_in_wallet') }}
      />
      {assets !== null && (
        <section class="pools-preview" aria-label={t('pools_preview')}>
          <Facts rows={getPreview({ position, state, history, symbol, assets })} />
          {state.pools.some(({ kind }) => kind === 'uniswap-v2') && <Explained />}
        </section>
      )}
      <div>
        <Button
          look="primary"
          disabled={assets === null}
          busy={prepareStake.busy.value}
          onClick={() => void onStake()}
        >
          {t('page_stake')}
        </Button>
      </div>
      {prepareStake.code.value !== null && <ErrorState code={prepareStake.code.value} />}
    </>
  );
}

type Preview = Pick<Props, 'state' | 'history' | 'symbol'> & { position: Position; assets: bigint };

function getPreview({ position, state, history, symbol, assets }: Preview) {
  const shares = toShares(assets, state);
  const votesItself = position.delegate.toLowerCase() === position.account.toLowerCase();
  const after = position.votes + (votesItself ? shares : 0n);
  return [
    {
      label: t('pools_votes_change'),
      value: t('pools_from_to', formatAmount(position.votes), formatAmount(after)),
    },
    votesItself
      ? null
      : {
          label: t('pools_votes_delegate'),
          value: <Amount value={shares} unit={t('vote_unit')} />,
        },
    { label: t('pools_exit_time'), value: formatDuration(state.cooldownSeconds) },
    { label: t('pools_max_deployed'), value: formatBasisPoints(state.maxDeployedBps) },
    { label: t('pools_losses'), value: <Losses history={history} symbol={symbol} /> },
  ];
}

/** ERC-4626 rounds shares down. */
function toShares(assets: bigint, { shares, forEntry }: StakeState): bigint {
  return forEntry === 0n ? assets : (assets * shares) / forEntry;
}

function Losses({ history, symbol }: Pick<Props, 'history' | 'symbol'>) {
  if (!history || history.history.operator === null) return <>{t('pools_losses_not_read')}</>;
  const { losses } = history;
  if (losses.length === 0) return <>{t('pools_losses_none')}</>;
  const sum = losses.reduce((total, { assets }) => total + assets, 0n);
  return (
    <>
      <Amount value={sum} unit={symbol} /> {plural('pools_losses_in', losses.length)}
    </>
  );
}
