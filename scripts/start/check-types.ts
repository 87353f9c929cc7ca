/** What the flows of `--check` are given, and what they give back. */
import type { BrowserContext, Page } from 'playwright';
import type { Address } from 'viem';
import type { Display } from '../browser/display';
import type { Stage } from './stage';

export type CheckScene = {
  stage: Stage;
  context: BrowserContext;
  extensionId: string;
  /** The governed model's page on the demo hub, open in front. */
  page: Page;
  /** Its contracts, read from the registry by plain JSON-RPC. */
  vault: Address;
  governor: Address;
  /** Null where the native context menu cannot be used. */
  display: Display | null;
  /** Where pictures of failures go. */
  screenshots: string;
  say: (line: string) => void;
};

/** One thing a person does, and how it is found on chain. */
export type CheckFlow = {
  name: 'stake' | 'vote' | 'proposal';
  /** Through the interface; resolves when the interface says it was sent. */
  act: (scene: CheckScene) => Promise<void>;
  /** Past the extension: a number that the act changes. */
  read: (scene: CheckScene) => Promise<bigint>;
  /** Whether the number changed as it must. */
  isDone: (before: bigint, after: bigint) => boolean;
  /** Says what was read, in one line. */
  describe: (before: bigint, after: bigint) => string;
};
