import { encodeFunctionData, type Hex, isAddressEqual } from 'viem';
import { contributionsAbi } from '@/lib/chain/abi/contributions';
import { deployment } from '@/lib/chain/deployment';
import { built, type IntentOf, type ProposalKind } from './types';

/** Declines a contribution that waits, or ends one that was credited; what it earned until then stays its own. */
export const contribution: ProposalKind<'contribution'> = {
  kind: 'contribution',
  build(intent, { record, owner, timelock }) {
    const calldata = encode(record.id, intent);
    const action = { target: deployment.contributions, valueWei: 0n, calldata };
    return built(action, isAddressEqual(owner, timelock) ? [] : ['timelock-not-owner']);
  },
};

function encode(record: bigint, intent: IntentOf<'contribution'>): Hex {
  const abi = contributionsAbi;
  if (intent.change === 'end') {
    return encodeFunctionData({ abi, functionName: 'end', args: [record, intent.index] });
  }
  const { index, evidenceHash, reason } = intent;
  const args = [record, index, evidenceHash, reason] as const;
  return encodeFunctionData({ abi, functionName: 'decline', args });
}
