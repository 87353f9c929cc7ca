/** Reads on in a model's logs while somebody looks: a few pieces at a time, to be followed and stopped. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { toErrorData } from '@/lib/errors/base';
import { type HistoryState, isHistoryRead } from '@/lib/model/participation';

/** Where the reading of logs is; `stopped` and `failed` can be taken up again. */
export type Reading =
  | { status: 'idle' | 'reading' | 'stopped' | 'done' }
  | { status: 'failed'; code: string };

export type HistoryReading = {
  reading: ReadonlySignal<Reading>;
  /** How far the logs are; newer than what is shown was made of. */
  history: ReadonlySignal<HistoryState | null>;
  /** Shows what is known, then goes on in the logs until all are read, it fails, or it is stopped. */
  start: () => Promise<void>;
  stop: () => void;
};

type Options = {
  /** Reads a few pieces more. */
  advance: () => Promise<HistoryState>;
  /** Shows what is known with the logs read so far; null when that failed, so that no more need be read. */
  show: () => Promise<HistoryState | null>;
};

/** Requests after which what was found is shown, while it is still read on. */
const showEvery = 5;

export function createHistoryReading({ advance, show }: Options): HistoryReading {
  const reading = signal<Reading>({ status: 'idle' });
  const history = signal<HistoryState | null>(null);
  let turn = 0;
  const showNow = async () => {
    const state = await show();
    if (state) history.value = state;
    return state;
  };
  const stop = () => {
    if (reading.peek().status !== 'reading') return;
    turn += 1;
    reading.value = { status: 'stopped' };
    void showNow();
  };
  const readOn = async (isMine: () => boolean) => {
    for (let i = 1; isMine(); i += 1) {
      const state = await advance();
      if (!isMine()) return;
      const before = history.peek();
      history.value = state;
      const isDone = isHistoryRead(state);
      // What does not get further now would be asked for ever.
      if (!isDone && before?.low === state.low && before.high === state.high) return stop();
      if (isDone || i % showEvery === 0) await showNow();
      if (isDone && isMine()) reading.value = { status: 'done' };
      if (isDone) return;
    }
  };
  const start = async () => {
    turn += 1;
    const mine = turn;
    const isMine = () => mine === turn;
    reading.value = { status: 'reading' };
    const state = await showNow();
    if (!isMine()) return;
    // The view tells why it could not be read; logs alone would show nothing.
    if (state === null) {
      reading.value = { status: 'idle' };
      return;
    }
    try {
      await readOn(isMine);
    } catch (error) {
      if (isMine()) reading.value = { status: 'failed', code: toErrorData(error).code };
    }
  };
  return { reading, history, start, stop };
}
