import { expect, test } from 'vitest';
import { createClosers } from './closers';

function create() {
  const stop = new AbortController();
  const ended: string[] = [];
  const end = (name: string) => async () => {
    ended.push(name);
  };
  return { stop, ended, end, closers: createClosers(stop.signal) };
}

test('the newest first, and once', async () => {
  const { closers, ended, end } = create();
  await closers.add(end('chain'));
  await closers.add(end('browser'));
  await closers.close();
  await closers.close();
  expect(ended).toEqual(['browser', 'chain']);
});

test('the signal ends all that is there, and at once what comes after it', async () => {
  const { stop, closers, ended, end } = create();
  await closers.add(end('chain'));
  stop.abort();
  await expect(closers.add(end('browser'))).rejects.toThrow(/abort/i);
  expect(ended.sort()).toEqual(['browser', 'chain']);
});

test('one that cannot be ended keeps no other', async () => {
  const { stop, closers, ended, end } = create();
  await closers.add(end('chain'));
  await closers.add(() => Promise.reject(new Error('The browser hangs.')));
  stop.abort();
  await expect(closers.close()).rejects.toThrow('The browser hangs.');
  expect(ended).toEqual(['chain']);
});

test('what comes after one that could not be ended is ended too', async () => {
  const { stop, closers, ended, end } = create();
  await closers.add(() => Promise.reject(new Error('The browser hangs.')));
  stop.abort();
  await expect(closers.close()).rejects.toThrow('The browser hangs.');
  await expect(closers.add(end('hub'))).rejects.toThrow('The browser hangs.');
  expect(ended).toEqual(['hub']);
});
