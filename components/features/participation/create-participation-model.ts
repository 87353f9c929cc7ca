/** Participation of one model: what is known, and the reading of logs that makes more of it known. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { createResource, type Resource } from '@/components/ui/async-state';
import { toErrorData } from '@/lib/errors/base';
import type { RecordId } from '@/lib/model/ids';
import { type HistoryState, isHistoryRead, type Participation } from '@/lib/model/participation';
import type { Send } from '@/lib/protocol/send';

/** Where the reading of logs is; `stopped` and `failed` can be taken up again. */
export type Reading =
  | { status: 'idle' | 'reading' | 'stopped' | 'done' }
  | { status: 'failed'; code: string };

export type ParticipationModel = {
  participation: Resource<Participation>;
  reading: ReadonlySignal<Reading>;
  /** How far the logs are; newer than what `participation` was made of while it is read on. */
  history: ReadonlySignal<HistoryState | null>;
  /** Reads what is known, then goes on in the logs until all are read, it fails, or it is stopped. */
  start: () => Promise<void>;
  stop: () => void;
};

/** Requests after which what was found is shown, while it is still read on. */
const showEvery = 5;

export function createParticipationModel({
  send,
  record,
}: {
  send: Send;
  record: RecordId;
}): ParticipationModel {
  const reading = signal<Reading>({ status: 'idle' });
  const history = signal<HistoryState | null>(null);
  const participation = createResource(async () => {
    const read = await send('participation.read', { record });
    history.value = read.history;
    return read;
  });
  let turn = 0;
  const stop = () => {
    if (reading.peek().status !== 'reading') return;
    turn += 1;
    reading.value = { status: 'stopped' };
    void participation.load();
  };
  const readOn = async (isMine: () => boolean) => {
    for (let i = 1; isMine(); i += 1) {
      const state = await send('history.advance', { record });
      if (!isMine()) return;
      const before = history.peek();
      history.value = state;
      const isDone = isHistoryRead(state);
      // What does not get further now would be asked for ever.
      if (!isDone && before?.low === state.low && before.high === state.high) return stop();
      if (isDone || i % showEvery === 0) await participation.load();
      if (isDone && isMine()) reading.value = { status: 'done' };
      if (isDone) return;
    }
  };
  const start = async () => {
    turn += 1;
    const mine = turn;
    const isMine = () => mine === turn;
    reading.value = { status: 'reading' };
    await participation.load();
    if (!isMine()) return;
    // The view tells why it could not be read; logs alone would show nothing.
    if (participation.state.peek().status === 'failed') {
      reading.value = { status: 'idle' };
      return;
    }
    try {
      await readOn(isMine);
    } catch (error) {
      if (isMine()) reading.value = { status: 'failed', code: toErrorData(error).code };
    }
  };
  return { participation, reading, history, start, stop };
}
