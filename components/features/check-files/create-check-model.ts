/** The reader's own files against the approved manifest: what was picked, what is read, what came of it. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import type { Locator } from '@/lib/model/ids';
import type { ApprovedFile, ManifestView } from '@/lib/model/manifest-view';
import type { Send } from '@/lib/protocol/send';
import { isBookkeeping, toManifestPaths } from '@/lib/provenance/local-paths';
import {
  type Check,
  createCheckQueue,
  type Digest,
  type QueueProgress,
} from './create-check-queue';
import { type CheckSummary, summarise } from './summarise';

/** A file of this computer, with its path inside what was picked; a single file has its name alone. */
export type PickedFile = { path: string; file: File };

/** Most files of one pick that are looked at; a model has far fewer. */
export const picksMax = 5_000;

/** One line of the list: an approved file, a file of the reader's, or both. */
export type Row = { path: string; approved: ApprovedFile | null; check: Check | null };

export type CheckModel = {
  locator: Locator;
  manifest: Resource<ManifestView>;
  /** Reads it past the caches. */
  lookNow: () => Promise<void>;
  /** The approved files in the manifest's order, then those that are not in it. */
  rows: ReadonlySignal<readonly Row[]>;
  summary: ReadonlySignal<CheckSummary | null>;
  /** Null while nothing is read. */
  progress: ReadonlySignal<QueueProgress | null>;
  /** Files that were left out of the last picks: a tool's own, or too many. */
  leftOut: ReadonlySignal<number>;
  /** Adds what was picked together; a path that was checked before is checked anew. */
  add: (picked: readonly PickedFile[]) => void;
  /** Stops reading; what is done stays. */
  stop: () => void;
  clear: () => void;
};

export type CheckOptions = {
  send: Send;
  locator: Locator;
  now: () => number;
  digest: Digest;
  /** How many files are read at a time. */
  lanes: number;
};

export function createCheckModel({ send, locator, now, digest, lanes }: CheckOptions): CheckModel {
  const fresh = signal(false);
  const manifest = createResource(() => send('manifest.read', { locator, fresh: fresh.peek() }));
  const files = computed(() => {
    const view = getValue(manifest);
    return view?.status === 'read' ? view.files : [];
  });
  const leftOut = signal(0);
  const queue = createCheckQueue({ files, digest, lanes, now });
  const rows = computed(() => toRows(files.value, queue.checks.value));
  return {
    locator,
    manifest,
    lookNow: async () => {
      fresh.value = true;
      await manifest.load();
    },
    rows,
    summary: computed(() =>
      queue.checks.value.length === 0 ? null : summarise(files.value, queue.checks.value),
    ),
    progress: queue.progress,
    leftOut,
    add: (picked) => addPicked(picked, { files, leftOut, queue }),
    stop: queue.stop,
    clear: () => {
      queue.clear();
      leftOut.value = 0;
    },
  };
}

type Parts = {
  files: ReadonlySignal<readonly ApprovedFile[]>;
  leftOut: Signal<number>;
  queue: ReturnType<typeof createCheckQueue>;
};

function addPicked(picked: readonly PickedFile[], { files, leftOut, queue }: Parts): void {
  const own = picked.filter(({ path }) => !isBookkeeping(path)).slice(0, picksMax);
  leftOut.value += picked.length - own.length;
  const paths = toManifestPaths(
    own.map(({ path }) => path),
    files.value,
  );
  queue.add(own.map(({ file }, index) => ({ path: paths[index] as string, file })));
}

function toRows(files: readonly ApprovedFile[], checks: readonly Check[]): readonly Row[] {
  const byPath = new Map(checks.map((check) => [check.path, check]));
  const approved = files.map((file) => ({
    path: file.path,
    approved: file,
    check: byPath.get(file.path) ?? null,
  }));
  const known = new Set(files.map(({ path }) => path));
  const others = checks
    .filter(({ path }) => !known.has(path))
    .map((check) => ({ path: check.path, approved: null, check }));
  return [...approved, ...others];
}
