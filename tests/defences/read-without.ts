/** For tests of how the repository is written: what they read as text lacks the defence too. */
import { resolve } from 'node:path';
import { vi } from 'vitest';
import { takeOut } from './mutant';
import { mutants } from './mutants';

const chosen = mutants.find(({ without }) => without === process.env['WITHOUT']);

if (chosen?.test.file.startsWith('tests/architecture/')) {
  vi.doMock('node:fs', async (load) => {
    const fs = await load<typeof import('node:fs')>();
    const readFileSync = (path: string, encoding: 'utf8') => {
      const text = fs.readFileSync(path, encoding);
      return resolve(path) === resolve(chosen.file) ? takeOut(text, chosen) : text;
    };
    return { ...fs, readFileSync };
  });
}
