/** A signer for tests, with a switch for each way in which one can fail to sign. */
import { type Hex, keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { LockedError } from '@/lib/errors/signer';
import type { Signed, Signer, SigningWallet } from './types';

export type MockSwitches = {
  /** The person says no. */
  rejects: boolean;
  locked: boolean;
  /** Nothing but looking: the signer has no wallet. */
  watchOnly: boolean;
};

/** Signs with a key in memory; the switches may be turned at any time, `watchOnly` when it is made. */
export function createMockSigner(
  privateKey: Hex,
  switches: Partial<MockSwitches> = {},
): Signer & { wallet: SigningWallet | null; switches: Partial<MockSwitches> } {
  const account = privateKeyToAccount(privateKey);
  const answer = async <Value>(sign: () => Promise<Value>): Promise<Signed<Value>> => {
    if (switches.locked) throw new LockedError();
    if (switches.rejects) return { status: 'rejected' };
    return { status: 'signed', value: await sign() };
  };
  const wallet: SigningWallet = {
    way: 'signs',
    signTransaction: ({ valueWei, maxFeePerGasWei, maxPriorityFeePerGasWei, ...rest }) =>
      answer(async () => {
        const fees = {
          maxFeePerGas: maxFeePerGasWei,
          maxPriorityFeePerGas: maxPriorityFeePerGasWei,
        };
        const raw = await account.signTransaction({
          type: 'eip1559',
          ...rest,
          ...fees,
          value: valueWei,
        });
        return { raw, hash: keccak256(raw) };
      }),
    signTypedData: ({ domain, types, primaryType, message }) =>
      answer(() =>
        account.signTypedData({
          domain,
          types: types as Record<string, { name: string; type: string }[]>,
          primaryType,
          message: message as Record<string, unknown>,
        }),
      ),
  };
  return {
    kind: 'keystore',
    address: account.address,
    chains: 'any',
    wallet: switches.watchOnly ? null : wallet,
    disconnect: async () => {},
    switches,
  };
}
