import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { takeDemoFolder } from './demo-folder';

let temporary: TemporaryFolder;
let kept: string;
const take = (fresh: boolean) => takeDemoFolder({ folder: temporary.path, fresh });

beforeEach(async () => {
  temporary = await createTemporaryFolder('demo-folder');
  kept = join(temporary.path, 'port');
  writeFileSync(kept, '8545');
});
afterEach(() => temporary.remove());

test('a second demo is refused from the first moment on, and takes nothing of the first', async () => {
  const release = await take(false);
  await expect(take(true)).rejects.toThrow(/A demo runs already .* End it with Ctrl-C/);
  expect(existsSync(kept)).toBe(true);
  release();
  (await take(false))();
  expect(existsSync(kept)).toBe(true);
});

test('begun anew, nothing is kept but whose it is', async () => {
  const release = await take(true);
  expect(existsSync(kept)).toBe(false);
  await expect(take(false)).rejects.toThrow(/runs already/);
  release();
});
