/** The registration wizard's part of the message table: registrations as typed, what is read for them, the launch. */
import * as v from 'valibot';
import type { AllocationView } from '@/lib/model/account';
import type { Locator } from '@/lib/model/ids';
import {
  type Aftermath,
  type ClaimsReport,
  type ComponentReport,
  claimDaysMax,
  componentKinds,
  type HoldersReport,
  type LinkEdit,
  listLengthMax,
  nameBytesMax,
  type PlaceReport,
  type Registration,
  type RegistrationSummary,
  registrationSteps,
  rowsMax,
  spanMaxSeconds,
  symbolBytesMax,
} from '@/lib/model/registration';
import type { PreparedView, Submitted } from '@/lib/model/submission';
import { message, type } from './message';
import * as s from './schemas';

const registrationId = v.pipe(v.string(), v.uuid());
const cell = v.pipe(v.string(), v.maxLength(200));
const row = v.object({
  id: v.pipe(v.string(), v.maxLength(40)),
  account: cell,
  amount: cell,
  staked: cell,
});
const list = v.pipe(v.string(), v.maxLength(listLengthMax));

/** A registration as a page writes it; times are the background's. */
export const registrationInput = v.object({
  id: registrationId,
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  step: v.picklist(registrationSteps),
  locator: v.nullable(s.locator),
  revision: v.nullable(s.revision),
  chainId: v.nullable(s.chainId),
  kind: v.nullable(v.picklist(['launch', 'existing'])),
  fields: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(300))),
  source: v.picklist(['rows', 'list']),
  rows: v.pipe(v.array(row), v.maxLength(rowsMax)),
  list,
  submitted: v.nullable(v.object({ activityId: v.string(), atMs: v.number() })),
});

/** What became of a write. `conflict`: another tab wrote in between; nothing was stored. */
export type RegistrationWritten =
  | { status: 'saved'; version: number; updatedAtMs: number }
  | { status: 'conflict'; registration: Registration };

export const holderSource = v.variant('kind', [
  v.object({
    kind: v.literal('rows'),
    rows: v.pipe(
      v.array(v.object({ account: cell, amount: cell, staked: cell })),
      v.maxLength(rowsMax),
    ),
  }),
  v.object({ kind: v.literal('list'), text: list }),
]);

const bytes = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.check((text) => new TextEncoder().encode(text).length <= max),
  );
const span = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(spanMaxSeconds));
const share = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const place = { locator: s.locator, repositoryId: v.pipe(v.string(), v.maxLength(64)) };

export const launchRules = v.object({
  votingDelay: span,
  votingPeriod: span,
  lateQuorumExtension: span,
  thresholdBps: share,
  quorumBps: share,
  quorumFloorBps: share,
  timelockDelay: span,
  unstakeCooldown: span,
  guardian: v.nullable(
    v.object({ account: s.address, expiresAt: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  ),
});

export const launchInput = v.variant('kind', [
  v.object({
    kind: v.literal('launch'),
    chainId: s.chainId,
    ...place,
    name: bytes(nameBytesMax),
    symbol: bytes(symbolBytesMax),
    holders: holderSource,
    /** For how many days those without staked tokens claim theirs; null serves everybody in the launch. */
    claimDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(claimDaysMax))),
    rules: launchRules,
  }),
  v.object({
    kind: v.literal('existing'),
    chainId: s.chainId,
    ...place,
    owner: s.address,
    modules: v.pipe(
      v.array(
        v.object({
          kind: v.picklist(['governor', 'token', 'vault', 'timelock']),
          component: s.address,
        }),
      ),
      v.maxLength(4),
    ),
  }),
]);
export type LaunchInput = v.InferOutput<typeof launchInput>;

export const registrationMessages = {
  'registration.list': message({
    callers: ['ui'],
    input: v.object({}),
    /** Last written first. */
    output: type<readonly RegistrationSummary[]>(),
  }),
  'registration.read': message({
    callers: ['ui'],
    input: v.object({ id: registrationId }),
    output: type<Registration | null>(),
  }),
  'registration.write': message({
    callers: ['ui'],
    input: registrationInput,
    output: type<RegistrationWritten>(),
  }),
  'registration.delete': message({
    callers: ['ui'],
    input: v.object({ id: registrationId }),
    output: type<null>(),
  }),
  'place.find': message({
    callers: ['ui'],
    /** A page's address or a locator's text. */
    input: v.object({ text: v.pipe(v.string(), v.maxLength(2_048)) }),
    output: type<{ locator: Locator; revision: string | null } | null>(),
  }),
  'place.read': message({
    callers: ['ui'],
    input: v.object({ locator: s.locator, revision: v.nullable(s.revision) }),
    output: type<PlaceReport>(),
  }),
  'claims.read': message({
    callers: ['ui'],
    input: v.object({ locator: s.locator }),
    /** Networks that have the registry. */
    output: type<readonly ClaimsReport[]>(),
  }),
  'holders.read': message({
    callers: ['ui'],
    input: v.object({ source: holderSource }),
    output: type<HoldersReport>(),
  }),
  'component.read': message({
    callers: ['ui'],
    input: v.object({
      chainId: s.chainId,
      kind: v.picklist(componentKinds),
      address: s.address,
    }),
    output: type<ComponentReport>(),
  }),
  'launch.prepare': message({
    callers: ['ui'],
    input: launchInput,
    output: type<PreparedView>(),
  }),
  'launch.submit': message({
    callers: ['ui'],
    input: v.object({ preparedId: v.string(), requestId: s.requestId }),
    output: type<Submitted>(),
  }),
  'launch.follow': message({
    callers: ['ui'],
    input: v.object({
      activityId: v.pipe(v.string(), v.maxLength(80)),
      /** Asks the hub now, as far as it allows. */
      urged: v.optional(v.boolean(), false),
    }),
    output: type<Aftermath>(),
  }),
  'allocation.publish': message({
    callers: ['ui'],
    /** The list the launch was prepared with; submitted by `launch.submit`. */
    input: v.object({ record: s.recordId, holders: holderSource }),
    output: type<PreparedView>(),
  }),
  'allocation.read': message({
    callers: ['ui'],
    /** Of the selected account; null while nobody can claim. */
    input: v.object({ record: s.recordId }),
    output: type<AllocationView | null>(),
  }),
  'link.edit': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId, locator: s.locator }),
    output: type<LinkEdit>(),
  }),
} as const;
