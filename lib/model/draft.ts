/** An unfinished proposal. It is kept as it was typed, so that half a thought survives a closed tab. */
import type { Locator, RecordId } from './ids';

/** What a proposal may do; each is one form of the composer and one builder of the background. */
export const actionKinds = [
  'approve-revision',
  'pay',
  'parameter',
  'terms',
  'standing',
  'pools',
  'splits',
  'credit',
  'contribution',
  'call',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** One action as typed: the form's fields by name, unparsed. */
export type DraftAction = {
  /** Unique within the draft. */
  id: string;
  kind: ActionKind;
  fields: Record<string, string>;
};

/** Where the menu was clicked. All of it was written by the page: untrusted. */
export type DraftOrigin = {
  pageUrl: string;
  /** Revision the page or link named, null for the default branch. */
  revision: string | null;
  /** Selected text, capped; empty when nothing was selected. */
  quote: string;
};

export type Draft = {
  /** A UUID. */
  id: string;
  /** Counts the writes; a write names the version it started from. */
  version: number;
  createdAtMs: number;
  updatedAtMs: number;
  origin: DraftOrigin | null;
  /** The model it is about; both null until one is chosen, `record` null while it is not known to have one. */
  locator: Locator | null;
  record: RecordId | null;
  /** Empty while the proposal is text only or undecided; `decided` tells the two apart. */
  actions: DraftAction[];
  /** Whether the question "what should happen" was answered. */
  decided: boolean;
  title: string;
  /** Markdown. */
  body: string;
  /** Set when it was sent; the draft stays until it is deleted. */
  submitted: { activityId: string; atMs: number } | null;
};

/** A line of the list of drafts. */
export type DraftSummary = Pick<
  Draft,
  'id' | 'title' | 'locator' | 'createdAtMs' | 'updatedAtMs' | 'submitted'
> & { actionCount: number };

/** Longest selection taken from a page, in UTF-16 units. */
export const quoteLengthMax = 2_000;
export const titleLengthMax = 200;
/** Longest body, in UTF-8 bytes: every byte is calldata and is paid for. */
export const bodyBytesMax = 60_000;
export const actionsMax = 20;
