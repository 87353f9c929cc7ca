import { describe, expect, test } from 'vitest';
import { describeSigner, sampleTransaction } from '@/tests/helpers/describe-signer';
import { createMockSigner } from './mock';

const key = `0x${'4b'.repeat(32)}` as const;

describeSigner('mock', async () => createMockSigner(key));

describe('createMockSigner', () => {
  test('behaviour: a "no" is a result', async () => {
    const { wallet } = createMockSigner(key, { rejects: true });
    expect(await wallet?.signTransaction(sampleTransaction)).toEqual({ status: 'rejected' });
  });

  test('error: LockedError', async () => {
    const { wallet } = createMockSigner(key, { locked: true });
    await expect(wallet?.signTransaction(sampleTransaction)).rejects.toMatchObject({
      code: 'signer.locked',
    });
  });

  test('behaviour: without a wallet there is nothing to call', () => {
    expect(createMockSigner(key, { watchOnly: true }).wallet).toBeNull();
  });
});
