/** What became of a registration: its record, the lines to commit, the link, and what comes next. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { createAction } from '@/components/ui/create-action';
import type { Saved } from '@/components/ui/create-saved';
import type { RecordId } from '@/lib/model/ids';
import type { Aftermath, LinkEdit, PlaceReport, Registration } from '@/lib/model/registration';
import type { PreparedView } from '@/lib/model/submission';
import { toSource } from './holders-model';
import type { RegisterPlatform } from './known';

const followMs = 4_000;

export function createAftermath(
  platform: RegisterPlatform,
  of: { saved: Saved<Registration>; place: Resource<PlaceReport> },
) {
  const { send, every } = platform;
  const { saved } = of;
  const urged = signal(false);
  const state = createResource<Aftermath>(() => {
    const activityId = saved.value.value.submitted?.activityId ?? '';
    const now = urged.value;
    urged.value = false;
    return send('launch.follow', { activityId, urged: now });
  });
  const record = computed(() => getValue(state)?.record ?? null);
  const edit = createResource<LinkEdit>(() => {
    const { locator } = saved.value.value;
    if (!record.value || !locator) throw new TypeError('There is no record yet.');
    return send('link.edit', { record: record.value, locator });
  });
  return {
    state,
    record,
    edit,
    /** Follows until the returned function is called. */
    follow(): () => void {
      void state.load();
      return every(followMs, () => void state.load());
    },
    /** Asks the hub now, as far as it allows. */
    lookNow: createAction(async () => {
      urged.value = true;
      await state.load();
      return true as const;
    }),
    propose: createAction(() => propose(platform, saved.value.value)),
    publish: createPublish(platform, saved, record),
  };
}

/** The list of those who claim, as a transaction of its own. */
function createPublish(
  { send }: RegisterPlatform,
  saved: Saved<Registration>,
  record: ReadonlySignal<RecordId | null>,
) {
  const confirming = signal(false);
  const isSent = signal(false);
  const prepared = createResource<PreparedView>(() => {
    if (!record.value) throw new TypeError('There is no record yet.');
    const holders = toSource(saved.value.value);
    return send('allocation.publish', { record: record.value, holders });
  });
  return {
    prepared,
    confirming,
    /** It is on its way; the state of the allocation tells when it is there. */
    isSent,
    confirm(): void {
      confirming.value = true;
      void prepared.load();
    },
    reject(): void {
      confirming.value = false;
    },
    take(): void {
      confirming.value = false;
      isSent.value = true;
    },
  };
}

/**
 * A draft that approves the repository as it is now: the commit that named the record is newer than the one that was
 * looked at first.
 */
async function propose(platform: RegisterPlatform, { locator }: Registration): Promise<true> {
  const { send, makeId, openComposer } = platform;
  if (!locator) throw new TypeError('No model is named.');
  const place = await send('place.read', { locator, revision: null });
  const { commit, manifest } = place;
  const id = makeId();
  const read = manifest.status === 'read' ? manifest : null;
  const digests = read
    ? { manifestHash: read.manifestHash, weightsRoot: read.weightsRoot, repository: 'as-recorded' }
    : {};
  await send('draft.write', {
    id,
    version: 0,
    origin: { pageUrl: '', revision: commit, quote: '' },
    locator,
    record: null,
    actions: [
      {
        id: makeId(),
        kind: 'approve-revision',
        fields: { revision: commit, ...(read ? { commit, ...digests } : {}) },
      },
    ],
    decided: true,
    title: '',
    body: '',
    submitted: null,
  });
  openComposer(`draft=${id}`);
  return true;
}
