import { type Abi, encodeFunctionData, isAddressEqual, zeroAddress } from 'viem';
import { modelGovernorAbi } from '@/lib/chain/abi/model-governor';
import type { AmountParameter, ParameterName, WarningCode } from '@/lib/model/composing';
import {
  type BuildContext,
  type Built,
  built,
  type IntentOf,
  type ProposalKind,
  problem,
} from './types';

/** The setters of OpenZeppelin's governor modules and timelock and of our vault: each takes one number. */
const setters = {
  'voting-delay': { of: 'governor', functionName: 'setVotingDelay', type: 'uint48' },
  'voting-period': { of: 'governor', functionName: 'setVotingPeriod', type: 'uint32' },
  'proposal-threshold': { of: 'governor', functionName: 'setProposalThreshold', type: 'uint256' },
  'quorum-fraction': { of: 'governor', functionName: 'updateQuorumNumerator', type: 'uint256' },
  'quorum-floor': { of: 'governor', functionName: 'setQuorumFloor', type: 'uint16' },
  'late-quorum-extension': {
    of: 'governor',
    functionName: 'setLateQuorumVoteExtension',
    type: 'uint48',
  },
  'unstake-cooldown': { of: 'vault', functionName: 'setCooldown', type: 'uint48' },
  'timelock-delay': { of: 'timelock', functionName: 'updateDelay', type: 'uint256' },
} as const satisfies Record<
  AmountParameter,
  { of: 'governor' | 'vault' | 'timelock'; functionName: string; type: string }
>;

/** Changes one rule of the model's own government. */
export const parameter: ProposalKind<'parameter'> = {
  kind: 'parameter',
  build(intent, context) {
    return intent.name === 'guardian'
      ? buildGuardian(intent, context)
      : buildAmount(intent, context);
  },
};

type AmountIntent = Extract<IntentOf<'parameter'>, { name: AmountParameter }>;
type GuardianIntent = Extract<IntentOf<'parameter'>, { name: 'guardian' }>;

function buildAmount({ name, value }: AmountIntent, context: BuildContext): Built {
  const now = context.parameters.find((view) => view.name === name);
  if (!now || now.name === 'guardian') return problem('parameter_unknown');
  if (value < now.min) return problem('parameter_below', now.min.toString());
  if (value > now.max) return problem('parameter_above', now.max.toString());
  if (value === now.value) return problem('parameter_unchanged');
  const { of, functionName, type } = setters[name];
  const abi: Abi = [
    {
      type: 'function',
      name: functionName,
      stateMutability: 'nonpayable',
      inputs: [{ name: 'value', type }],
      outputs: [],
    },
  ];
  const calldata = encodeFunctionData({ abi, functionName, args: [value] });
  const action = { target: context[of], valueWei: 0n, calldata };
  return built(action, getWarnings(name, value, context));
}

function getWarnings(name: AmountParameter, value: bigint, context: BuildContext): WarningCode[] {
  if (name === 'timelock-delay') {
    const cooldown = context.parameters.find((view) => view.name === 'unstake-cooldown');
    const isCut = cooldown && cooldown.name !== 'guardian' && value < cooldown.value;
    return isCut ? ['cuts-cooldown'] : [];
  }
  return name === 'voting-period' && value < 3_600n ? ['short-vote'] : [];
}

function buildGuardian({ account, expiresAt }: GuardianIntent, context: BuildContext): Built {
  const now = context.parameters.find((view) => view.name === 'guardian');
  if (now?.name !== 'guardian') return problem('parameter_unknown');
  const isRemoval = isAddressEqual(account, zeroAddress);
  if (isRemoval && isAddressEqual(now.account, zeroAddress)) return problem('parameter_unchanged');
  if (isRemoval !== (expiresAt === 0n)) return problem('guardian_end_missing');
  if (expiresAt > now.latest) return problem('guardian_end_late', now.latest.toString());
  if (!isRemoval && expiresAt <= getEarliestExecution(context)) return problem('guardian_end_past');
  const calldata = encodeFunctionData({
    abi: modelGovernorAbi,
    functionName: 'setGuardian',
    args: [account, Number(expiresAt)],
  });
  const warnings: WarningCode[] = isRemoval ? [] : ['guardian-may-cancel'];
  return built({ target: context.governor, valueWei: 0n, calldata }, warnings);
}

/** Chain time at which what is proposed now could be executed at the earliest. */
function getEarliestExecution({ parameters, timestamp }: BuildContext): bigint {
  const steps: readonly ParameterName[] = ['voting-delay', 'voting-period', 'timelock-delay'];
  return parameters
    .filter(({ name }) => steps.includes(name))
    .reduce((sum, view) => sum + (view.name === 'guardian' ? 0n : view.value), timestamp);
}
