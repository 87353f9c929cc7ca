/** Calls that hand over power or hide what they do, known by their selector (docs/threat-model.md, T19). */
import type { Address, Hex } from 'viem';
import { isAddressEqual } from 'viem';
import type { WarningCode } from '@/lib/model/composing';
import type { ProposalAction } from '@/lib/model/proposal';

/** Selector, the function it belongs to, and what is to be said of it. */
const dangers: readonly (readonly [Hex, string, WarningCode])[] = [
  ['0x2f2ff15d', 'grantRole(bytes32,address)', 'grants-role'],
  ['0xd547741f', 'revokeRole(bytes32,address)', 'revokes-role'],
  ['0x36568abe', 'renounceRole(bytes32,address)', 'revokes-role'],
  ['0x3659cfe6', 'upgradeTo(address)', 'changes-code'],
  ['0x4f1ef286', 'upgradeToAndCall(address,bytes)', 'changes-code'],
  ['0x99a88ec4', 'upgrade(address,address)', 'changes-code'],
  ['0x9623609d', 'upgradeAndCall(address,address,bytes)', 'changes-code'],
  ['0xf2fde38b', 'transferOwnership(address)', 'changes-owner'],
  ['0x715018a6', 'renounceOwnership()', 'changes-owner'],
  ['0x8f283970', 'changeAdmin(address)', 'changes-owner'],
  ['0xa22cb465', 'setApprovalForAll(address,bool)', 'unlimited-approval'],
  ['0xac9650d8', 'multicall(bytes[])', 'nested-calls'],
  ['0x5ae401dc', 'multicall(uint256,bytes[])', 'nested-calls'],
  ['0x252dba42', 'aggregate((address,bytes)[])', 'nested-calls'],
  ['0x82ad56cb', 'aggregate3((address,bool,bytes)[])', 'nested-calls'],
  ['0xc28bc2fa', 'relay(address,uint256,bytes)', 'nested-calls'],
  ['0x01d5062a', 'schedule(address,uint256,bytes,bytes32,bytes32,uint256)', 'nested-calls'],
  [
    '0x8f2a0bb0',
    'scheduleBatch(address[],uint256[],bytes[],bytes32,bytes32,uint256)',
    'nested-calls',
  ],
  ['0x134008d3', 'execute(address,uint256,bytes,bytes32,bytes32)', 'nested-calls'],
  ['0xe38335e5', 'executeBatch(address[],uint256[],bytes[],bytes32,bytes32)', 'nested-calls'],
];

const approve = '0x095ea7b3';
/** transferFrom, both safeTransferFrom and approve of ERC-721; approve is the same selector as ERC-20's. */
const transfers: readonly string[] = ['0x23b872dd', '0x42842e0e', '0xb88d4fde', approve];
/** More than any supply: half of what a word holds. */
const unlimited = 2n ** 128n;

/** Everything that is to be said of a call by its data alone. */
export function getCallWarnings({
  action: { target, calldata },
  registry,
}: {
  action: ProposalAction;
  registry: Address;
}): readonly WarningCode[] {
  const selector = calldata.slice(0, 10).toLowerCase();
  const found = dangers.filter(([known]) => known === selector).map(([, , code]) => code);
  if (selector === approve && getWord(calldata, 1) >= unlimited) found.push('unlimited-approval');
  if (isAddressEqual(target, registry) && transfers.includes(selector)) found.push('moves-record');
  return found;
}

/** The n-th 32-byte word after the selector; 0 when the data ends before. */
function getWord(calldata: Hex, index: number): bigint {
  const word = calldata.slice(10 + index * 64, 10 + (index + 1) * 64);
  return word.length === 64 ? BigInt(`0x${word}`) : 0n;
}

/** The list behind the warnings, for its test. */
export const dangerousFunctions = dangers.map(([selector, signature]) => ({ selector, signature }));
