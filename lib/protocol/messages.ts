/**
 * Every message between our contexts. A row says who may call it, what goes in (parsed at the door)
 * and what comes out. `send` and the handlers infer the rest; a message without a handler does not compile.
 * The `hub` class reads public facts and opens our own windows, nothing else (docs/threat-model.md, T2).
 */
import * as v from 'valibot';
import type { Position, Power } from '@/lib/model/account';
import type { BadgeState, Model } from '@/lib/model/badge';
import type { DescribedCall } from '@/lib/model/composing';
import type { Locator, ProposalId } from '@/lib/model/ids';
import type { ManifestView } from '@/lib/model/manifest-view';
import type { NetworkView, Settings } from '@/lib/model/network';
import type { ProofState } from '@/lib/model/proof';
import type { Proposal } from '@/lib/model/proposal';
import type { Activity, PreparedView, RaiseView, Submitted } from '@/lib/model/submission';
import { accountMessages } from './account-messages';
import { callMessages } from './call-messages';
import { composerMessages } from './composer-messages';
import { dossierMessages } from './dossier-messages';
import { hubMessages } from './hub-messages';
import { message, type } from './message';
import { registrationMessages } from './registration-messages';
import { revenueMessages } from './revenue-messages';
import * as s from './schemas';

/** What the popup knows of the tab in front. */
export type TabView = {
  tabId: number | null;
  /** Null when the page names no model, or is none of our hubs. */
  locator: Locator | null;
  revision: string | null;
  badge: BadgeState | null;
};

/** A model the selected account has a part in, with what waits for its vote. */
export type Holding = { model: Model; position: Position; open: readonly Proposal[] };

/** Our own pages. */
const views = ['popup', 'composer', 'options', 'welcome', 'register', 'files', 'dossier'] as const;

export const messages = {
  // Hub pages and our own pages: public facts.
  'badge.read': message({
    callers: ['hub', 'ui'],
    input: v.object({
      sightings: v.pipe(v.array(s.sighting), v.maxLength(500)),
      /** "Look now": past caches, key set topped up first. */
      fresh: v.optional(v.boolean(), false),
      /** The reader asked about the model in the title: its hub may be asked although no record is known. */
      deep: v.optional(v.boolean(), false),
      /** "Prove it": the facts of models in titles against a block header; always so in proof mode. */
      prove: v.optional(v.boolean()),
    }),
    /** Only models that have a record; nothing for the others. */
    output: type<readonly BadgeState[]>(),
  }),
  /** Read when a card is opened, never for a badge: one request per endpoint asked, none for what is kept. */
  'proposal.titles': message({
    callers: ['hub', 'ui'],
    input: v.object({
      chainId: s.chainId,
      governor: s.address,
      proposals: v.pipe(
        v.array(v.object({ id: s.proposalId, blockNumber: s.uint256 })),
        v.maxLength(10),
      ),
    }),
    /** Those whose text hashes to the id. Titles are untrusted text, cut. */
    output: type<readonly { id: ProposalId; title: string }[]>(),
  }),
  'card.open': message({
    callers: ['hub'],
    input: v.object({}),
    output: type<{ injected: boolean }>(),
  }),
  'window.open': message({
    callers: ['hub', 'ui'],
    input: v.object({
      view: v.picklist(views),
      locator: v.optional(s.locator),
      revision: v.optional(s.revision),
      proposalId: v.optional(s.proposalId),
      section: v.optional(v.picklist(['vote', 'stake', 'hubs', 'networks', 'accounts'])),
    }),
    output: type<null>(),
  }),

  /** The address of the page this tab of ours was opened from, a hub's or one of ours, as the browser told it; null where that is not known. */
  'window.opener': message({
    callers: ['ui'],
    input: v.object({}),
    output: type<string | null>(),
  }),

  // The approved manifest, for checking files of one's own; asked by a click.
  'manifest.read': message({
    callers: ['ui'],
    input: v.object({ locator: s.locator, fresh: v.optional(v.boolean(), false) }),
    output: type<ManifestView>(),
  }),

  // Settings and networks.
  'settings.read': message({ callers: ['ui'], input: v.object({}), output: type<Settings>() }),
  'settings.write': message({
    callers: ['ui'],
    input: v.object({
      consented: v.optional(v.boolean()),
      hiddenHubs: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(40))),
      autoLockMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440))),
      proofMode: v.optional(v.boolean()),
      lookUpAll: v.optional(v.boolean()),
      feeCapGwei: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
    }),
    output: type<Settings>(),
  }),
  'network.list': message({
    callers: ['ui'],
    input: v.object({}),
    output: type<readonly NetworkView[]>(),
  }),
  'network.add': message({
    callers: ['ui'],
    input: v.object({
      url: v.pipe(v.string(), v.maxLength(2048)),
      /** Who runs it, in the user's words; the host when empty. */
      operator: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), ''),
      own: v.optional(v.boolean(), false),
    }),
    output: type<NetworkView>(),
  }),
  'network.remove': message({
    callers: ['ui'],
    input: v.object({ chainId: s.chainId, endpointId: v.nullable(v.string()) }),
    output: type<null>(),
  }),
  'network.test': message({
    callers: ['ui'],
    input: v.object({ chainId: s.chainId }),
    output: type<NetworkView>(),
  }),

  ...callMessages,
  ...accountMessages,

  // What is there to see and do. These carry the viewer's account, so they are never asked from a hub page.
  'tab.read': message({
    callers: ['ui'],
    input: v.object({ tabId: v.optional(v.number()) }),
    output: type<TabView>(),
  }),
  'holding.list': message({
    callers: ['ui'],
    input: v.object({}),
    output: type<readonly Holding[]>(),
  }),
  'position.read': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId }),
    output: type<Position>(),
  }),
  'proposal.list': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId, from: v.optional(s.uint256) }),
    /** Newest first; `next` is null at the end. */
    output: type<{ proposals: readonly Proposal[]; next: bigint | null; timestamp: bigint }>(),
  }),
  'ballot.read': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId, proposalId: s.proposalId }),
    output: type<{
      proposal: Proposal;
      /** Its actions in words, in their order. */
      calls: readonly DescribedCall[];
      power: Power;
      /** What came of proving the votes at the snapshot; absent outside proof mode. */
      powerProof?: ProofState;
      timestamp: bigint;
    }>(),
  }),

  // What is signed: prepare (decoded, simulated, priced), look, submit. Signing routes are ui only.
  'stake.prepare': message({
    callers: ['ui'],
    input: v.object({
      record: s.recordId,
      action: v.variant('kind', [
        v.object({ kind: v.literal('stake'), assets: s.uint256, delegatee: v.nullable(s.address) }),
        v.object({ kind: v.literal('request-unstake'), shares: s.uint256 }),
        v.object({ kind: v.literal('claim-unstake'), requestId: s.uint256 }),
        v.object({ kind: v.literal('delegate'), delegatee: s.address }),
        v.object({ kind: v.literal('claim-allocation'), index: s.uint256 }),
        v.object({ kind: v.literal('claim-and-stake'), index: s.uint256 }),
        v.object({
          kind: v.literal('send'),
          /** The network's coin, the model's token, or shares of its vault. */
          asset: v.picklist(['native', 'token', 'share']),
          recipient: s.address,
          amount: s.uint256,
        }),
        /** Takes the vault's allowance over the token back. */
        v.object({ kind: v.literal('revoke') }),
      ]),
    }),
    output: type<PreparedView>(),
  }),
  'ballot.prepare': message({
    callers: ['ui'],
    input: v.object({
      record: s.recordId,
      proposalId: s.proposalId,
      choice: v.variant('kind', [
        v.object({
          kind: v.literal('nominal'),
          support: v.picklist(['against', 'for', 'abstain']),
        }),
        v.object({ kind: v.literal('fractional'), tally: s.tally }),
      ]),
      reason: v.optional(s.reason, ''),
    }),
    output: type<PreparedView>(),
  }),
  'proposal.prepare': message({
    callers: ['ui'],
    input: v.object({
      record: s.recordId,
      actions: v.pipe(v.array(s.action), v.maxLength(20)),
      /** Markdown; the `#proposer=` suffix is added by the background. */
      description: v.pipe(v.string(), v.minLength(1), v.maxLength(100_000)),
    }),
    output: type<PreparedView>(),
  }),
  'proposal.advance': message({
    callers: ['ui'],
    input: v.object({
      record: s.recordId,
      proposalId: s.proposalId,
      step: v.picklist(['queue', 'execute', 'cancel']),
    }),
    output: type<PreparedView>(),
  }),
  'stake.submit': message({
    callers: ['ui'],
    input: v.object({ preparedId: v.string(), requestId: s.requestId }),
    output: type<Submitted>(),
  }),
  'ballot.submit': message({
    callers: ['ui'],
    input: v.object({ preparedId: v.string(), requestId: s.requestId }),
    output: type<Submitted>(),
  }),
  'proposal.submit': message({
    callers: ['ui'],
    input: v.object({ preparedId: v.string(), requestId: s.requestId }),
    output: type<Submitted>(),
  }),
  'activity.list': message({
    callers: ['ui'],
    input: v.object({}),
    /** Newest first, at most 100. */
    output: type<readonly Activity[]>(),
  }),
  /** What it takes to speed one up or to cancel it; nothing is signed. */
  'activity.price': message({
    callers: ['ui'],
    input: v.object({ id: v.string(), purpose: s.raisePurpose }),
    output: type<RaiseView>(),
  }),
  /** `attempts` and `fee` as they were shown. */
  'activity.raise': message({
    callers: ['ui'],
    input: v.object({
      id: v.string(),
      purpose: s.raisePurpose,
      attempts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
      fee: v.object({
        gas: s.uint256,
        maxFeePerGasWei: s.uint256,
        maxPriorityFeePerGasWei: s.uint256,
      }),
    }),
    output: type<Submitted>(),
  }),

  ...composerMessages,
  ...dossierMessages,
  ...hubMessages,
  ...registrationMessages,
  ...revenueMessages,
} as const;

export type Messages = typeof messages;
export type MessageName = keyof Messages;
/** What a caller gives. */
export type InputOf<Name extends MessageName> = v.InferInput<Messages[Name]['input']>;
/** What a handler gets. */
export type ParsedOf<Name extends MessageName> = v.InferOutput<Messages[Name]['input']>;
export type OutputOf<Name extends MessageName> = Exclude<
  Messages[Name]['output']['type'],
  undefined
>;
