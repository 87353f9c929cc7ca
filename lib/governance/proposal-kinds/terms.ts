import { encodeFunctionData, isAddressEqual } from 'viem';
import { modelRegistryAbi } from '@/lib/chain/abi/model-registry';
import { built, type ProposalKind } from './types';

/** Says in the registry under which licence the model is given, as the record's owner. */
export const terms: ProposalKind<'terms'> = {
  kind: 'terms',
  build({ licence, licenceFile }, { record, owner, timelock }) {
    const calldata = encodeFunctionData({
      abi: modelRegistryAbi,
      functionName: 'setTerms',
      args: [record.id, licence, licenceFile],
    });
    const action = { target: record.registry, valueWei: 0n, calldata };
    return built(action, isAddressEqual(owner, timelock) ? [] : ['timelock-not-owner']);
  },
};
