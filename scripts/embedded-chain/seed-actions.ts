/** What proposals of the demo do, as calls. Encoded here from the ABIs alone, apart from the extension's builders. */
import { type Abi, encodeFunctionData, parseAbi, parseEther } from 'viem';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { getManifestHash, getWeightsRoot } from '@/lib/provenance/manifest';
import { getAddressOf, type Person } from './accounts';
import type { Action, ActionContext, SeedRevision } from './seed-types';

type Build = (context: ActionContext) => readonly Action[];

/** Only a text: an empty call from the timelock to itself. */
export const saySomething: Build = ({ launched }) => [
  { target: launched.timelock, value: 0n, calldata: '0x' },
];

/** Approves the hub's revision at an index, newest first. */
export function approveRevision(index: number): Build {
  return ({ contracts, launched, repository }) => {
    const revision = repository?.revisions[index];
    if (!revision)
      throw new Error(`The demo hub has no revision ${index} of ${repository?.locator}.`);
    return [
      {
        target: contracts.registry,
        value: 0n,
        calldata: encodeApproval(launched.id, revision),
      },
    ];
  };
}

/** The same, and says under which licence the model is given. */
export function approveWithTerms(index: number, licence: string): Build {
  return (context) => [
    ...approveRevision(index)(context),
    {
      target: context.contracts.registry,
      value: 0n,
      calldata: encodeFunctionData({
        abi: modelRegistryAbi,
        functionName: 'setTerms',
        args: [context.launched.id, licence, ''],
      }),
    },
  ];
}

/** The call that approves a revision, with its digests computed from its files. */
export function encodeApproval(id: bigint, { commit, files }: SeedRevision) {
  return encodeFunctionData({
    abi: modelRegistryAbi,
    functionName: 'approveRevision',
    args: [id, commit, getManifestHash(files), getWeightsRoot(files)],
  });
}

/** Pays whole tokens out of the treasury. */
export function payTokens(to: Person, tokens: number): Build {
  return ({ launched }) => [
    {
      target: launched.token,
      value: 0n,
      calldata: encodeFunctionData({
        abi: parseAbi(['function transfer(address to, uint256 value) returns (bool)']),
        functionName: 'transfer',
        args: [getAddressOf(to), parseEther(String(tokens))],
      }),
    },
  ];
}

/** Changes a rule of the governor by one of its setters with one number. */
export function setRule(
  functionName: 'setVotingPeriod' | 'setProposalThreshold' | 'setQuorumFloor',
  value: bigint,
): Build {
  const abi: Abi = modelGovernorAbi;
  return ({ launched }) => [
    {
      target: launched.governor,
      value: 0n,
      calldata: encodeFunctionData({ abi, functionName, args: [value] }),
    },
  ];
}
