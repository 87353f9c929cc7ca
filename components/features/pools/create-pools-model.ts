/** Stake and pools of one model: where it lies, what one's own part is, and what may be asked for. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Address } from 'viem';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import { type AmountInput, createAmountInput } from '@/components/ui/create-amount-input';
import { createHistoryReading, type HistoryReading } from '@/components/ui/create-history-reading';
import { formatPlainAmount } from '@/lib/format/amount';
import type { Position } from '@/lib/model/account';
import type { RecordId } from '@/lib/model/ids';
import {
  getLarger,
  getRoom,
  getSmaller,
  type Pool,
  type StakeHistory,
  type StakeState,
} from '@/lib/model/pools';
import type { PreparedView } from '@/lib/model/submission';
import type { PoolAction, PoolAsked } from '@/lib/protocol/dossier-messages';
import type { Send } from '@/lib/protocol/send';
import { findAccepted } from './find-accepted';
import { suggestMove } from './suggest-move';

/** Idle, or a pool by its adapter. */
export type Place = 'idle' | Address;

/** What stands before its signature. */
export type Asking = PoolAsked & { action: PoolAction | { kind: 'stake'; assets: bigint } };

export type PoolsModel = {
  stake: Resource<StakeState>;
  /** The account's own part; fails where there is no account. */
  position: Resource<Position>;
  /** Worth, losses and moves of the past, as far as logs were read; and the reading of them. */
  recorded: Resource<StakeHistory>;
  past: HistoryReading;
  from: Signal<Place>;
  to: Signal<Place>;
  moved: AmountInput;
  /** The most that the limits let move that way now. */
  movable: ReadonlySignal<bigint | null>;
  /** The move that would gain most; null when there is none. */
  suggestion: ReadonlySignal<ReturnType<typeof suggestMove>>;
  /** Fills in as much of it as its trial run lets through; gives the code of why none is. */
  suggest: Action<[], string | null>;
  left: Signal<Place>;
  leaving: AmountInput;
  leavable: ReadonlySignal<bigint | null>;
  staked: AmountInput;
  tokens: ReadonlySignal<bigint | null>;
  prepare: Action<[action: PoolAction], PoolAsked>;
  prepareStake: Action<[assets: bigint], PreparedView>;
  /** Reads stake and position again. */
  refresh: () => void;
};

export function createPoolsModel({ send, record }: { send: Send; record: RecordId }): PoolsModel {
  const stake = createResource(() => send('pools.read', { record }));
  const position = createResource(() => send('position.read', { record }));
  const recorded = createResource(() => send('pools.history', { record }));
  const past = createHistoryReading({
    advance: () => send('history.advance', { record }),
    show: async () => {
      await recorded.load();
      return getValue(recorded)?.history ?? null;
    },
  });
  const state = computed(() => getValue(stake));
  const from = signal<Place>('idle');
  const to = signal<Place>('idle');
  const left = signal<Place>('idle');
  const movable = computed(() => state.value && getMovable(state.value, from.value, to.value));
  const leavable = computed(() => findPool(state.value, left.value)?.leaving ?? null);
  const tokens = computed(() => getValue(position)?.tokenBalance ?? null);
  const moved = createAmountInput({ max: movable });
  const suggestion = computed(() => state.value && suggestMove(state.value));
  return {
    stake,
    position,
    recorded,
    past,
    from,
    to,
    moved,
    movable,
    suggestion,
    suggest: createAction(async () => {
      const move = suggestion.value;
      if (!move) return null;
      const { assets, refusal } = await findAccepted(move.assets, (part) =>
        send('pools.prepare', { record, action: { ...move, kind: 'rebalance', assets: part } }),
      );
      if (assets === null) return refusal;
      from.value = move.from ?? 'idle';
      to.value = move.to ?? 'idle';
      moved.text.value = formatPlainAmount(assets, 18);
      return null;
    }),
    left,
    leaving: createAmountInput({ max: leavable }),
    leavable,
    staked: createAmountInput({ max: tokens }),
    tokens,
    prepare: createAction((action: PoolAction) => send('pools.prepare', { record, action })),
    prepareStake: createAction((assets: bigint) =>
      send('stake.prepare', { record, action: { kind: 'stake', assets, delegatee: null } }),
    ),
    refresh: () => {
      void stake.load();
      void position.load();
    },
  };
}

export function findPool(state: StakeState | null, place: Place): Pool | null {
  return state?.pools.find(({ adapter }) => adapter === place) ?? null;
}

/** What lies at one place and fits into the other, within what may move now. */
function getMovable(state: StakeState, from: Place, to: Place): bigint {
  const source = findPool(state, from);
  const target = findPool(state, to);
  const there = source ? source.leaving : state.idle;
  const inWindow = getSmaller(there, state.movable);
  if (target) return getSmaller(inWindow, getRoom(target, state));
  // What exceeds the limits goes home beside the window.
  return source ? getLarger(inWindow, getSmaller(there, source.excess)) : inWindow;
}
