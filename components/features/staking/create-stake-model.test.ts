import { describe, expect, test, vi } from 'vitest';
import { createPageStore } from '@/components/ui/kept';
import type { Position } from '@/lib/model/account';
import { createFakeSend } from '@/tests/gallery/fake-send';
import { emptyPosition, me, nowMs, other, position, unit } from '@/tests/gallery/people';
import { createStakeModel } from './create-stake-model';

async function open(of: Position = position, forms = createPageStore()) {
  const send = createFakeSend({
    'position.read': () => of,
    'account.check-address': ({ address }) => ({ fits: address !== mistyped }),
  });
  const model = createStakeModel({ send, record: of.record, key: 'k', forms, now: () => nowMs });
  await model.position.load();
  return { model, forms };
}

const mistyped = '0x9965507D1a55bcC2695C58ba16FB37d819B0A4dd';
const holder: Position = { ...emptyPosition, tokenBalance: 10n * unit };

describe('createStakeModel', () => {
  test('default: with a delegate set, a stake leaves it as it is', async () => {
    const { model } = await open();
    model.stake.text.value = '100';
    expect(model.action.value).toEqual({ kind: 'stake', assets: 100n * unit, delegatee: null });
  });

  test('behaviour: the first stake goes to oneself unless somebody else is named', async () => {
    const { model } = await open(holder);
    model.stake.text.value = '1';
    expect(model.action.value).toMatchObject({ delegatee: me });
    model.stakeDelegate.mode.value = 'other';
    expect(model.action.value).toBeNull();
    model.stakeDelegate.other.text.value = ` ${other} `;
    expect(model.action.value).toMatchObject({ delegatee: other });
  });

  test('behaviour: no more than the balance', async () => {
    const { model } = await open(holder);
    model.stake.text.value = '10.1';
    expect(model.action.value).toBeNull();
  });

  test('behaviour: unstaking asks for shares and tells what they are worth', async () => {
    const { model } = await open();
    model.task.value = 'unstake';
    model.unstake.fill();
    expect(model.action.value).toEqual({ kind: 'request-unstake', shares: position.shares });
    expect(model.unstakeValue.value).toBe(position.shareValue);
  });

  test.each([
    ['0x123', 'malformed'],
    [`0x${'0'.repeat(40)}`, 'malformed'],
    [mistyped, 'checksum'],
    [other, null],
  ])('behaviour: what is wrong with the delegate %s is said: %s', async (text, problem) => {
    const { model } = await open();
    model.task.value = 'delegate';
    model.newDelegate.mode.value = 'other';
    model.newDelegate.other.text.value = text;
    model.recipient.text.value = text;
    await vi.waitFor(() => expect(model.newDelegate.other.problem.value).toBe(problem));
    await vi.waitFor(() => expect(model.recipient.problem.value).toBe(problem));
    expect(model.action.value === null).toBe(problem !== null);
  });

  test('behaviour: delegating takes a choice; nothing is chosen beforehand', async () => {
    const { model } = await open();
    model.task.value = 'delegate';
    expect(model.action.value).toBeNull();
    model.newDelegate.mode.value = 'self';
    expect(model.action.value).toEqual({ kind: 'delegate', delegatee: me });
  });

  test('behaviour: what was filled in outlives its page until it is sent', async () => {
    const { model, forms } = await open();
    model.stake.text.value = '3';
    const again = await open(position, forms);
    expect(again.model.stake.value.value).toBe(3n * unit);
    again.model.clear();
    expect((await open(position, forms)).model.stake.text.value).toBe('');
  });
});
