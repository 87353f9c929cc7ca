import { type Address, encodeFunctionData, erc20Abi, type Hex, zeroAddress } from 'viem';
import { poolAllocatorAbi } from '@/lib/chain/abi/pool-allocator';
import { stakeVaultAbi } from '@/lib/chain/abi/stake-vault';
import { deployment } from '@/lib/chain/deployment';
import type { ProposalAction } from '@/lib/model/proposal';
import {
  type BuildContext,
  type Built,
  built,
  type IntentOf,
  type ProposalKind,
  problem,
} from './types';

type Intent = IntentOf<'pools'>;

/** Changes the rules of the vault's pools, or gives their allocator what it pays tips and incentives from. */
export const pools: ProposalKind<'pools'> = {
  kind: 'pools',
  build(intent, context) {
    if (intent.change === 'fund') return buildFund(intent.amount, context);
    if (intent.change === 'policy') return built(toAllocator(encodePolicy(context.vault, intent)));
    if (intent.change === 'programme') {
      if (intent.endsAt <= context.timestamp) return problem('programme_past');
      return built(toAllocator(encodeProgramme(context.vault, intent)));
    }
    return built({ target: context.vault, valueWei: 0n, calldata: encodeRule(intent) });
  },
};

type Rule = Exclude<Intent, { change: 'fund' | 'programme' | 'policy' }>;

function encodeRule(intent: Rule): Hex {
  const abi = stakeVaultAbi;
  switch (intent.change) {
    case 'list': {
      const { adapter, absoluteCap } = intent;
      const relativeCapBps = Number(intent.relativeCapBps);
      const rules = { absoluteCap, relativeCapBps, maxLossBps: Number(intent.maxLossBps) };
      return encodeFunctionData({ abi, functionName: 'setPool', args: [adapter, rules] });
    }
    case 'remove': {
      const { adapter, writtenOff } = intent;
      return encodeFunctionData({ abi, functionName: 'removePool', args: [adapter, writtenOff] });
    }
    case 'risk-cap': {
      const { riskId, absoluteCap } = intent;
      const cap = { absoluteCap, relativeCapBps: Number(intent.relativeCapBps) };
      return encodeFunctionData({ abi, functionName: 'setRiskCap', args: [riskId, cap] });
    }
    case 'limits': {
      const { maxRatePerYear } = intent;
      const limits = {
        maxDeployedBps: Number(intent.maxDeployedBps),
        idleFloorBps: Number(intent.idleFloorBps),
        penaltyBps: Number(intent.penaltyBps),
        maxRatePerYear,
      };
      return encodeFunctionData({ abi, functionName: 'setPoolLimits', args: [limits] });
    }
    case 'switch-on':
    case 'switch-off': {
      const allocator = intent.change === 'switch-on' ? deployment.poolAllocator : zeroAddress;
      return encodeFunctionData({ abi, functionName: 'setAllocator', args: [allocator] });
    }
    default:
      return intent satisfies never;
  }
}

function encodePolicy(
  vault: Address,
  { kind: _, change: __, ...policy }: Extract<Intent, { change: 'policy' }>,
): Hex {
  const numbers = {
    scoreWindowSeconds: Number(policy.scoreWindowSeconds),
    cooldownSeconds: Number(policy.cooldownSeconds),
    minHoldSeconds: Number(policy.minHoldSeconds),
    moveWindowSeconds: Number(policy.moveWindowSeconds),
    maxMoveBps: Number(policy.maxMoveBps),
    tipBps: Number(policy.tipBps),
  };
  const args = [vault, { ...policy, ...numbers }] as const;
  return encodeFunctionData({ abi: poolAllocatorAbi, functionName: 'setPolicy', args });
}

function encodeProgramme(
  vault: Address,
  { adapter, ratePerYear, target, endsAt }: Extract<Intent, { change: 'programme' }>,
): Hex {
  const programme = { ratePerYear, target, endsAt: Number(endsAt) };
  const args = [vault, adapter, programme] as const;
  return encodeFunctionData({ abi: poolAllocatorAbi, functionName: 'setProgramme', args });
}

/** The allocator takes what it is allowed: exactly that much is allowed just before. */
function buildFund(amount: bigint, { token, vault, treasury }: BuildContext): Built {
  if (amount === 0n) return problem('amount_zero');
  const allow = encodeFunctionData({
    abi: erc20Abi,
    functionName: 'approve',
    args: [deployment.poolAllocator, amount],
  });
  const calldata = encodeFunctionData({
    abi: poolAllocatorAbi,
    functionName: 'fund',
    args: [vault, amount],
  });
  return {
    status: 'built',
    before: { target: token, valueWei: 0n, calldata: allow },
    action: toAllocator(calldata),
    warnings: amount > treasury.tokens ? ['more-than-treasury'] : [],
  };
}

function toAllocator(calldata: Hex): ProposalAction {
  return { target: deployment.poolAllocator, valueWei: 0n, calldata };
}
