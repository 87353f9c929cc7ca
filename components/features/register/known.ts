/** What the parts of the wizard's state know of each other. */
import type { ReadonlySignal } from '@preact/signals';
import type { Resource } from '@/components/ui/async-state';
import type { Saved } from '@/components/ui/create-saved';
import type { ClaimsReport, PlaceReport, Registration } from '@/lib/model/registration';
import type { Send } from '@/lib/protocol/send';
import type { createComponents } from './components-model';
import type { createHolders } from './holders-model';
import type { ParsedRules } from './rules';

/** What the tab gives; the gallery and tests give their own. */
export type RegisterPlatform = {
  send: Send;
  /** The computer's clock. */
  now: () => number;
  /** Repeats work while the page is there; gives what ends it. */
  every: (ms: number, work: () => void) => () => void;
  /** A new UUID. */
  makeId: () => string;
  /** Opens the composer's tab at a fragment. */
  openComposer: (fragment: string) => void;
};

/** What was typed, and what was read for it. */
export type Known = {
  saved: Saved<Registration>;
  place: Resource<PlaceReport>;
  claims: Resource<readonly ClaimsReport[]>;
  holders: ReturnType<typeof createHolders>;
  components: ReturnType<typeof createComponents>;
  rules: ReadonlySignal<ParsedRules>;
};
