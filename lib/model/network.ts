/** Networks and endpoints as the options page shows them. */
import type { ChainId } from './ids';

export type EndpointView = {
  id: string;
  /** Scheme and host only; a path may hold a key and is never shown. */
  host: string;
  operator: string;
  /** "This node is mine": counts as its own operator. */
  own: boolean;
  status: 'untested' | 'ok' | 'failing' | 'wrong-chain' | 'lagging';
  latencyMs: number | null;
  lastErrorCode: string | null;
};

export type NetworkView = {
  chainId: ChainId;
  name: string;
  nativeSymbol: string;
  /** An embedded chain: everything read from it says demo. */
  demo: boolean;
  endpoints: readonly EndpointView[];
  /** Whether the registry of this release is on the chain. */
  registry: 'deployed' | 'absent' | 'unknown';
  /** How many locator keys are known locally, and when they were last topped up. */
  keys: { count: number; syncedAtMs: number | null };
};

export type Settings = {
  /** The notice of the welcome tab was read and agreed to; nothing is read on any page before. */
  consentedAtMs: number | null;
  /** Hubs whose pages carry no badges although they could, by id. */
  hiddenHubs: readonly string[];
  /** Hubs that were switched on, by id. */
  enabledHubs: readonly string[];
  /** Mirrors of Hugging Face that were added, by host. */
  mirrors: readonly string[];
  autoLockMinutes: number;
  /** Proves what a verdict and voting power rest on, where endpoints offer proofs. */
  proofMode: boolean;
  /** Asks the hub about every model page, also where no record is known: finds governed weights on other pages. */
  lookUpAll: boolean;
  /** The most a unit of gas may cost. */
  feeCapGwei: number;
};
