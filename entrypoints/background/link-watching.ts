/** Looks for links by itself: an alarm while there is something to wait for, set again whenever browser or extension start. */
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import { formatRecordId } from '@/lib/model/caip';
import type { HubReader } from '@/lib/provenance/read-repository';
import type { SendContext } from '@/lib/transactions/broadcast';
import { createLinkFollower, type LinkFollower } from './link-follower';

const linkAlarm = 'links';
/** Right after a start there is more to do. */
const firstLookMinutes = 1;

/** The follower of this browser, with its alarm and its notifications. */
export function createBrowserFollower(acting: SendContext, reader: HubReader): LinkFollower {
  return createLinkFollower({
    acting,
    reader,
    wakeAt: async (atMs) => {
      if (atMs === null) await browser.alarms.clear(linkAlarm);
      else await browser.alarms.create(linkAlarm, { when: atMs });
    },
    onLinked: async ({ record, locator }) => {
      await browser.notifications.create(`linked:${formatRecordId(record)}`, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title: t('register_linked_note'),
        message: locator,
      });
    },
  });
}

/** Registers the alarm's listeners; synchronous. */
export function registerLinkWatching(follower: LinkFollower): void {
  // What cannot be looked at now is looked at when the next alarm comes.
  const look = () => void follower.followAll().catch(() => {});
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === linkAlarm) look();
  });
  const wake = () => void browser.alarms.create(linkAlarm, { delayInMinutes: firstLookMinutes });
  browser.runtime.onStartup.addListener(wake);
  browser.runtime.onInstalled.addListener(wake);
}
