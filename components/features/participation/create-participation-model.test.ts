import { beforeEach, describe, expect, test } from 'vitest';
import { RemoteError } from '@/lib/errors/protocol';
import type { HistoryState, Participation } from '@/lib/model/participation';
import type { Send } from '@/lib/protocol/send';
import { createParticipationModel } from './create-participation-model';

const record = { chainId: 10, registry: `0x${'1'.repeat(40)}`, id: 3n } as const;
const start = 100n;
const head = 10_000n;

/** How far the logs are; what each advance adds; what fails. */
let low: bigint;
let step: bigint;
let failing: 'none' | 'read' | 'advance';
let asked: string[];
/** Held back until it is let go. */
let gate: Promise<void>;
let open: () => void;

const history = (): HistoryState => ({ start, low, high: head, head, operator: 'One' });

const send = (async (name: string) => {
  asked.push(name);
  if (name === 'participation.read') {
    if (failing === 'read') throw new RemoteError({ code: 'chain.disagree', facts: {} });
    return { history: history() } as Participation;
  }
  await gate;
  if (failing === 'advance') throw new RemoteError({ code: 'chain.rate_limited', facts: {} });
  low = low - step < start ? start : low - step;
  return history();
}) as Send;

beforeEach(() => {
  low = head + 1n;
  step = 1_000n;
  failing = 'none';
  asked = [];
  gate = Promise.resolve();
});

function hold(): void {
  gate = new Promise((resolve) => {
    open = resolve;
  });
}

describe('createParticipationModel', () => {
  test('default: what is known at once, then piece by piece to the first block', async () => {
    const model = createParticipationModel({ send, record });
    expect(asked).toEqual([]);
    await model.start();
    expect(model.reading.value).toEqual({ status: 'done' });
    expect(model.history.value?.low).toBe(start);
    expect(asked.filter((name) => name === 'history.advance')).toHaveLength(10);
    // First, twice on the way, and with everything.
    expect(asked.filter((name) => name === 'participation.read')).toHaveLength(3);
    expect(asked.at(-1)).toBe('participation.read');
  });

  test('behaviour: stopped, it asks no more, shows what it has, and can go on', async () => {
    hold();
    const model = createParticipationModel({ send, record });
    const started = model.start();
    await expect.poll(() => asked).toContain('history.advance');
    model.stop();
    open();
    await started;
    expect(model.reading.value).toEqual({ status: 'stopped' });
    expect(asked.filter((name) => name === 'history.advance')).toHaveLength(1);
    gate = Promise.resolve();
    await model.start();
    expect(model.reading.value).toEqual({ status: 'done' });
  });

  test('behaviour: what gets no further is not asked for ever', async () => {
    step = 0n;
    const model = createParticipationModel({ send, record });
    await model.start();
    expect(model.reading.value).toEqual({ status: 'stopped' });
    expect(asked.filter((name) => name === 'history.advance')).toHaveLength(1);
  });

  test('error: logs cannot be read; what is known stays', async () => {
    failing = 'advance';
    const model = createParticipationModel({ send, record });
    await model.start();
    expect(model.reading.value).toEqual({ status: 'failed', code: 'chain.rate_limited' });
    expect(model.participation.state.value.status).toBe('ready');
  });

  test('error: nothing is known; no log is read for it', async () => {
    failing = 'read';
    const model = createParticipationModel({ send, record });
    await model.start();
    expect(model.participation.state.value).toEqual({ status: 'failed', code: 'chain.disagree' });
    expect(asked).toEqual(['participation.read']);
    failing = 'none';
    await model.start();
    expect(model.reading.value).toEqual({ status: 'done' });
  });
});
