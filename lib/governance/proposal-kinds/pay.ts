import { type Address, isAddressEqual, zeroAddress } from 'viem';
import { encodeErc20 } from '@/lib/chain/erc20';
import type { WarningCode } from '@/lib/model/composing';
import { type BuildContext, built, type ProposalKind, problem } from './types';

/** Pays from what the timelock holds: the network's own coin or the model's token. */
export const pay: ProposalKind<'pay'> = {
  kind: 'pay',
  build({ asset, recipient, amount }, context) {
    if (amount === 0n) return problem('amount_zero');
    if (isAddressEqual(recipient, zeroAddress)) return problem('recipient_zero');
    const warnings = getWarnings(recipient, asset, amount, context);
    if (asset === 'native') {
      return built({ target: recipient, valueWei: amount, calldata: '0x' }, warnings);
    }
    const calldata = encodeErc20('transfer', recipient, amount);
    return built({ target: context.token, valueWei: 0n, calldata }, warnings);
  },
};

function getWarnings(
  recipient: Address,
  asset: 'native' | 'token',
  amount: bigint,
  { record, token, vault, governor, timelock, treasury }: BuildContext,
): WarningCode[] {
  const own = [record.registry, token, vault, governor, timelock];
  const balance = asset === 'native' ? treasury.nativeWei : treasury.tokens;
  return [
    ...(amount > balance ? (['more-than-treasury'] as const) : []),
    ...(own.some((address) => isAddressEqual(address, recipient))
      ? (['to-own-contract'] as const)
      : []),
  ];
}
