/**
 * A model's stake vault: an account's part in it, and calls to be signed elsewhere.
 * Account facts are read apart from what pages ask, and never for a hub page.
 * Sources: IStakeVault, ERC-4626, ERC-2612, ERC-5805.
 */
import {
  type Address,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  zeroAddress,
  zeroHash,
} from 'viem';
import { stakeVaultAbi } from '@/lib/chain/abi/stake-vault';
import { askNetwork } from '@/lib/chain/ask';
import { readNativeBalance } from '@/lib/chain/balance';
import { encodeErc20 } from '@/lib/chain/erc20';
import { readOrThrow } from '@/lib/chain/lens';
import type { Network } from '@/lib/chain/networks';
import type { GovernedModel } from '@/lib/chain/records';
import type { Position } from '@/lib/model/account';
import type { Call } from '@/lib/model/call';
import type { ChainId, RecordId } from '@/lib/model/ids';

const noncesAbi = [
  {
    type: 'function',
    name: 'nonces',
    inputs: [{ name: 'owner', type: 'address' }],
    outputs: [{ name: '', type: 'uint256' }],
    stateMutability: 'view',
  },
] as const;

/**
 * One account's part in one model, at one block. Smallest units.
 * @throws {@link EndpointsDisagreeError} and endpoint errors
 */
export async function readPosition(
  network: Network,
  record: RecordId,
  account: Address,
  now: () => number,
): Promise<Position> {
  const { value, at } = await readOrThrow(network, 'viewer', [account, record.id], now);
  const nativeBalanceWei = await readNativeBalance(network, account, at.blockNumber);
  const { tokenBalance, shares, shareValue, votes, delegate, allowance, cooldownSeconds } = value;
  return {
    record,
    account,
    tokenBalance,
    shares,
    shareValue,
    votes,
    delegate,
    allowance,
    cooldownSeconds,
    requests: value.requests,
    nativeBalanceWei,
    nativeSymbol: network.nativeSymbol,
    chainId: network.chainId,
    timestamp: at.timestamp,
    blockNumber: at.blockNumber,
  };
}

/** Typed data (EIP-712) of an allowance by signature, as a signer takes it. */
export type PermitRequest = {
  domain: { name: string; version: '1'; chainId: ChainId; verifyingContract: Address };
  types: { Permit: readonly { name: string; type: string }[] };
  primaryType: 'Permit';
  message: { owner: Address; spender: Address; value: bigint; nonce: bigint; deadline: bigint };
};

/** A permit's signature with its deadline, in chain seconds. */
export type Permit = { deadline: bigint; v: number; r: Hex; s: Hex };

/**
 * What the owner signs so that the vault may take `assets` of the token until `deadline` (ERC-2612, domain version 1).
 * A wrong nonce from an endpoint makes a permit that is of no use to anybody.
 * @throws endpoint errors
 */
export async function readPermitRequest(
  network: Network,
  model: GovernedModel,
  permit: { owner: Address; assets: bigint; deadline: bigint },
): Promise<PermitRequest> {
  const { owner, assets: value, deadline } = permit;
  const data = encodeFunctionData({ abi: noncesAbi, functionName: 'nonces', args: [owner] });
  const params = [{ to: model.token, data }, 'latest'];
  const nonce = await askNetwork(network, 'eth_call', params, (answer) =>
    decodeFunctionResult({ abi: noncesAbi, functionName: 'nonces', data: answer as Hex }),
  );
  const { name, token: verifyingContract, vault: spender } = model;
  return {
    domain: { name, version: '1', chainId: network.chainId, verifyingContract },
    types: { Permit: permitFields },
    primaryType: 'Permit',
    message: { owner, spender, value, nonce, deadline },
  };
}

const permitFields = [
  { name: 'owner', type: 'address' },
  { name: 'spender', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint256' },
] as const;

/** A permit for a stake that relies on an allowance already given: the vault ignores it. */
export const noPermit: Permit = { deadline: 0n, v: 0, r: zeroHash, s: zeroHash };

/**
 * Stakes with a signed allowance and sets whom the shares vote through: one transaction. Null leaves the delegate as
 * it is, oneself at first.
 */
export function prepareStake(
  vault: Address,
  stake: { assets: bigint; delegatee: Address | null; permit: Permit },
): Call {
  const { assets, delegatee, permit } = stake;
  const { deadline, v: parity, r, s } = permit;
  const data = encodeFunctionData({
    abi: stakeVaultAbi,
    functionName: 'stakeWithPermitAndDelegate',
    args: [assets, delegatee ?? zeroAddress, deadline, parity, r, s],
  });
  return toCall(vault, data);
}

/** Lets the vault take exactly `assets` of the token: for wallets that cannot sign a permit. */
export function prepareApprove(token: Address, vault: Address, assets: bigint): Call {
  return toCall(token, encodeErc20('approve', vault, assets));
}

/** Hands over coin, tokens or shares. The recipient of shares has their votes once it delegates. */
export function prepareSend(
  contract: Address | null,
  { recipient, amount }: { recipient: Address; amount: bigint },
): Call {
  if (contract === null) return { to: recipient, data: '0x', valueWei: amount };
  return toCall(contract, encodeErc20('transfer', recipient, amount));
}

/** Puts shares in escrow; their votes end at once. */
export function prepareRequestUnstake(vault: Address, shares: bigint): Call {
  const abi = stakeVaultAbi;
  return toCall(vault, encodeFunctionData({ abi, functionName: 'requestUnstake', args: [shares] }));
}

/** Pays out a request whose time has come, to `receiver`. */
export function prepareClaimUnstake(vault: Address, requestId: bigint, receiver: Address): Call {
  const args = [requestId, receiver] as const;
  const abi = stakeVaultAbi;
  return toCall(vault, encodeFunctionData({ abi, functionName: 'claimUnstake', args }));
}

/** Lets somebody vote with one's shares; oneself takes the votes back. Counts from the next snapshot on. */
export function prepareDelegate(vault: Address, delegatee: Address): Call {
  const abi = stakeVaultAbi;
  return toCall(vault, encodeFunctionData({ abi, functionName: 'delegate', args: [delegatee] }));
}

function toCall(to: Address, data: Hex): Call {
  return { to, data, valueWei: 0n };
}
