import { describe, expect, test, vi } from 'vitest';
import { createFakeSend, fail } from '@/tests/gallery/fake-send';
import { locked, me, other, unlocked } from '@/tests/gallery/people';
import { createVaultModel } from './create-vault-model';

describe('createVaultModel', () => {
  test('default: who acts, and that a change of it is told', async () => {
    const onSelect = vi.fn();
    const send = createFakeSend({
      'account.read': () => locked,
      'account.unlock': () => unlocked,
      'account.select': ({ address }) => ({ ...unlocked, selected: address as typeof me }),
    });
    const model = createVaultModel({ send, onSelect });
    expect(model.selected.value).toBeNull();
    await model.vault.load();
    expect(model.selected.value?.address).toBe(me);
    await model.unlock.run('password');
    expect(onSelect).not.toHaveBeenCalled();
    await model.select.run(other);
    expect(model.selected.value?.address).toBe(other);
    expect(onSelect).toHaveBeenCalledTimes(1);
  });

  test('error: a wrong password leaves it locked', async () => {
    const send = createFakeSend({
      'account.read': () => locked,
      'account.unlock': fail('keystore.wrong_password'),
    });
    const model = createVaultModel({ send });
    await model.vault.load();
    await model.unlock.run('x');
    expect(model.unlock.code.value).toBe('keystore.wrong_password');
    expect(model.vault.state.value).toEqual({ status: 'ready', value: locked });
  });
});
