import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import { type AddressInput, createAddressInput } from '@/components/ui/create-address-input';
import { type AmountInput, createAmountInput } from '@/components/ui/create-amount-input';
import { createKept, type FormStore, keep } from '@/components/ui/kept';
import type { AllocationView, Position } from '@/lib/model/account';
import type { RecordId } from '@/lib/model/ids';
import type { StakeState } from '@/lib/model/pools';
import type { PreparedView } from '@/lib/model/submission';
import type { InputOf } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';
import {
  createDelegateChoice,
  type DelegateChoice,
  getDelegateState,
} from './create-delegate-choice';

export type PositionView = Position & { readAtMs: number };
export type StakeTask = 'stake' | 'unstake' | 'delegate';
export type StakeAction = InputOf<'stake.prepare'>['action'];

export type StakeModel = {
  position: Resource<PositionView>;
  /** What the account was given and can claim; null when it can claim nothing. */
  allocation: Resource<AllocationView | null>;
  /** Where the stake lies; read where somebody asks where the token can be had. */
  pools: Resource<StakeState>;
  /** What the form is for; a task, or empty for the first one. */
  task: Signal<string>;
  stake: AmountInput;
  unstake: AmountInput;
  /** Goes with a stake while there is no delegate. */
  stakeDelegate: DelegateChoice;
  newDelegate: DelegateChoice;
  /** To whom coin, tokens or shares go. */
  recipient: AddressInput;
  tokens: ReadonlySignal<bigint | null>;
  shares: ReadonlySignal<bigint | null>;
  /** What the shares to unstake are worth now; null while there is no amount. */
  unstakeValue: ReadonlySignal<bigint | null>;
  /** What the form asks for; null while it is not filled in. */
  action: ReadonlySignal<StakeAction | null>;
  prepare: Action<[action: StakeAction], PreparedView>;
  /** Empties the forms once what they asked for is on its way. */
  clear: () => void;
};

type Options = { send: Send; record: RecordId; key: string; forms: FormStore; now: () => number };

/** One model's stake: what the account has, and what it may do with it. */
export function createStakeModel({ send, record, key, forms, now }: Options): StakeModel {
  const position = createResource(async () => ({
    ...(await send('position.read', { record })),
    readAtMs: now(),
  }));
  const allocation = createResource(() => send('allocation.read', { record }));
  const pools = createResource(() => send('pools.read', { record }));
  const current = computed(() => getValue(position));
  const tokens = computed(() => current.value?.tokenBalance ?? null);
  const shares = computed(() => current.value?.shares ?? null);
  const stake = createAmountInput({ max: tokens });
  const unstake = createAmountInput({ max: shares });
  keep(forms, `${key}/stake`, stake.text);
  keep(forms, `${key}/unstake`, unstake.text);
  const task = createKept(forms, `${key}/task`);
  const of = { send, forms, position: current };
  const stakeDelegate = createDelegateChoice({ ...of, key: `${key}/stake-delegate` });
  const newDelegate = createDelegateChoice({ ...of, key: `${key}/new-delegate` });
  const recipient = createAddressInput({ text: signal(''), send });
  const unstakeValue = computed(() => {
    const asked = unstake.value.value;
    const held = current.value;
    return asked === null || !held || held.shares === 0n
      ? null
      : (held.shareValue * asked) / held.shares;
  });
  const fields = { task, stake, unstake, stakeDelegate, newDelegate };
  const action = computed(() => getAction(fields, current.value));
  const prepare = createAction((asked: StakeAction) =>
    send('stake.prepare', { record, action: asked }),
  );
  const clear = () =>
    batch(() => {
      const texts = [stake.text, unstake.text, recipient.text];
      for (const { mode, other } of [stakeDelegate, newDelegate]) texts.push(mode, other.text);
      for (const text of texts) text.value = '';
    });
  return {
    ...{ position, allocation, pools, ...fields, recipient, tokens, shares, unstakeValue },
    ...{ action, prepare, clear },
  };
}

type Fields = Pick<StakeModel, 'task' | 'stake' | 'unstake' | 'stakeDelegate' | 'newDelegate'>;

function getAction(fields: Fields, position: Position | null): StakeAction | null {
  if (position === null) return null;
  if (fields.task.value === 'unstake') {
    const shares = fields.unstake.value.value;
    return shares === null ? null : { kind: 'request-unstake', shares };
  }
  if (fields.task.value === 'delegate') {
    const delegatee = fields.newDelegate.address.value;
    return delegatee === null ? null : { kind: 'delegate', delegatee };
  }
  const assets = fields.stake.value.value;
  if (assets === null) return null;
  // With a delegate set, staking leaves it as it is; without one, the choice goes along.
  if (getDelegateState(position) !== 'nobody') return { kind: 'stake', assets, delegatee: null };
  const { mode, address } = fields.stakeDelegate;
  if (mode.value !== 'other') return { kind: 'stake', assets, delegatee: position.account };
  return address.value === null ? null : { kind: 'stake', assets, delegatee: address.value };
}
