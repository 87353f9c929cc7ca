import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createFakeSend, fail } from '@/tests/gallery/fake-send';
import { createBackupModel, pickPositions } from './create-backup-model';

const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

function create(onDone = vi.fn()) {
  const asked: unknown[] = [];
  const send = createFakeSend({
    'account.reveal': ({ password }) =>
      password === 'right' ? { phrase: words.join(' ') } : fail('keystore.wrong_password')(),
    'account.confirm-backup': ({ words: answers }) => {
      asked.push(answers);
      return { confirmed: answers.every(({ position, word }) => words[position - 1] === word) };
    },
  });
  return { model: createBackupModel({ send, random: () => 0.5, onDone }), asked, onDone };
}

describe('createBackupModel', () => {
  test('default: shown, then asked for, then done and forgotten', async () => {
    const { model, asked, onDone } = create();
    await model.reveal.run('right');
    expect(model.words.value).toEqual(words);
    model.startCheck();
    for (const { position, answer } of model.questions.value)
      answer.value = ` ${words[position - 1]?.toUpperCase()} `;
    await model.check.run();
    expect(model.step.value).toBe('done');
    expect(model.words.value).toEqual([]);
    expect(onDone).toHaveBeenCalledTimes(1);
    expect(asked).toHaveLength(1);
  });

  test('behaviour: a wrong word does not count as written down', async () => {
    const { model, onDone } = create();
    await model.reveal.run('right');
    model.startCheck();
    for (const { answer } of model.questions.value) answer.value = 'one';
    await model.check.run();
    expect(model.wrong.value).toBe(true);
    expect(model.step.value).toBe('check');
    expect(onDone).not.toHaveBeenCalled();
  });

  test('error: a wrong password shows nothing', async () => {
    const { model } = create();
    await model.reveal.run('wrong');
    expect(model.reveal.code.value).toBe('keystore.wrong_password');
    expect(model.words.value).toEqual([]);
  });

  test('behaviour: closing forgets the words', async () => {
    const { model } = create();
    await model.reveal.run('right');
    model.close();
    expect(model.words.value).toEqual([]);
    expect(model.step.value).toBe('ask');
  });
});

describe('pickPositions', () => {
  test('property: three different ones, in order, within the phrase', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(12, 24), fc.infiniteStream(random), (count, stream) => {
        const picked = pickPositions(count, () => stream.next().value as number);
        expect(new Set(picked).size).toBe(3);
        expect([...picked].sort((a, b) => a - b)).toEqual(picked);
        expect(picked.every((one) => one >= 1 && one <= count)).toBe(true);
      }),
    );
  });
});
