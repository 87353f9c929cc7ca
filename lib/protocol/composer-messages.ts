/** The composer's part of the message table: drafts, and what is read and built while one writes. */
import * as v from 'valibot';
import type {
  AbiFunctionView,
  BuiltProposal,
  ComposingContext,
  ModelChoice,
  RevisionReport,
  TargetView,
} from '@/lib/model/composing';
import {
  actionKinds,
  actionsMax,
  type Draft,
  type DraftSummary,
  quoteLengthMax,
} from '@/lib/model/draft';
import type { PoolLook } from '@/lib/model/pools';
import { intent, pairSettings } from './intents';
import { message, type } from './message';
import * as s from './schemas';

const draftId = v.pipe(v.string(), v.uuid());
const shortText = v.pipe(v.string(), v.maxLength(2_048));

/** A draft as a page writes it; times are the background's. */
export const draftInput = v.object({
  id: draftId,
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  origin: v.nullable(
    v.object({
      pageUrl: shortText,
      revision: v.nullable(s.revision),
      quote: v.pipe(v.string(), v.maxLength(quoteLengthMax)),
    }),
  ),
  locator: v.nullable(s.locator),
  record: v.nullable(s.recordId),
  actions: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.maxLength(40)),
        kind: v.picklist(actionKinds),
        fields: v.record(
          v.pipe(v.string(), v.maxLength(60)),
          v.pipe(v.string(), v.maxLength(200_000)),
        ),
      }),
    ),
    v.maxLength(actionsMax),
  ),
  decided: v.boolean(),
  /** Longer than may be submitted, so that an over-long draft is kept rather than lost. */
  title: shortText,
  body: v.pipe(v.string(), v.maxLength(2_000_000)),
  submitted: v.nullable(v.object({ activityId: v.string(), atMs: v.number() })),
});

/** What became of a write. `conflict`: another tab wrote in between; nothing was stored. */
export type DraftWritten =
  | { status: 'saved'; version: number; updatedAtMs: number }
  | { status: 'conflict'; draft: Draft };

export const composerMessages = {
  'draft.list': message({
    callers: ['ui'],
    input: v.object({}),
    /** Last written first. */
    output: type<readonly DraftSummary[]>(),
  }),
  'draft.read': message({
    callers: ['ui'],
    input: v.object({ id: draftId }),
    output: type<Draft | null>(),
  }),
  'draft.write': message({
    callers: ['ui'],
    input: draftInput,
    output: type<DraftWritten>(),
  }),
  'draft.delete': message({
    callers: ['ui'],
    input: v.object({ id: draftId }),
    output: type<null>(),
  }),
  'model.search': message({
    callers: ['ui'],
    /** A name, a locator or the address of a page; empty for all that are known. */
    input: v.object({ query: v.pipe(v.string(), v.maxLength(2_048)) }),
    output: type<{ choices: readonly ModelChoice[]; more: boolean }>(),
  }),
  'composing.read': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId }),
    output: type<ComposingContext>(),
  }),
  'revision.read': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId, locator: s.locator, revision: v.nullable(s.revision) }),
    output: type<RevisionReport>(),
  }),
  'abi.inspect': message({
    callers: ['ui'],
    /** Pasted ABI JSON, or signatures one a line. */
    input: v.object({ text: v.pipe(v.string(), v.maxLength(200_000)) }),
    output: type<
      | { status: 'parsed'; functions: readonly AbiFunctionView[] }
      | { status: 'problem'; code: 'no-function' | 'not-abi' | 'too-many' }
    >(),
  }),
  'target.read': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId, address: s.address }),
    output: type<TargetView>(),
  }),
  'pool.look': message({
    callers: ['ui'],
    /** `settings` of a Uniswap V2 pair; null while they are not known, and for anything else. */
    input: v.object({
      record: s.recordId,
      address: s.address,
      settings: v.nullable(pairSettings),
    }),
    output: type<PoolLook>(),
  }),
  'proposal.build': message({
    callers: ['ui'],
    /** Empty for a text-only signal. */
    input: v.object({
      record: s.recordId,
      intents: v.pipe(v.array(intent), v.maxLength(actionsMax)),
    }),
    output: type<BuiltProposal>(),
  }),
} as const;
