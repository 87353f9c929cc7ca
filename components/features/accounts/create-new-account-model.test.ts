import { describe, expect, test, vi } from 'vitest';
import { createFakeSend, fail } from '@/tests/gallery/fake-send';
import { unlocked } from '@/tests/gallery/people';
import { createNewAccountModel } from './create-new-account-model';

function create() {
  const asked: unknown[] = [];
  const answer = (input: unknown) => {
    asked.push(input);
    return unlocked;
  };
  const onVault = vi.fn();
  const send = createFakeSend({
    'account.create': answer,
    'account.import-phrase': answer,
    'account.import-key': answer,
  });
  return { model: createNewAccountModel({ send, onVault }), asked, onVault };
}

describe('createNewAccountModel', () => {
  test('default: creates, and leaves no secret in the form', async () => {
    const { model, asked, onVault } = create();
    model.pair.first.value = 'a good password';
    model.words.value = '24';
    expect(await model.create.run({ hasKeystore: false })).toEqual({ password: 'a good password' });
    expect(asked).toEqual([{ password: 'a good password', words: 24 }]);
    expect(onVault).toHaveBeenCalledWith(unlocked);
    expect(model.pair.first.value).toBe('');
  });

  test('behaviour: a phrase is sent with single spaces, in lower case', async () => {
    const { model, asked } = create();
    model.phrase.value = '  Orbit\n canyon  VELVET ';
    model.pair.first.value = 'p';
    await model.importPhrase.run({ hasKeystore: false });
    expect(asked).toEqual([{ phrase: 'orbit canyon velvet', password: 'p' }]);
    expect(model.phrase.value).toBe('');
  });

  test('behaviour: where a keystore is there, its password opens it for whatever is new', async () => {
    const { model, asked } = create();
    model.password.value = 'old';
    expect(await model.create.run({ hasKeystore: true })).toEqual({ password: 'old' });
    model.password.value = 'old';
    model.phrase.value = 'orbit';
    await model.importPhrase.run({ hasKeystore: true });
    expect(asked).toEqual([
      { password: 'old', words: 12 },
      { phrase: 'orbit', password: 'old' },
    ]);
  });

  test.each([
    [true, 'old'],
    [false, 'new'],
  ])('behaviour: a key goes in under the password there is (%s)', async (hasKeystore, password) => {
    const { model, asked } = create();
    model.privateKey.value = ' 0xabc ';
    model.password.value = 'old';
    model.pair.first.value = 'new';
    await model.importKey.run({ hasKeystore });
    expect(asked).toEqual([{ privateKey: '0xabc', password }]);
    expect([model.privateKey.value, model.password.value]).toEqual(['', '']);
  });

  test('error: what was refused stays to be mended', async () => {
    const send = createFakeSend({ 'account.import-key': fail('keystore.invalid_key') });
    const model = createNewAccountModel({ send, onVault: vi.fn() });
    model.privateKey.value = '0xabc';
    expect(await model.importKey.run({ hasKeystore: true })).toBeNull();
    expect(model.importKey.code.value).toBe('keystore.invalid_key');
    expect(model.privateKey.value).toBe('0xabc');
  });
});
