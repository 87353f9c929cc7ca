import { describe, expect, test } from 'vitest';
import {
  describeSigner,
  sampleTransaction,
  sampleTypedData,
} from '@/tests/helpers/describe-signer';
import { createTestKeystore, password } from '@/tests/helpers/keystore';
import { importPhrase, lock, readVault } from './keystore';
import { createKeystoreSigner } from './keystore-signer';
import type { SigningWallet } from './types';

const anvil = 'test test test test test test test test test test test junk';
const anvilFirst = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const own = `${'abandon '.repeat(11)}about`;
const ownFirst = '0x9858EfFD232B4033E47d90003D41EC34EcaEda94';

async function open(phrase: string, address: `0x${string}`) {
  const context = {
    ...createTestKeystore(),
    isDemoChain: async (chainId: number) => chainId === 31337,
  };
  await importPhrase(context, { phrase, password, name: 'One' });
  const { wallet } = createKeystoreSigner(context, address);
  return { context, wallet: wallet as SigningWallet };
}

describeSigner('keystore', async () => {
  const { context } = await open(own, ownFirst);
  return createKeystoreSigner(context, ownFirst);
});

describe('createKeystoreSigner', () => {
  test('behaviour: well-known keys sign on a demo chain', async () => {
    const { wallet } = await open(anvil, anvilFirst);
    const signed = await wallet.signTransaction({ ...sampleTransaction, chainId: 31337 });
    expect(signed.status).toBe('signed');
  });

  test('error: well-known keys sign on no other chain', async () => {
    const { wallet } = await open(anvil, anvilFirst);
    const refusal = { code: 'signer.well_known_key', facts: { address: anvilFirst, chainId: 10 } };
    await expect(wallet.signTransaction(sampleTransaction)).rejects.toMatchObject(refusal);
    await expect(wallet.signTypedData(sampleTypedData)).rejects.toMatchObject(refusal);
  });

  test('behaviour: signing moves the deadline on', async () => {
    const { context, wallet } = await open(own, ownFirst);
    context.clock.nowMs += 10 * 60_000;
    await wallet.signTransaction(sampleTransaction);
    const locksAtMs = context.clock.nowMs + 15 * 60_000;
    expect(await readVault(context)).toMatchObject({ status: 'unlocked', locksAtMs });
  });

  test('error: locked, by hand or by the deadline', async () => {
    const { context, wallet } = await open(own, ownFirst);
    context.clock.nowMs += 15 * 60_000;
    await expect(wallet.signTransaction(sampleTransaction)).rejects.toMatchObject({
      code: 'signer.locked',
    });
    await lock(context);
    await expect(wallet.signTypedData(sampleTypedData)).rejects.toMatchObject({
      code: 'signer.locked',
    });
  });

  test('error: an account that is not in the keystore', async () => {
    const { context } = await open(own, ownFirst);
    const wallet = createKeystoreSigner(context, anvilFirst).wallet as SigningWallet;
    const work = wallet.signTransaction({ ...sampleTransaction, chainId: 31337 });
    await expect(work).rejects.toMatchObject({ code: 'signer.unknown_account' });
  });
});
