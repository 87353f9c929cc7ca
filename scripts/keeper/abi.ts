/** What the keeper calls and reads, and the refusals it knows by name. */
import { parseAbi } from 'viem';

export const registryAbi = parseAbi([
  'function recordCount() view returns (uint256)',
  'function module(uint256 id, bytes32 kind) view returns (address)',
]);

export const tokenAbi = parseAbi([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
]);

export const vaultAbi = parseAbi([
  'struct Pool { address adapter; bytes32 riskId; uint256 booked; uint256 absoluteCap; uint256 relativeCapBps; uint256 maxLossBps; }',
  'function asset() view returns (address)',
  'function allocator() view returns (address)',
  'function idleAssets() view returns (uint256)',
  'function pools() view returns (Pool[])',
]);

const refusals = [
  'error PoolAllocatorNothingToMove()',
  'error PoolAllocatorSamePool(address adapter)',
  'error PoolAllocatorNotMeasured(address adapter, uint256 readyAt)',
  'error PoolAllocatorEdgeTooSmall(int256 from, int256 to, uint256 minEdge)',
  'error PoolAllocatorNotWorthIt(uint256 earned, uint256 cost)',
  'error PoolAllocatorCoolingDown(address adapter, uint256 readyAt)',
  'error PoolAllocatorHeld(address adapter, uint256 heldUntil)',
  'error PoolAllocatorMovesTooMuch(uint256 assets, uint256 available)',
  'error PoolAllocatorBudgetTooSmall(uint256 assets, uint256 budget)',
  'error StakePoolsNotAllocator(address caller)',
  'error StakePoolsUnknownPool(address adapter)',
  'error StakePoolsSilent(address adapter)',
  'error StakePoolsCapExceeded(address adapter, uint256 value, uint256 cap)',
  'error StakePoolsRiskCapExceeded(bytes32 riskId, uint256 value, uint256 cap)',
  'error StakePoolsTooMuchDeployed(uint256 deployed, uint256 max)',
  'error StakePoolsIdleTooLow(uint256 idle, uint256 floor)',
  'error StakePoolsLossTooHigh(address adapter, uint256 loss, uint256 maxLoss)',
  'error StakePoolsTooLittle(address adapter, uint256 amount, uint256 min)',
  'error StakePoolsNotLiquid(uint256 assets, uint256 available)',
  'error PoolAdapterValueTooLow(uint256 value, uint256 minValue)',
  'error PoolAdapterOutTooLow(uint256 out, uint256 minOut)',
  'error PoolAdapterTransferFee(address token, uint256 sent, uint256 received)',
  'error PoolAdapterRebasingToken(address token, uint256 reserve, uint256 balance)',
  'error PoolAdapterCooldown(address pool, uint256 cooldownSeconds)',
  'error PoolAdapterTooYoung(uint256 readyAt)',
  'error PoolAdapterTooShallow(uint256 depth, uint256 minDepth)',
  'error PoolAdapterPriceDeviation(uint256 spot, uint256 average, uint256 maxDeviationBps)',
] as const;

export const allocatorAbi = parseAbi([
  'struct Policy { uint64 minEdge; uint32 scoreWindowSeconds; uint32 cooldownSeconds; uint32 minHoldSeconds; uint32 moveWindowSeconds; uint16 maxMoveBps; uint16 tipBps; uint128 maxTip; uint128 pokeTip; }',
  'struct Score { int256 measured; int256 present; uint256 incentive; uint256 since; uint256 readyAt; }',
  'function rebalance(address vault, address from, address to, uint256 assets) returns (uint256 moved, uint256 tip)',
  'function poke(address vault, address adapter) returns (uint256 tip)',
  'function policy(address vault) view returns (Policy)',
  'function movable(address vault) view returns (uint256)',
  'function excess(address vault, address adapter) view returns (uint256)',
  'function score(address vault, address adapter, uint256 added) view returns (Score)',
  ...refusals,
]);
