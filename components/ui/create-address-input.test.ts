import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import type { Send } from '@/lib/protocol/send';
import { createAddressInput } from './create-address-input';

const mistyped = '0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const plain = mistyped.toLowerCase();
const send = (async (_: string, { address }: { address: string }) => ({
  fits: address === plain,
})) as unknown as Send;

describe('createAddressInput', () => {
  test('behaviour: what was typed before, in a form kept since, is looked at too', async () => {
    const input = createAddressInput({ text: signal(mistyped), send });
    await vi.waitFor(() => expect(input.problem.value).toBe('checksum'));
    expect(input.address.value).toBeNull();
  });

  test('behaviour: one case alone has no checksum; nothing is no mistake', async () => {
    const input = createAddressInput({ text: signal(plain), send });
    await Promise.resolve();
    expect(input.address.value).toBe(plain);
    input.text.value = '';
    expect(input.problem.value).toBeNull();
  });
});
