import { parseTransaction, recoverTransactionAddress, recoverTypedDataAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { createTestKeystore, password } from '@/tests/helpers/keystore';
import { importPhrase, lock, readVault } from './keystore';
import { createKeystoreSigner } from './keystore-signer';
import type { SigningWallet, TypedData, UnsignedTransaction } from './types';

const anvil = 'test test test test test test test test test test test junk';
const anvilFirst = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const own = `${'abandon '.repeat(11)}about`;
const ownFirst = '0x9858EfFD232B4033E47d90003D41EC34EcaEda94';

const transaction: UnsignedTransaction = {
  chainId: 10,
  nonce: 7,
  to: '0x00000000000000000000000000000000000000aa',
  data: '0x12345678',
  valueWei: 5n,
  gas: 90_000n,
  maxFeePerGasWei: 30n,
  maxPriorityFeePerGasWei: 2n,
};
const typed: TypedData = {
  domain: { name: 'Model', version: '1', chainId: 10, verifyingContract: transaction.to },
  types: { Permit: [{ name: 'value', type: 'uint256' }] },
  primaryType: 'Permit',
  message: { value: 3n },
};

async function open(phrase: string, address: `0x${string}`) {
  const context = {
    ...createTestKeystore(),
    isDemoChain: async (chainId: number) => chainId === 31337,
  };
  await importPhrase(context, { phrase, password, name: 'One' });
  const { wallet } = createKeystoreSigner(context, address);
  return { context, wallet: wallet as SigningWallet };
}

describe('createKeystoreSigner', () => {
  test('signTransaction: every field as given, signed by the account', async () => {
    const { wallet } = await open(own, ownFirst);
    const signed = await wallet.signTransaction(transaction);
    if (signed.status !== 'signed') throw new Error('rejected');
    const { raw, hash } = signed.value;
    expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
    expect(parseTransaction(raw)).toMatchObject({
      type: 'eip1559',
      chainId: 10,
      nonce: 7,
      to: transaction.to,
      data: '0x12345678',
      value: 5n,
      gas: 90_000n,
      maxFeePerGas: 30n,
      maxPriorityFeePerGas: 2n,
    });
    expect(await recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` })).toBe(
      ownFirst,
    );
  });

  test('signTransaction: the same bytes for the same transaction', async () => {
    const { wallet } = await open(own, ownFirst);
    expect(await wallet.signTransaction(transaction)).toEqual(
      await wallet.signTransaction(transaction),
    );
  });

  test('signTypedData: counts on its own chain and contract only', async () => {
    const { wallet } = await open(own, ownFirst);
    const signed = await wallet.signTypedData(typed);
    if (signed.status !== 'signed') throw new Error('rejected');
    const recover = (domain: Partial<TypedData['domain']>) =>
      recoverTypedDataAddress({
        domain: { ...typed.domain, ...domain },
        types: { Permit: [{ name: 'value', type: 'uint256' }] },
        primaryType: 'Permit',
        message: { value: 3n },
        signature: signed.value,
      });
    expect(await recover({})).toBe(ownFirst);
    expect(await recover({ chainId: 11 })).not.toBe(ownFirst);
    expect(await recover({ verifyingContract: ownFirst })).not.toBe(ownFirst);
  });

  test('behaviour: well-known keys sign on a demo chain', async () => {
    const { wallet } = await open(anvil, anvilFirst);
    const signed = await wallet.signTransaction({ ...transaction, chainId: 31337 });
    expect(signed.status).toBe('signed');
  });

  test('error: well-known keys sign on no other chain', async () => {
    const { wallet } = await open(anvil, anvilFirst);
    const refusal = { code: 'signer.well_known_key', facts: { address: anvilFirst, chainId: 10 } };
    await expect(wallet.signTransaction(transaction)).rejects.toMatchObject(refusal);
    await expect(wallet.signTypedData(typed)).rejects.toMatchObject(refusal);
  });

  test('behaviour: signing moves the deadline on', async () => {
    const { context, wallet } = await open(own, ownFirst);
    context.clock.nowMs += 10 * 60_000;
    await wallet.signTransaction(transaction);
    const locksAtMs = context.clock.nowMs + 15 * 60_000;
    expect(await readVault(context)).toMatchObject({ status: 'unlocked', locksAtMs });
  });

  test('error: locked, by hand or by the deadline', async () => {
    const { context, wallet } = await open(own, ownFirst);
    context.clock.nowMs += 15 * 60_000;
    await expect(wallet.signTransaction(transaction)).rejects.toMatchObject({
      code: 'signer.locked',
    });
    await lock(context);
    await expect(wallet.signTypedData(typed)).rejects.toMatchObject({ code: 'signer.locked' });
  });

  test('error: an account that is not in the keystore', async () => {
    const { context } = await open(own, ownFirst);
    const { wallet } = createKeystoreSigner(context, anvilFirst);
    const work = wallet?.signTransaction({ ...transaction, chainId: 31337 });
    await expect(work).rejects.toMatchObject({ code: 'signer.unknown_account' });
  });
});
