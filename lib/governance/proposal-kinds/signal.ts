/**
 * A proposal that is only a text. A Governor refuses one without a call (GovernorInvalidProposalLength), so it
 * carries one that does nothing: no data and no value, from the timelock to itself.
 */
import type { Address } from 'viem';
import type { ProposalAction } from '@/lib/model/proposal';

/** The call that does nothing. */
export function buildSignal({ timelock }: { timelock: Address }): ProposalAction {
  return { target: timelock, valueWei: 0n, calldata: '0x' };
}

/** Whether a call is one that does nothing: to whom it goes does not matter then. */
export function isSignal(action: ProposalAction): boolean {
  return action.valueWei === 0n && action.calldata === '0x';
}
