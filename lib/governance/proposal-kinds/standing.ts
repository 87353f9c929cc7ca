import { encodeFunctionData, isAddressEqual } from 'viem';
import { modelRegistryAbi } from '@/lib/chain/abi/model-registry';
import { built, type ProposalKind } from './types';

/** Takes the record out of force, or puts it back, as its owner. */
export const standing: ProposalKind<'standing'> = {
  kind: 'standing',
  build(intent, { record, owner, timelock }) {
    const calldata =
      intent.change === 'suspend'
        ? encodeFunctionData({
            abi: modelRegistryAbi,
            functionName: 'suspend',
            args: [record.id, intent.reason],
          })
        : encodeFunctionData({
            abi: modelRegistryAbi,
            functionName: 'reinstate',
            args: [record.id],
          });
    const action = { target: record.registry, valueWei: 0n, calldata };
    return built(action, isAddressEqual(owner, timelock) ? [] : ['timelock-not-owner']);
  },
};
