/**
 * What both builds ask of a browser, as a snapshot: a permission more is a decision, never a side effect
 * (WXT turns a content script registered at run time into a host permission, for example).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builds } from '@/scripts/checks/forbidden-code';
import { root } from './sources';

/** Parts that change with every release or say nothing about power. */
const plain = new Set(['version', 'name', 'description', 'icons', 'default_locale', 'action']);

/** Those people get; `npm run defences` puts one in their place that asks for more. */
const instead = process.env['COMMONWEIGHT_BUILD'];
const folders = instead
  ? ([[builds[0], instead]] as const)
  : builds.map((build) => [build, join(root, build)] as const);

function readPowers(folder: string): Record<string, unknown> {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Error(`There is no ${file}; run "npm run build" first.`);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !plain.has(key)));
}

describe('the manifest', () => {
  test.each(folders)('asks for what it asked for before: %s', (_, folder) => {
    expect(readPowers(folder)).toMatchSnapshot();
  });

  test.each(folders)(
    'runs in no frame, and gives nothing of its own to pages or other extensions: %s',
    (_, folder) => {
      const powers = readPowers(folder);
      for (const script of powers['content_scripts'] as Record<string, unknown>[]) {
        expect(script['all_frames'] ?? false).toBe(false);
        expect(script).not.toHaveProperty('match_about_blank');
        expect(script).not.toHaveProperty('match_origin_as_fallback');
      }
      const exposed = JSON.stringify(powers['web_accessible_resources'] ?? []);
      expect(exposed).not.toMatch(/\.(html|js)/);
      expect(powers['permissions']).not.toContain('tabs');
      expect(powers['permissions']).not.toContain('webRequest');
    },
  );
});
