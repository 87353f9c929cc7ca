import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../process/run';
import { usage } from './usage';

test('help is printed without an endpoint or a key, and is no failure', async () => {
  const main = join(import.meta.dirname, 'main.ts');
  const { code, output } = await runProgram(process.execPath, ['--import', 'tsx', main, '--help']);
  expect(output).toBe(usage);
  expect(code).toBe(0);
}, 30_000);
