/** The calls of a proposal as they are: to whom, decoded, by code we know or not, and what all of them together would do. */
import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import { deployment } from '@/lib/chain/deployment';
import type { ContractName } from '@/lib/chain/known-code';
import { bytes } from '@/lib/chain/quantity';
import { isSameAddress } from '@/lib/format/address';
import type { Model } from '@/lib/model/badge';
import type { TargetView, WarningCode } from '@/lib/model/composing';
import type { ChainId } from '@/lib/model/ids';
import type { ProposalAction } from '@/lib/model/proposal';
import type { DecodedCall, Simulation } from '@/lib/model/submission';
import type { ChainAccess } from './chain-access';
import { decodeCall } from './decode';
import { type StorageDiff, simulate } from './simulate';

export type TargetContext = {
  chain: ChainAccess;
  chainId: ChainId;
  nameCode: (code: Hex) => ContractName | null;
  /** Contracts of the model and of the release. */
  own: readonly Address[];
};

/** The contracts a model's calls are expected to go to. */
export function toTargetContext(
  { chain, nameCode }: Pick<TargetContext, 'chain' | 'nameCode'>,
  { record, token, vault, governor, timelock }: Model,
): TargetContext {
  const { launcher, revenueRouter, contributions, poolAllocator, adapterFactory } = deployment;
  const release = [launcher, revenueRouter, contributions, poolAllocator, adapterFactory];
  const own = [record.registry, ...release, token, vault, governor, timelock];
  return {
    chain,
    nameCode,
    chainId: record.chainId,
    own: own.filter((address) => address !== null),
  };
}

/**
 * What stands at an address.
 * @throws endpoint errors
 */
export async function readTarget(context: TargetContext, address: Address): Promise<TargetView> {
  const { chain, chainId, nameCode, own } = context;
  const code = v.parse(bytes, await chain.ask(chainId, 'eth_getCode', [address, 'latest']));
  if (code === '0x') return { address, name: null, code: 'none' };
  const name = nameCode(code);
  if (name === null) return { address, name, code: 'unknown' };
  const isOwn = own.some((one) => isSameAddress(one, address));
  return { address, name, code: isOwn ? 'own' : 'known' };
}

/** A call with what its target's code says of it. */
export function describeCall(
  action: ProposalAction,
  target: TargetView,
): { decoded: DecodedCall; warnings: readonly WarningCode[] } {
  const call = { to: action.target, data: action.calldata, valueWei: action.valueWei };
  const decoded = decodeCall(call, () => target.name as ContractName | null);
  if (action.calldata === '0x') return { decoded, warnings: [] };
  if (target.code === 'none') return { decoded, warnings: ['no-code'] };
  if (target.code === 'unknown') return { decoded, warnings: ['unknown-code'] };
  if (target.code === 'unread') return { decoded, warnings: ['code-unread'] };
  return { decoded, warnings: decoded.kind === 'unknown' ? ['unknown-function'] : [] };
}

type SimulationRequest = {
  from: Address;
  actions: readonly ProposalAction[];
  storage?: StorageDiff | undefined;
};

/** All calls in order by one sender, as things stand now but for `storage`. Never throws. */
export async function simulateAll(
  { chain, chainId }: Pick<TargetContext, 'chain' | 'chainId'>,
  { from, actions, storage }: SimulationRequest,
): Promise<Simulation> {
  const calls = actions.map(({ target, calldata, valueWei }) => ({
    to: target,
    data: calldata,
    valueWei,
  }));
  const call = calls.at(-1);
  if (!call) return { status: 'not-simulated', code: 'chain.malformed' };
  const before = calls.slice(0, -1);
  const request = { chainId, from, call, before, ...(storage && { storage }) };
  return (await simulate(chain, request)).simulation;
}
