import { expect, test } from 'vitest';
import { runProgram } from './run';

const forEver = ['-e', 'setInterval(() => {}, 1000)'];

test('what it printed, and its code', async () => {
  const run = await runProgram(process.execPath, ['-e', 'console.log("done"); process.exit(3)']);
  expect(run).toEqual({ code: 3, output: 'done' });
});

test('the signal ends it, also one that came before', async () => {
  const stop = new AbortController();
  const running = runProgram(process.execPath, forEver, { signal: stop.signal });
  stop.abort();
  expect(await running).toEqual({ code: null, output: '' });
  expect((await runProgram(process.execPath, forEver, { signal: stop.signal })).code).toBeNull();
});
