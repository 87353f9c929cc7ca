/** One state a badge can be in: which page shows it, and what makes it so. */
import type { LinkState, ReasonCode, Tone, VerdictWord } from '@/lib/model/verdict';
import type { Acts } from './acts';
import type { StatesWorld } from './world';

export type Scenario = {
  /** Names its picture. */
  id: string;
  /** Id of a hub of lib/hubs, or `mirror`. */
  hub: string;
  link: LinkState;
  word: VerdictWord;
  /** The tone that is drawn; `stale` is that of an answer which waits to be confirmed. */
  tone: Tone | 'stale';
  /** Reasons that the card must give. */
  says?: readonly ReasonCode[];
  /** What makes it so, in one sentence. */
  why: string;
  /** The page's address. */
  url: string;
  /** What people do on the chain, before the extension knows any endpoint. */
  onChain?: (acts: Acts) => Promise<void>;
  /** What happens to hub and endpoints right before the page is opened. */
  before?: (world: StatesWorld) => Promise<void>;
  /** The reader presses "Look now" in the card. */
  looksNow?: boolean;
  /** Everything as it was. */
  after?: (world: StatesWorld) => Promise<void>;
};
