import { encodeFunctionData, isAddressEqual } from 'viem';
import { modelRegistryAbi } from '@/lib/chain/abi/model-registry';
import { built, type ProposalKind } from './types';

/** Approves a revision in the registry, as the record's owner: the timelock of a launched model. */
export const approveRevision: ProposalKind<'approve-revision'> = {
  kind: 'approve-revision',
  build({ commit, manifestHash, weightsRoot }, { record, owner, timelock }) {
    const calldata = encodeFunctionData({
      abi: modelRegistryAbi,
      functionName: 'approveRevision',
      args: [record.id, commit, manifestHash, weightsRoot],
    });
    const action = { target: record.registry, valueWei: 0n, calldata };
    return built(action, isAddressEqual(owner, timelock) ? [] : ['timelock-not-owner']);
  },
};
