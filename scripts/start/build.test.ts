import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { digestFiles, isBuilt, writeBuildNote } from './build';

let folder: TemporaryFolder;
const at = (name: string) => join(folder.path, name);
const digest = () => digestFiles(folder.path, ['lib', 'wxt.config.ts']);

beforeEach(async () => {
  folder = await createTemporaryFolder('build');
  mkdirSync(at('lib/model'), { recursive: true });
  mkdirSync(at('output'));
  writeFileSync(at('lib/model/ids.ts'), 'one');
  writeFileSync(at('wxt.config.ts'), 'config');
  writeFileSync(at('output/manifest.json'), '{}');
});
afterEach(() => folder.remove());

const check = () => isBuilt(at('output'), at('note'), digest());

test('a build counts until a source has another content, or another file is there', () => {
  expect(check()).toBe(false);
  writeBuildNote(at('output'), at('note'), digest());
  expect(check()).toBe(true);
  writeFileSync(at('lib/model/ids.ts'), 'two');
  expect(check()).toBe(false);
  writeFileSync(at('lib/model/ids.ts'), 'one');
  expect(check()).toBe(true);
  writeFileSync(at('lib/other.ts'), '');
  expect(check()).toBe(false);
});

test('a build that somebody else made since does not count', () => {
  writeBuildNote(at('output'), at('note'), digest());
  utimesSync(at('output/manifest.json'), 1, 1);
  expect(check()).toBe(false);
});
