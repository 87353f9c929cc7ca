/** Work that comes by itself. Alarms may be gone after a restart, so they are made again at every start and install. */
import { browser } from '@/lib/browser';
import { detectRegistry } from '@/lib/chain/add-endpoint';
import { syncDigests, syncKeys } from '@/lib/chain/key-set';
import { readNetworks } from '@/lib/chain/networks';
import { readSettings, watchSettings } from '@/lib/storage/settings';
import type { ModelContext } from './handlers/models';
import { updateWaitingVotes } from './waiting-votes';

const keysAlarm = 'keys';
const keysPeriodMinutes = 5;
/** For chains of this computer alone: models are registered there to be looked at now. */
const demoAlarm = 'demo-keys';
const demoPeriodMinutes = 0.5;
const votesAlarm = 'votes';
const votesPeriodMinutes = 10;

/** Registers the listeners; synchronous. */
export function registerAlarms(context: ModelContext): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    const isDemo = name === demoAlarm;
    if (isDemo || name === keysAlarm)
      void topUpKeys(context.now(), isDemo)
        .then(keepPace)
        .catch(() => {});
    // Endpoints that do not answer are tried again at the next alarm; the number stays as it was.
    if (name === votesAlarm) void updateWaitingVotes(context).catch(() => {});
  });
  browser.runtime.onStartup.addListener(() => void createAlarms());
  browser.runtime.onInstalled.addListener(() => void createAlarms());
  // Whoever erased everything and agrees again has no alarms left.
  watchSettings(({ consentedAtMs }) => {
    if (consentedAtMs !== null) void restoreAlarms().catch(() => {});
    // Nor is anything counted any more.
    else void browser.action.setBadgeText({ text: '' });
  });
}

async function restoreAlarms(): Promise<void> {
  if ((await browser.alarms.get(keysAlarm)) === undefined) await createAlarms();
}

async function createAlarms(): Promise<void> {
  await browser.alarms.create(keysAlarm, {
    delayInMinutes: 0.5,
    periodInMinutes: keysPeriodMinutes,
  });
  await browser.alarms.create(votesAlarm, {
    delayInMinutes: 1,
    periodInMinutes: votesPeriodMinutes,
  });
}

/** A demo chain may have been added or removed since. */
async function keepPace(): Promise<void> {
  const isUsed = (await readNetworks()).some(({ demo }) => demo);
  const current = await browser.alarms.get(demoAlarm);
  if (isUsed && !current)
    await browser.alarms.create(demoAlarm, { periodInMinutes: demoPeriodMinutes });
  if (!isUsed && current) await browser.alarms.clear(demoAlarm);
}

/** Takes up new keys and digests of every network, or of demo chains alone; nothing before the notice was agreed to. Failures wait for the next time. */
export async function topUpKeys(nowMs: number, ofDemo = false): Promise<void> {
  const { consentedAtMs } = await readSettings();
  if (consentedAtMs === null) return;
  for (const network of await readNetworks()) {
    if (ofDemo && !network.demo) continue;
    const { registry } =
      network.registry === 'deployed' ? network : await detectRegistry(network.chainId);
    if (registry !== 'deployed') continue;
    await syncKeys(network, nowMs).catch(() => null);
    await syncDigests(network, nowMs).catch(() => null);
  }
}
