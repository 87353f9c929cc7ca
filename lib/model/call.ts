import type { Address, Hex } from 'viem';

/** A call that somebody still has to sign. Nothing in it is signed, priced or simulated. */
export type Call = { to: Address; data: Hex; valueWei: bigint };
