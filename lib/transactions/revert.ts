/** Why a call failed, as a code a person has a text for (`error_revert_…`) and a detail for those who want all of it. */
import { type Abi, decodeErrorResult, type Hex, toFunctionSelector } from 'viem';
import { errorsAbi } from '@/lib/chain/abi/errors';
import { toText } from './decode';

type AbiError = Extract<Abi[number], { type: 'error' }>;

export type RevertReason = { code: RevertCode; detail: string };

const codes = {
  GovernorUnexpectedProposalState: 'revert.wrong_state',
  GovernorNonexistentProposal: 'revert.unknown_proposal',
  GovernorInsufficientProposerVotes: 'revert.below_threshold',
  GovernorRestrictedProposer: 'revert.other_proposer',
  GovernorAlreadyCastVote: 'revert.already_voted',
  GovernorExceedRemainingWeight: 'revert.already_voted',
  GovernorUnableToCancel: 'revert.may_not_cancel',
  GovernorOnlyExecutor: 'revert.only_by_vote',
  GovernorInvalidProposalLength: 'revert.no_action',
  TimelockUnexpectedOperationState: 'revert.too_early',
  StakeVaultNotReady: 'revert.too_early',
  StakeVaultTooManyRequests: 'revert.too_many_requests',
  StakeVaultNotRequestOwner: 'revert.unknown_request',
  StakeVaultNothingToUnstake: 'revert.nothing_to_unstake',
  StakeVaultVoteDuplication: 'revert.vault_full',
  StakeVaultNotTimelock: 'revert.only_by_vote',
  RevenueRouterEpochOpen: 'revert.too_early',
  RevenueRouterNotAccepted: 'revert.currency',
  RevenueRouterTransferFee: 'revert.transfer_fee',
  ContributionsNotSubmitted: 'revert.contribution',
  ContributionsOtherEvidence: 'revert.contribution',
  AdapterFactoryWrongAsset: 'revert.pool_asset',
  AdapterFactoryBadSettings: 'revert.pool_settings',
  StakePoolsWrongAdapter: 'revert.pool_asset',
  StakePoolsTooMany: 'revert.pool_full',
  PoolAdapterCooldown: 'revert.pool_cooldown',
  PoolAdapterTransferFee: 'revert.transfer_fee',
  PoolAdapterRebasingToken: 'revert.transfer_fee',
  PoolAdapterTooShallow: 'revert.pool_shallow',
  PoolAllocatorBudgetTooSmall: 'revert.budget',
  PoolAdapterPriceDeviation: 'revert.pool_price',
  PoolAdapterTooYoung: 'revert.pool_wait',
  PoolAllocatorCoolingDown: 'revert.pool_wait',
  PoolAllocatorHeld: 'revert.pool_wait',
  PoolAllocatorNotMeasured: 'revert.pool_wait',
  PoolAllocatorEdgeTooSmall: 'revert.pool_gain',
  PoolAllocatorNotWorthIt: 'revert.pool_gain',
  StakePoolsLossTooHigh: 'revert.pool_gain',
  StakePoolsTooLittle: 'revert.pool_gain',
  PoolAllocatorMoveTooSmall: 'revert.pool_small',
  PoolAllocatorMovesTooMuch: 'revert.pool_much',
  StakePoolsCapExceeded: 'revert.pool_limit',
  StakePoolsRiskCapExceeded: 'revert.pool_limit',
  StakePoolsTooMuchDeployed: 'revert.pool_limit',
  StakePoolsIdleTooLow: 'revert.pool_limit',
  ERC20InsufficientBalance: 'revert.balance',
  ERC20InsufficientAllowance: 'revert.allowance',
  ERC4626ExceededMaxDeposit: 'revert.vault_full',
  ERC4626ExceededMaxWithdraw: 'revert.too_early',
  ERC4626ExceededMaxRedeem: 'revert.too_early',
  ERC2612ExpiredSignature: 'revert.allowance',
  ERC2612InvalidSigner: 'revert.allowance',
  FailedCall: 'revert.inner_call',
} as const satisfies Partial<Record<(typeof errorsAbi)[number]['name'], string>>;

/** `revert.none`: no reason was given. `revert.other`: one we have no text for, told in the detail. */
export type RevertCode = (typeof codes)[keyof typeof codes] | 'revert.none' | 'revert.other';

/** Every code there is. */
export const revertCodes: readonly RevertCode[] = [
  ...new Set([...Object.values(codes), 'revert.none' as const, 'revert.other' as const]),
];

const detailLengthMax = 300;

/** Errors that reach us through the vault from a token that is not ours, and the two built into Solidity. */
const others: readonly AbiError[] = [
  { type: 'error', name: 'Error', inputs: [{ name: 'message', type: 'string' }] },
  { type: 'error', name: 'Panic', inputs: [{ name: 'code', type: 'uint256' }] },
];

/** Reads revert data; null or empty data is `revert.none`. The detail may hold untrusted text. */
export function decodeRevert(data: Hex | null): RevertReason {
  if (data === null || data === '0x') return { code: 'revert.none', detail: '' };
  const found = findError(data);
  if (!found) return { code: 'revert.other', detail: data.slice(0, 10) };
  const code = Object.hasOwn(codes, found.name)
    ? codes[found.name as keyof typeof codes]
    : 'revert.other';
  return { code, detail: `${found.name}(${found.args})`.slice(0, detailLengthMax) };
}

function findError(data: Hex): { name: string; args: string } | null {
  const selector = data.slice(0, 10);
  for (const item of errors) {
    if (toFunctionSelector(toSignature(item)) !== selector) continue;
    const args = readArguments(item, data);
    if (args !== null) return { name: item.name, args };
  }
  return null;
}

const errors: readonly AbiError[] = [...errorsAbi, ...others];

function toSignature({ name, inputs }: AbiError): string {
  return `${name}(${inputs.map(({ type }) => type).join(',')})`;
}

function readArguments(item: AbiError, data: Hex): string | null {
  try {
    const { args } = decodeErrorResult({ abi: [item], data });
    const values = (args as readonly unknown[] | undefined) ?? [];
    return values.map((value, i) => `${item.inputs[i]?.name}: ${toText(value)}`).join(', ');
  } catch {
    // The selector of one of ours with other bytes behind it.
    return null;
  }
}
