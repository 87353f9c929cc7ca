import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import { RemoteError } from '@/lib/errors/protocol';
import type { PreparedView, Submitted } from '@/lib/model/submission';
import type { Send } from '@/lib/protocol/send';
import { prepared } from '@/tests/gallery/submissions';
import { createConfirmModel } from './create-confirm-model';

const submitted: Submitted = { status: 'submitted', id: 'a', hash: `0x${'1'.repeat(64)}` };

function create(answer: () => Promise<Submitted>, changes: Partial<PreparedView> = {}) {
  const asked: unknown[] = [];
  const nowMs = signal(prepared.expiresAtMs - 1);
  const events = { onSubmitted: vi.fn(), onRejected: vi.fn(), onLocked: vi.fn() };
  let ids = 0;
  const model = createConfirmModel({
    prepared: { ...prepared, ...changes },
    route: 'ballot.submit',
    send: (async (...message: unknown[]) => {
      asked.push(message);
      return answer();
    }) as Send,
    nowMs,
    makeId: () => {
      ids += 1;
      return `request-${ids}`;
    },
    ...events,
  });
  return { model, asked, nowMs, events };
}

function failing(code: string) {
  return new RemoteError({ code, facts: {} });
}

describe('createConfirmModel', () => {
  test('default: signs what was prepared, with one id', async () => {
    const { model, asked, events } = create(async () => submitted);
    await model.sign.run();
    expect(asked).toEqual([['ballot.submit', { preparedId: prepared.id, requestId: 'request-1' }]]);
    expect(events.onSubmitted).toHaveBeenCalledWith({ id: 'a' });
  });

  test('behaviour: coin alone leaves no event, so there is nothing to follow it by', () => {
    const answer = async () => submitted;
    expect(create(answer, { data: '0x' }).model.follow).toBeNull();
    expect(create(answer).model.follow).not.toBeNull();
  });

  test('behaviour: two presses at once, and one after, are one request', async () => {
    const { model, asked, events } = create(async () => submitted);
    await Promise.all([model.sign.run(), model.sign.run()]);
    await model.sign.run();
    expect(asked).toHaveLength(1);
    expect(events.onSubmitted).toHaveBeenCalledTimes(1);
  });

  test('behaviour: a lost answer is asked for again under the same id', async () => {
    let tries = 0;
    const { model, asked, events } = create(async () => {
      tries += 1;
      if (tries < 3) throw failing('protocol.no_answer');
      return submitted;
    });
    await model.sign.run();
    expect(
      asked.map((message) => (message as [string, { requestId: string }])[1].requestId),
    ).toEqual(['request-1', 'request-1', 'request-1']);
    expect(events.onSubmitted).toHaveBeenCalledTimes(1);
  });

  test('behaviour: a try after a failure carries the same id', async () => {
    let fails = true;
    const { model, asked } = create(async () => {
      if (fails) throw failing('chain.unreachable');
      return submitted;
    });
    await model.sign.run();
    expect(model.sign.code.value).toBe('chain.unreachable');
    fails = false;
    await model.sign.run();
    expect(new Set(asked.map((message) => JSON.stringify(message))).size).toBe(1);
    expect(asked).toHaveLength(2);
  });

  test('behaviour: a "no" is quiet', async () => {
    const { model, events } = create(async () => ({ status: 'rejected' }));
    await model.sign.run();
    expect(events.onRejected).toHaveBeenCalledTimes(1);
    expect(events.onSubmitted).not.toHaveBeenCalled();
    expect(model.sign.code.value).toBeNull();
  });

  test('behaviour: locked meanwhile asks for the password', async () => {
    const { model, events } = create(async () => {
      throw failing('signer.locked');
    });
    await model.sign.run();
    expect(events.onLocked).toHaveBeenCalledTimes(1);
  });

  test.each<[string, Partial<PreparedView>]>([
    ['missing-funds', { missingWei: 1n }],
    [
      'would-fail',
      { simulation: { status: 'reverts', method: 'eth_call', code: 'revert.none', detail: '' } },
    ],
    ['untyped', { toName: null }],
  ])('behaviour: %s keeps it from being signed', async (obstacle, changes) => {
    const { model, asked } = create(async () => submitted, changes);
    expect(model.obstacle.value).toBe(obstacle);
    await model.sign.run();
    expect(asked).toEqual([]);
  });

  test('behaviour: what is too old has to be prepared again', async () => {
    const { model, asked, nowMs } = create(async () => submitted);
    nowMs.value = prepared.expiresAtMs;
    expect(model.obstacle.value).toBe('expired');
    await model.sign.run();
    expect(asked).toEqual([]);
  });

  test('behaviour: unknown code is signed once the end of its address is typed, and not before', async () => {
    const { model, asked } = create(async () => submitted, { toName: null });
    for (const typed of ['', prepared.to.slice(-3), prepared.to.slice(0, 4)]) {
      model.typed.value = typed;
      expect(model.obstacle.value).toBe('untyped');
      await model.sign.run();
    }
    expect(asked).toEqual([]);
    model.typed.value = ` ${prepared.to.slice(-4).toUpperCase()} `;
    expect(model.obstacle.value).toBeNull();
  });
});
