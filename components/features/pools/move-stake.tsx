import { useSignal } from '@preact/signals';
import { AmountField } from '@/components/ui/amount-field';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Select } from '@/components/ui/select';
import { formatAmount } from '@/lib/format/amount';
import { formatBasisPoints } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { StakeState } from '@/lib/model/pools';
import type { PoolAction } from '@/lib/protocol/dossier-messages';
import { type Asking, findPool, type Place, type PoolsModel } from './create-pools-model';
import { getPlaceName } from './pool-texts';

type Props = {
  model: PoolsModel;
  state: StakeState;
  symbol: string;
  onAsk: (asking: Asking) => void;
};

/** Moves stake for a tip, as a keeper does; whether it may move is checked by the contract. */
export function MoveStake({ model, state, symbol, onAsk }: Props) {
  const { from, to, moved } = model;
  if (!state.isOurs || state.pools.length === 0) return null;
  const assets = moved.value.value;
  const places = listPlaces(state);
  const toAddress = (place: Place) => (place === 'idle' ? null : place);
  const action: PoolAction | null =
    assets === null || from.value === to.value
      ? null
      : {
          kind: 'rebalance',
          from: toAddress(from.value),
          to: toAddress(to.value),
          assets,
        };
  return (
    <section class="pools-section">
      <h2>{t('pools_move')}</h2>
      <p>{t('pools_move_text', formatAmount(state.movable))}</p>
      <Suggest model={model} />
      <div class="pools-fields">
        <Select
          label={t('pools_from')}
          value={from.value}
          options={places}
          onChange={(place) => {
            from.value = place;
          }}
        />
        <Select
          label={t('pools_to')}
          value={to.value}
          options={places}
          onChange={(place) => {
            to.value = place;
          }}
        />
        <AmountField
          label={t('pools_amount')}
          input={moved}
          unit={symbol}
          max={{ value: model.movable, label: t('pools_may_move') }}
        />
      </div>
      <Ask model={model} action={action} label={t('pools_try')} onAsk={onAsk} />
    </section>
  );
}

/** Fills in the move that gains most, or says why there is none. */
function Suggest({ model: { suggestion, suggest } }: Pick<Props, 'model'>) {
  const refusal = useSignal<string | null>(null);
  if (!suggestion.value) return <p>{t('pools_suggest_none')}</p>;
  const fill = async () => {
    refusal.value = null;
    refusal.value = await suggest.run();
  };
  const code = refusal.value ?? suggest.code.value;
  return (
    <>
      <div>
        <Button small busy={suggest.busy.value} onClick={() => void fill()}>
          {t('pools_suggest')}
        </Button>
      </div>
      {code !== null && <ErrorState code={code} />}
    </>
  );
}

/** The way out that nobody can close: a holder takes stake out of a pool at a cost of its own. */
export function ForceExit({ model, state, symbol, onAsk }: Props) {
  const pool = findPool(state, model.left.value);
  const assets = model.leaving.value.value;
  const places = listPlaces(state).filter(
    ({ value }) => value === 'idle' || (findPool(state, value)?.leaving ?? 0n) > 0n,
  );
  if (state.pools.length === 0) return null;
  const action: PoolAction | null =
    !pool || assets === null ? null : { kind: 'force-deallocate', adapter: pool.adapter, assets };
  return (
    <section class="pools-section">
      <details>
        <summary>{t('pools_force')}</summary>
        <div class="pools-force">
          <p>{t('pools_force_text', formatBasisPoints(state.penaltyBps))}</p>
          <div class="pools-fields">
            <Select
              label={t('pools_from')}
              value={model.left.value}
              options={places.map((place) =>
                place.value === 'idle' ? { ...place, label: t('pools_choose') } : place,
              )}
              onChange={(place) => {
                model.left.value = place;
              }}
            />
            <AmountField
              label={t('pools_amount')}
              input={model.leaving}
              unit={symbol}
              max={{ value: model.leavable, label: t('pools_leaving') }}
            />
          </div>
          {pool && assets !== null && (
            <p>
              {t(
                'pools_force_cost',
                formatAmount((assets * state.penaltyBps) / 10_000n),
                formatBasisPoints(pool.maxLossBps),
              )}
            </p>
          )}
          <Ask model={model} action={action} label={t('pools_force_try')} onAsk={onAsk} />
        </div>
      </details>
    </section>
  );
}

type AskProps = Pick<Props, 'model' | 'onAsk'> & { action: PoolAction | null; label: string };

function Ask({ model, action, label, onAsk }: AskProps) {
  const { prepare } = model;
  const onClick = async () => {
    if (!action) return;
    const asked = await prepare.run(action);
    if (asked) onAsk({ ...asked, action });
  };
  return (
    <>
      <div>
        <Button disabled={action === null} busy={prepare.busy.value} onClick={() => void onClick()}>
          {label}
        </Button>
      </div>
      {prepare.code.value !== null && <ErrorState code={prepare.code.value} />}
    </>
  );
}

function listPlaces(state: StakeState): readonly { value: Place; label: string }[] {
  const places: readonly Place[] = ['idle', ...state.pools.map(({ adapter }) => adapter)];
  return places.map((value) => ({ value, label: getPlaceName(state, value) }));
}
