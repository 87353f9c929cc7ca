/** What lies in storage areas: settings and badges in one, what goes with the browser in the other. */
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type BadgeState, nothingKnown } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { decode } from '@/lib/protocol/codec';
import { createDraft } from '@/tests/helpers/entry';
import { type StoredItem, toRow } from './item';

const account = '0x00000000000000000000000000000000000000a1';
const locator = 'huggingface.co/acme/model' as Locator;
const sighting = { locator, place: 'title', revision: null } as const;
const opener = 'https://huggingface.co/acme/model';
const record = { chainId: 10, registry: account, id: { $bigint: '7' } };
const at = { chainId: 10, blockNumber: { $bigint: '1' }, timestamp: { $bigint: '1' }, readAtMs: 5 };
const verdict = {
  ...{ tone: 'green', word: 'approved', link: 'linked', files: 'approved', demo: false },
  reasons: [],
};
const badge = {
  ...{ ...nothingKnown, locator, revision: null, verdict, model: { record } },
  provenance: { kind: 'agreed', at, agreed: 2, asked: 2, operators: ['a', 'b'] },
};
const limit = { name: 'hub', count: 1, windowMs: 60_000 };
const version1 = { consentedAtMs: 5, hiddenHubs: [], autoLockMinutes: 30 };
const version2 = {
  ...{ ...version1, enabledHubs: [], mirrors: [], proofMode: false, lookUpAll: false },
};
const settings = { ...version2, feeCapGwei: 1000 };
const { revision: _, state: __, ...call } = createDraft({ id: 'one' });
const fee = {
  ...{ gas: 1n, maxFeePerGasWei: 1n, maxPriorityFeePerGasWei: 1n, maxCostWei: 1n },
};
const prepared = {
  ...{ ...call, nativeSymbol: 'ETH', permit: null, fee, missingWei: 0n, blockNumber: 1n },
  ...{ endpointId: 'e', revert: null, expiresAtMs: 10 },
};
const encode = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, field) =>
      typeof field === 'bigint' ? { $bigint: `${field}` } : field,
    ),
  );
const clock = { wallClock: () => 5, readAutoLockMinutes: async () => 15 };
const unlocked = {
  key: `0x${'ab'.repeat(32)}`,
  salt: '0x01',
  sinceMs: 5,
  locksAtMs: 900_000,
} as const;

const storage = (name: string) => `lib/storage/${name}.ts`;
const session = { version: 1, isSaid: false } as const;

export const areaItems: readonly StoredItem[] = [
  {
    what: 'settings',
    ...{ at: { area: 'local', file: storage('settings') }, version: 3, isSaid: false, as: 'anew' },
    stored: [toRow('settings', settings), toRow('settings$', { v: 3 })],
    older: [
      [toRow('settings', version1)],
      [toRow('settings', version1), toRow('settings$', { v: 1 })],
      [toRow('settings', version2), toRow('settings$', { v: 2 })],
    ],
    read: async () => (await import('@/lib/storage/settings')).readSettings(),
    expected: settings,
    empty: { ...settings, consentedAtMs: null, autoLockMinutes: 15 },
    write: async () => (await import('@/lib/storage/settings')).updateSettings((before) => before),
  },
  {
    what: 'badges',
    ...{ at: { area: 'local', file: storage('badge-cache') }, version: 2, isSaid: true },
    as: 'cache',
    stored: [toRow(`badge:2:${locator}`, badge)],
    read: async () => [
      ...(await (await import('@/lib/storage/badge-cache')).readBadgeCache([sighting])).values(),
    ],
    expected: [{ locator, verdict: { tone: 'grey' } }],
    empty: [],
    write: async () =>
      (await import('@/lib/storage/badge-cache')).writeBadgeCache([decode(badge) as BadgeState]),
  },
  {
    what: 'that there is reason to read again',
    ...{ at: { area: 'local', file: storage('page-news') }, version: 1, isSaid: false, as: 'anew' },
    stored: [toRow('pageNews', 4)],
    // Nothing is taken from it: the next number tells that it has changed.
    read: async () => {
      await (await import('@/lib/storage/page-news')).writeNews();
      return Number((await fakeBrowser.storage.local.get('pageNews'))['pageNews']) - 1;
    },
    expected: 4,
    empty: 0,
    write: async () => (await import('@/lib/storage/page-news')).writeNews(),
  },
  {
    what: 'the unlocked key',
    ...{ ...session, at: { area: 'session', file: 'lib/signers/unlocked.ts' }, as: 'anew' },
    stored: [toRow('unlocked', unlocked)],
    read: async () => (await import('@/lib/signers/unlocked')).readUnlocked(clock),
    expected: { key: unlocked.key },
    empty: null,
    write: async () => (await import('@/lib/signers/unlocked')).writeUnlocked(unlocked),
  },
  {
    what: 'prepared calls',
    ...{ ...session, as: 'anew' },
    at: { area: 'session', file: 'lib/transactions/prepared-store.ts' },
    stored: [toRow('prepared:one', encode(prepared))],
    read: async () => (await import('@/lib/transactions/prepared-store')).readPrepared('one', 5),
    expected: { id: 'one', valueWei: 0n },
    empty: null,
    write: async () =>
      (await import('@/lib/transactions/prepared-store')).writePrepared(prepared as never, 5),
  },
  {
    what: 'health of endpoints',
    ...{ ...session, at: { area: 'session', file: 'lib/chain/health.ts' }, as: 'cache' },
    stored: [
      toRow('endpoint-health', {
        e: { status: 'lagging', latencyMs: 5, lastErrorCode: null, failures: 1, blockedUntilMs: 9 },
      }),
    ],
    read: async () => (await import('@/lib/chain/health')).readHealth('e'),
    expected: { status: 'lagging', blockedUntilMs: 9 },
    empty: {
      ...{ status: 'untested', latencyMs: null, lastErrorCode: null, failures: 0 },
      blockedUntilMs: 0,
    },
    write: async () => (await import('@/lib/chain/health')).noteLag('e'),
  },
  {
    what: 'budgets of endpoints',
    ...{ ...session, at: { area: 'session', file: 'lib/chain/budget.ts' }, as: 'cache' },
    stored: [toRow('endpoint-budgets', { e: { tokens: 0, atMs: 5 } })],
    read: async () =>
      (await import('@/lib/chain/budget')).takeToken('e', { nowMs: 5, waitMsMax: 1000 }),
    expected: 200,
    empty: 0,
    write: async () =>
      (await import('@/lib/chain/budget')).takeToken('e', { nowMs: 5, waitMsMax: 1000 }),
  },
  {
    what: 'requests to hubs',
    ...{ ...session, at: { area: 'session', file: storage('hub-budgets') }, as: 'cache' },
    stored: [toRow('hubBudgets', { hub: { startedAtMs: 5, count: 1, blockedUntilMs: 0 } })],
    read: async () =>
      (await import('@/lib/storage/hub-budgets')).createHubBudgets(() => 6).take(limit),
    expected: 60_005,
    empty: null,
    write: async () =>
      (await import('@/lib/storage/hub-budgets')).createHubBudgets(() => 6).take(limit),
  },
  {
    what: 'what a tab said',
    ...{ ...session, at: { area: 'session', file: storage('tab-sightings') }, as: 'cache' },
    stored: [toRow('tabSightings', [{ tabId: 1, value: sighting }])],
    read: async () => (await import('@/lib/storage/tab-sightings')).tabSightings.read(1),
    expected: sighting,
    empty: null,
    write: async () =>
      (await import('@/lib/storage/tab-sightings')).tabSightings.write(2, sighting),
  },
  {
    what: 'the page a tab was opened from',
    ...{ ...session, at: { area: 'session', file: storage('tab-openers') }, as: 'cache' },
    stored: [toRow('tabOpeners', [{ tabId: 1, value: opener }])],
    read: async () => (await import('@/lib/storage/tab-openers')).tabOpeners.read(1),
    expected: opener,
    empty: null,
    write: async () => (await import('@/lib/storage/tab-openers')).tabOpeners.write(2, opener),
  },
  {
    what: 'half-filled forms',
    ...{
      ...session,
      at: { area: 'session', file: 'entrypoints/popup/kept-forms.ts' },
      as: 'cache',
    },
    stored: [toRow('popup-forms', { stake: '5' })],
    read: async () => {
      const forms = await (await import('@/entrypoints/popup/kept-forms')).loadKeptForms();
      return { stake: forms.read('stake') };
    },
    expected: { stake: '5' },
    empty: { stake: null },
    write: async () =>
      (await (await import('@/entrypoints/popup/kept-forms')).loadKeptForms()).write('a', 'b'),
  },
];
