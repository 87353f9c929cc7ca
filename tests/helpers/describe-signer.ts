/** What every signer that can sign must do: the same suite for each kind. */
import { parseTransaction, recoverTransactionAddress, recoverTypedDataAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import type { Signer, SigningWallet, TypedData, UnsignedTransaction } from '@/lib/signers/types';

/** On a chain that is no demo. */
export const sampleTransaction: UnsignedTransaction = {
  chainId: 10,
  nonce: 7,
  to: '0x00000000000000000000000000000000000000aa',
  data: '0x12345678',
  valueWei: 5n,
  gas: 90_000n,
  maxFeePerGasWei: 30n,
  maxPriorityFeePerGasWei: 2n,
};
const types = { Permit: [{ name: 'value', type: 'uint256' }] } as const;
export const sampleTypedData: TypedData = {
  domain: { name: 'Model', version: '1', chainId: 10, verifyingContract: sampleTransaction.to },
  types,
  primaryType: 'Permit',
  message: { value: 3n },
};

/** Runs the suite; `create` gives an unlocked signer. */
export function describeSigner(name: string, create: () => Promise<Signer>): void {
  const open = async () => {
    const { address, wallet } = await create();
    return { address, wallet: wallet as SigningWallet };
  };

  describe(`${name} as a signer`, () => {
    test('signTransaction: every field as given, signed by the account', async () => {
      const { address, wallet } = await open();
      const signed = await wallet.signTransaction(sampleTransaction);
      if (signed.status !== 'signed') throw new Error('It was rejected.');
      const { raw, hash } = signed.value;
      expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
      expect(parseTransaction(raw)).toMatchObject({
        type: 'eip1559',
        chainId: 10,
        nonce: 7,
        to: sampleTransaction.to,
        data: '0x12345678',
        value: 5n,
        gas: 90_000n,
        maxFeePerGas: 30n,
        maxPriorityFeePerGas: 2n,
      });
      const serializedTransaction = raw as `0x02${string}`;
      expect(await recoverTransactionAddress({ serializedTransaction })).toBe(address);
    });

    test('signTransaction: the same bytes for the same transaction', async () => {
      const { wallet } = await open();
      const first = await wallet.signTransaction(sampleTransaction);
      expect(await wallet.signTransaction(sampleTransaction)).toEqual(first);
    });

    test('T20 signTypedData: counts on its own chain and contract only', async () => {
      const { address, wallet } = await open();
      const signed = await wallet.signTypedData(sampleTypedData);
      if (signed.status !== 'signed') throw new Error('It was rejected.');
      const recover = (domain: Partial<TypedData['domain']>) =>
        recoverTypedDataAddress({
          domain: { ...sampleTypedData.domain, ...domain },
          types,
          primaryType: 'Permit',
          message: { value: 3n },
          signature: signed.value,
        });
      expect(await recover({})).toBe(address);
      expect(await recover({ chainId: 11 })).not.toBe(address);
      expect(await recover({ verifyingContract: address })).not.toBe(address);
      expect(await recover({ name: 'Other' })).not.toBe(address);
    });
  });
}
