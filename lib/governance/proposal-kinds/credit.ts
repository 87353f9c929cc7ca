import { encodeFunctionData, isAddressEqual } from 'viem';
import { contributionsAbi } from '@/lib/chain/abi/contributions';
import { deployment } from '@/lib/chain/deployment';
import { built, type ProposalKind } from './types';

/** Gives a contribution a weight; names the hash of what the vote looked at, so that nothing else is credited. */
export const credit: ProposalKind<'credit'> = {
  kind: 'credit',
  build({ index, evidenceHash, weight }, { record, owner, timelock }) {
    const calldata = encodeFunctionData({
      abi: contributionsAbi,
      functionName: 'credit',
      args: [record.id, index, evidenceHash, weight],
    });
    const action = { target: deployment.contributions, valueWei: 0n, calldata };
    return built(action, isAddressEqual(owner, timelock) ? [] : ['timelock-not-owner']);
  },
};
