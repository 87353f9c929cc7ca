import { type ReadonlySignal, signal } from '@preact/signals';
import { type Action, createAction } from '@/components/ui/create-action';
import type { RaisePurpose, RaiseView, Submitted } from '@/lib/model/submission';
import type { Send } from '@/lib/protocol/send';

export type RaiseModel = {
  /** What was asked about, with what it takes; null when nothing is. */
  view: ReadonlySignal<RaiseView | null>;
  ask: Action<[wanted: { id: string; purpose: RaisePurpose }], RaiseView>;
  /** Signs and sends what is shown. */
  confirm: Action<[], Submitted>;
  leave: () => void;
};

/** Speeding up and cancelling what waits: first what it takes, then the signature. */
export function createRaiseModel({ send, onDone }: { send: Send; onDone: () => void }): RaiseModel {
  const view = signal<RaiseView | null>(null);
  const leave = () => {
    view.value = null;
    ask.clear();
    confirm.clear();
  };
  const ask = createAction(async (wanted: { id: string; purpose: RaisePurpose }) => {
    leave();
    view.value = await send('activity.price', wanted);
    return view.value;
  });
  const confirm = createAction(async () => {
    const shown = view.value;
    if (!shown) return { status: 'rejected' } as const;
    const { id, purpose, attempts, fee } = shown;
    const { gas, maxFeePerGasWei, maxPriorityFeePerGasWei } = fee;
    const price = { gas, maxFeePerGasWei, maxPriorityFeePerGasWei };
    const submitted = await send('activity.raise', { id, purpose, attempts, fee: price });
    view.value = null;
    onDone();
    return submitted;
  });
  return { view, ask, confirm, leave };
}
