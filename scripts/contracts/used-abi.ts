// What of a contract the extension is built with: its bundle has room for little else (decision 12).
// A read or an event that is missing here is a type error where it is used. Every function that changes state is kept,
// because any call can stand in a proposal and is told in words; so is every error, because any of them can come back.
// A contract that is not named is none that the extension calls or tells of.

/** Names by kind. Whatever changes state is used unless it is left out by name. */
export type Used = {
  reads: readonly string[];
  events: readonly string[];
  leftOut: readonly string[];
};

/** Called by the launcher once, or by tokens that are sent: no call a person is shown. */
const leftOut = [
  'initialize',
  'onERC721Received',
  'onERC1155Received',
  'onERC1155BatchReceived',
] as const;

/** Calls whose answer is read as a forecast; what any other call gives back is of no use to anybody here. */
export const forecast: readonly string[] = ['rebalance', 'forceDeallocate'];

export const usedAbi: Readonly<Record<string, Used>> = {
  ModelRegistry: { reads: [], events: ['ManifestPublished', 'Registered'], leftOut },
  Launcher: { reads: [], events: [], leftOut },
  ModelToken: { reads: [], events: [], leftOut },
  StakeVault: { reads: [], events: [], leftOut },
  ModelGovernor: { reads: [], events: ['ProposalCreated'], leftOut },
  TimelockControllerUpgradeable: { reads: [], events: [], leftOut },
  Allocation: { reads: [], events: ['AllocationPublished'], leftOut },
  ModelLens: {
    reads: ['ballot', 'holdings', 'keys', 'proposals', 'read', 'readRecords', 'settings', 'viewer'],
    events: [],
    leftOut,
  },
  DigestLens: {
    reads: ['allocation', 'digests', 'readDigestRecords', 'readDigests'],
    events: [],
    leftOut,
  },
  Contributions: { reads: [], events: ['ContributionSubmitted'], leftOut },
  RevenueRouter: { reads: [], events: [], leftOut },
  RevenueLens: { reads: ['revenue'], events: [], leftOut },
  ParticipationLens: { reads: ['participation'], events: [], leftOut },
  PoolLens: { reads: ['stake'], events: [], leftOut },
  PoolAllocator: { reads: [], events: [], leftOut },
  AdapterFactory: { reads: [], events: [], leftOut },
};
