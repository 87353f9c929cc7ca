import { type Address, encodeFunctionData, type Hex, zeroAddress } from 'viem';
import { poolAllocatorAbi } from '@/lib/chain/abi/pool-allocator';
import { stakeVaultAbi } from '@/lib/chain/abi/stake-vault';
import { deployment } from '@/lib/chain/deployment';
import { encodeErc20 } from '@/lib/chain/erc20';
import { getAdapter } from '@/lib/chain/pool-adapters';
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
    if (intent.change === 'end') return buildEnd(intent, context);
    if (intent.change === 'add') {
      const { pool, pair, ...rules } = intent;
      const { calldata, adapter } = getAdapter(context.vault, pool, pair);
      const rule = { ...rules, change: 'list', adapter } as const;
      const list = { target: context.vault, valueWei: 0n, calldata: encodeRule(rule) };
      return built(list, [], { target: deployment.adapterFactory, valueWei: 0n, calldata });
    }
    if (intent.change === 'policy') return built(toAllocator(encodePolicy(context.vault, intent)));
    if (intent.change === 'programme') {
      if (intent.endsAt <= context.timestamp) return problem('programme_past');
      return built(toAllocator(encodeProgramme(context.vault, intent)));
    }
    return built({ target: context.vault, valueWei: 0n, calldata: encodeRule(intent) });
  },
};

type Rule = Exclude<Intent, { change: 'add' | 'end' | 'fund' | 'programme' | 'policy' }>;

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

type Programme = Omit<Extract<Intent, { change: 'programme' }>, 'kind' | 'change'>;

function encodeProgramme(vault: Address, { adapter, ratePerYear, target, endsAt }: Programme): Hex {
  const programme = { ratePerYear, target, endsAt: Number(endsAt) };
  const args = [vault, adapter, programme] as const;
  return encodeFunctionData({ abi: poolAllocatorAbi, functionName: 'setProgramme', args });
}

/** What was earned until then is paid first; what is taken back goes to the treasury. */
function buildEnd(
  { adapter, amount }: Extract<Intent, { change: 'end' }>,
  { vault, timelock }: BuildContext,
): Built {
  const none = { ratePerYear: 0n, target: 0n, endsAt: 0n };
  const end = adapter && toAllocator(encodeProgramme(vault, { adapter, ...none }));
  if (amount === 0n) return end ? built(end) : problem('end_nothing');
  const args = [vault, timelock, amount] as const;
  const takeBack = encodeFunctionData({
    ...{ abi: poolAllocatorAbi, functionName: 'returnBudget', args },
  });
  return built(toAllocator(takeBack), [], end ?? undefined);
}

/** The allocator takes what it is allowed: exactly that much is allowed just before. */
function buildFund(amount: bigint, { token, vault, treasury }: BuildContext): Built {
  if (amount === 0n) return problem('amount_zero');
  const allow = encodeErc20('approve', deployment.poolAllocator, amount);
  const calldata = encodeFunctionData({
    abi: poolAllocatorAbi,
    functionName: 'fund',
    args: [vault, amount],
  });
  return built(toAllocator(calldata), amount > treasury.tokens ? ['more-than-treasury'] : [], {
    target: token,
    valueWei: 0n,
    calldata: allow,
  });
}

function toAllocator(calldata: Hex): ProposalAction {
  return { target: deployment.poolAllocator, valueWei: 0n, calldata };
}
