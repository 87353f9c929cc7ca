/** What a stand-in is: names it answers to, and its answers. */
import type { Answer } from '../answer';

export type HostAsk = {
  url: URL;
  /** Decoded by segment; no empty one at the end. */
  segments: readonly string[];
  /** CAIP text of the record a model names, by its locator; null when it names none. */
  getRecord: (locator: string) => string | null;
};

export type Host = {
  names: readonly string[];
  answer: (ask: HostAsk) => Answer;
};
