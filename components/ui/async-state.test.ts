import { describe, expect, test } from 'vitest';
import { RemoteError } from '@/lib/errors/protocol';
import { createResource } from './async-state';

function createAnswers() {
  const waiting: { resolve: (value: number) => void; reject: (error: unknown) => void }[] = [];
  const read = () =>
    new Promise<number>((resolve, reject) => {
      waiting.push({ resolve, reject });
    });
  return { read, waiting };
}

const failure = new RemoteError({ code: 'chain.unreachable', facts: {} });

describe('createResource', () => {
  test('default: idle, loading, ready', async () => {
    const { read, waiting } = createAnswers();
    const resource = createResource(read);
    expect(resource.state.value.status).toBe('idle');
    const loaded = resource.load();
    expect(resource.state.value.status).toBe('loading');
    waiting[0]?.resolve(1);
    await loaded;
    expect(resource.state.value).toEqual({ status: 'ready', value: 1 });
  });

  test('behaviour: the last question counts, whichever answer comes last', async () => {
    const { read, waiting } = createAnswers();
    const resource = createResource(read);
    const loads = [resource.load(), resource.load()];
    waiting[1]?.resolve(2);
    waiting[0]?.resolve(1);
    await Promise.all(loads);
    expect(resource.state.value).toEqual({ status: 'ready', value: 2 });
  });

  test('behaviour: a shown value stays while it is read again, and when that fails', async () => {
    const { read, waiting } = createAnswers();
    const resource = createResource(read);
    resource.set(1);
    const loaded = resource.load();
    expect(resource.state.value).toEqual({ status: 'ready', value: 1 });
    expect(resource.refreshing.value).toBe(true);
    waiting[0]?.reject(failure);
    await loaded;
    expect(resource.state.value).toEqual({ status: 'ready', value: 1 });
    expect(resource.staleCode.value).toBe('chain.unreachable');
    expect(resource.refreshing.value).toBe(false);
  });

  test('error: a first read that fails shows its code, and a second try can mend it', async () => {
    const { read, waiting } = createAnswers();
    const resource = createResource(read);
    const first = resource.load();
    waiting[0]?.reject(failure);
    await first;
    expect(resource.state.value).toEqual({ status: 'failed', code: 'chain.unreachable' });
    const second = resource.load();
    waiting[1]?.resolve(3);
    await second;
    expect(resource.state.value).toEqual({ status: 'ready', value: 3 });
  });

  test('error: what is not ours has the general code', async () => {
    const resource = createResource(() => Promise.reject(new TypeError('x')));
    await resource.load();
    expect(resource.state.value).toEqual({ status: 'failed', code: 'protocol.unexpected' });
  });
});
