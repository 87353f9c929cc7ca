/** What became of what was sent last from a part of a page: looked at until it is in a block, or came to nothing. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Activity } from '@/lib/model/submission';
import type { Send } from '@/lib/protocol/send';
import { getOutcome } from './create-activity-model';

export type FollowingModel = {
  /** Null while it is not in the list yet; undefined when nothing was sent from here. */
  activity: ReadonlySignal<Activity | null | undefined>;
  /** Sent, and not in a block yet. */
  isUnderWay: ReadonlySignal<boolean>;
  /** Follows this one from now on, and no other. */
  follow: (submitted: { id: string }) => void;
};

type Options = {
  send: Send;
  /** Repeats work while the page is there; gives what ends it. */
  every: (ms: number, work: () => void) => () => void;
  /** It is in a block, or came to nothing: what is shown may have changed. */
  onEnd: () => void;
};

const followMs = 1_500;
/** One that is in no list for so many looks will not come: what is kept here was erased. */
const looksWithoutMax = 40;

export function createFollowingModel({ send, every, onEnd }: Options): FollowingModel {
  const activity = signal<Activity | null | undefined>(undefined);
  let stop = () => {};
  const follow = ({ id }: { id: string }) => {
    stop();
    activity.value = null;
    let isLooking = false;
    let isOver = false;
    let looksWithout = 0;
    const look = async () => {
      if (isLooking) return;
      isLooking = true;
      // One look that fails is followed by another.
      const all = await send('activity.list', {}).catch(() => []);
      isLooking = false;
      const found = all.find((one) => one.id === id);
      if (isOver) return;
      if (!found) {
        looksWithout += 1;
        if (looksWithout >= looksWithoutMax) {
          stop();
          activity.value = undefined;
        }
        return;
      }
      activity.value = found;
      if (getOutcome(found.state) === 'under-way') return;
      stop();
      onEnd();
    };
    const end = every(followMs, () => void look());
    stop = () => {
      isOver = true;
      end();
    };
    void look();
  };
  const isUnderWay = computed(() => {
    const sent = activity.value;
    return sent === null || (sent !== undefined && getOutcome(sent.state) === 'under-way');
  });
  return { activity, isUnderWay, follow };
}
