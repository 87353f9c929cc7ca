import { browser } from '@/lib/browser';
import type { Activity } from '@/lib/model/submission';
import type { Handlers } from '@/lib/protocol/router';
import type { SendContext } from '@/lib/transactions/broadcast';
import { type Entry, isUnsettled } from '@/lib/transactions/entry';
import { readEntries } from '@/lib/transactions/journal';
import { isRaisable, prepareRaise, type RaiseContext, raise } from '@/lib/transactions/raise';
import { follow } from '@/lib/transactions/send';
import { forget } from '@/lib/transactions/send-outside';
import { reconcileAll } from '@/lib/transactions/track';
import { type ActingContext, trackAlarm } from '../acting';

const shownMax = 100;
/** Digits of a call that are handed to a page with its line. */
const dataMax = 20_000;
/** A page is not kept waiting for a slow endpoint: the journal is shown as it is, and looked at again by the alarm. */
const patienceMs = 3000;

/** What was submitted and what became of it. */
export function createActivityHandlers(
  context: RaiseContext,
): Pick<
  Handlers,
  'activity.list' | 'activity.price' | 'activity.raise' | 'call.follow' | 'call.forget'
> {
  return {
    'call.follow': (request) => follow(context, request),
    'call.forget': async ({ id }) => {
      await forget(context, id);
      return null;
    },
    'activity.price': (wanted) => prepareRaise(context, wanted),
    'activity.raise': (request) => raise(context, request),
    'activity.list': async () => {
      await bringUpToDate(context);
      return (await readEntries()).slice(0, shownMax).map(toActivity);
    },
  };
}

/** Looks at what is open, as far as that goes without keeping a page waiting. */
export async function bringUpToDate(context: SendContext): Promise<void> {
  await Promise.race([reconcileAll(context), wait(patienceMs)]);
}

/** Looks after open submissions: by an alarm while there are any, and whenever the browser or the extension starts. */
export function registerTracking(context: ActingContext): void {
  // A journal that cannot be read now is read at the next alarm.
  const look = () => void lookAfterOpen(context).catch(() => {});
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === trackAlarm) look();
  });
  browser.runtime.onStartup.addListener(look);
  browser.runtime.onInstalled.addListener(look);
}

/** Looks at what is open, and keeps the alarm as long as there is any. */
export async function lookAfterOpen(context: ActingContext): Promise<void> {
  if (await reconcileAll(context)) return context.onOpen();
  await browser.alarms.clear(trackAlarm);
  // One may have come, and set the alarm, just before it was cleared.
  if ((await readEntries()).some(isUnsettled)) await context.onOpen();
}

/** An entry of the journal as pages see it. */
export function toActivity(entry: Entry): Activity {
  const { id, kind, record, modelName, chainId, demo, from, state, hash, error } = entry;
  const { createdAtMs, updatedAtMs, block } = entry;
  const blockNumber = block?.number ?? null;
  const what = { id, kind, record, modelName, chainId, demo, from };
  const raisable = isRaisable(entry);
  const data = entry.data.length > dataMax ? '0x' : entry.data;
  return {
    ...what,
    to: entry.to,
    data,
    state,
    hash,
    blockNumber,
    createdAtMs,
    updatedAtMs,
    error,
    raisable,
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
