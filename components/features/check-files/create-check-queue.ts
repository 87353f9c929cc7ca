/** Reads files a few at a time, smallest first, and judges each by the approved ones. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { toErrorData } from '@/lib/errors/base';
import type { ApprovedFile } from '@/lib/model/manifest-view';
import {
  type Algorithm,
  type Digests,
  type FileVerdict,
  judgeFile,
  listNeededDigests,
} from '@/lib/provenance/file-verdict';
import { createSpeed } from './create-speed';

/** Reads a file; given by the page, which has a worker for it. */
export type Digest = (
  file: File,
  options: {
    algorithms: readonly Algorithm[];
    onBytes: (done: number) => void;
    signal: AbortSignal;
  },
) => Promise<Digests>;

export type CheckState =
  | { status: 'waiting' }
  | { status: 'reading' }
  | { status: 'checked'; verdict: FileVerdict; digests: Digests }
  | { status: 'failed'; code: string };

/** One file of the reader's. */
export type Check = {
  /** As the manifest would have it. */
  path: string;
  file: File;
  state: CheckState;
  /** Bytes read so far. */
  done: Signal<number>;
};

export type QueueProgress = {
  doneBytes: number;
  totalBytes: number;
  /** Null until there is something to go by. */
  bytesPerSecond: number | null;
};

type Options = {
  files: ReadonlySignal<readonly ApprovedFile[]>;
  digest: Digest;
  lanes: number;
  now: () => number;
};

export function createCheckQueue({ files, digest, lanes, now }: Options) {
  const checks = signal<readonly Check[]>([]);
  const running = signal(0);
  const speed = createSpeed(now);
  /** Of this run, finished ones included, so that the bar does not jump back. */
  const inRun = signal<readonly Check[]>([]);
  let stopper = new AbortController();

  const settle = (check: Check, state: CheckState) => {
    // One that was replaced or cleared meanwhile is no longer in the list.
    checks.value = checks.value.map((one) => (isSame(one, check) ? { ...one, state } : one));
  };
  const takeNext = () => {
    const waiting = checks.value.filter(({ state }) => state.status === 'waiting');
    const [next = null] = waiting.sort((a, b) => a.file.size - b.file.size);
    if (next) settle(next, { status: 'reading' });
    return next;
  };
  const read = async (check: Check, signal: AbortSignal) => {
    const { file, path } = check;
    const onBytes = (done: number) => {
      if (signal.aborted) return;
      check.done.value = done;
      speed.note(sumDone(inRun.value));
    };
    try {
      const algorithms = listNeededDigests(file.size, files.value);
      const digests = await digest(file, { algorithms, onBytes, signal });
      const verdict = judgeFile({ path, size: file.size, digests }, files.value);
      if (!signal.aborted) settle(check, { status: 'checked', verdict, digests });
    } catch (error) {
      if (!signal.aborted) settle(check, { status: 'failed', code: toErrorData(error).code });
    }
  };
  const runLane = async (signal: AbortSignal) => {
    running.value += 1;
    for (let next = takeNext(); next && !signal.aborted; next = takeNext()) {
      await read(next, signal);
    }
    if (!signal.aborted) running.value -= 1;
  };
  const stop = () => {
    stopper.abort();
    stopper = new AbortController();
    batch(() => {
      running.value = 0;
      checks.value = checks.value.filter(({ state }) => isSettled(state));
      inRun.value = [];
    });
  };

  return {
    checks: checks as ReadonlySignal<readonly Check[]>,
    progress: computed(() => (running.value === 0 ? null : toProgress(inRun.value, speed.value))),
    stop,
    clear: () => {
      stop();
      checks.value = [];
    },
    add: (picked: readonly { path: string; file: File }[]) => {
      const added = picked.map(({ path, file }) => toCheck(path, file, files.value));
      const paths = new Set(added.map(({ path }) => path));
      batch(() => {
        if (running.value === 0) {
          inRun.value = [];
          speed.clear();
        }
        checks.value = [...checks.value.filter(({ path }) => !paths.has(path)), ...added];
        inRun.value = [...inRun.value, ...added.filter(({ state }) => !isSettled(state))];
      });
      const waiting = added.filter(({ state }) => !isSettled(state)).length;
      const free = Math.min(lanes - running.value, waiting);
      for (let lane = 0; lane < free; lane += 1) void runLane(stopper.signal);
    },
  };
}

/** Where no approved file has its size there is nothing to read. */
function toCheck(path: string, file: File, files: readonly ApprovedFile[]): Check {
  const done = signal(0);
  if (listNeededDigests(file.size, files).length > 0) {
    return { path, file, done, state: { status: 'waiting' } };
  }
  const verdict = judgeFile({ path, size: file.size, digests: {} }, files);
  return { path, file, done, state: { status: 'checked', verdict, digests: {} } };
}

function isSettled({ status }: CheckState): boolean {
  return status === 'checked' || status === 'failed';
}

function isSame(a: Check, b: Check): boolean {
  return a.path === b.path && a.file === b.file;
}

function sumDone(checks: readonly Check[]): number {
  return checks.reduce((sum, { done }) => sum + done.value, 0);
}

function toProgress(checks: readonly Check[], bytesPerSecond: number | null): QueueProgress {
  const totalBytes = checks.reduce((sum, { file }) => sum + file.size, 0);
  return { doneBytes: sumDone(checks), totalBytes, bytesPerSecond };
}
