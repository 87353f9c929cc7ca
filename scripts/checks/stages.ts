/**
 * What `npm test` runs, in order: set-up, quick checks, then contracts, chains and browsers. The group lets
 * `npm run check` leave out what takes a browser or a chain.
 */
import type { Stage } from './run-stage';

const script = (name: string) => ['npm', 'run', '--silent', name] as const;
const vitest = (folder: string) =>
  ['vitest', 'run', '-c', `tests/${folder}/vitest.config.ts`] as const;

export const groups = ['setup', 'check', 'build', 'contracts', 'chain', 'browser'] as const;
export type Group = (typeof groups)[number];

export const stages: readonly (Stage & { group: Group })[] = [
  { group: 'setup', name: 'types of the build', command: script('prepare:types') },
  // Compiles and compares; it writes no ABI, or nothing stale would ever be found.
  { group: 'setup', name: 'contracts, ABIs fresh', command: script('contracts:fresh') },
  { group: 'check', name: 'types', command: script('check:types') },
  { group: 'check', name: 'format and lint', command: script('check:lint') },
  { group: 'check', name: 'typed lint', command: script('check:typed-lint') },
  { group: 'check', name: 'layers', command: script('check:layers') },
  { group: 'check', name: 'dead code', command: script('check:dead-code') },
  { group: 'check', name: 'lock file', command: script('check:lock') },
  { group: 'check', name: 'Solidity format', command: script('contracts:format') },
  { group: 'check', name: 'Solidity lint', command: script('contracts:lint') },
  { group: 'build', name: 'build for Chromium', command: script('build:chrome') },
  { group: 'build', name: 'build for Firefox', command: script('build:firefox') },
  { group: 'check', name: 'unit and architecture', command: ['vitest', 'run'], tests: 'vitest' },
  { group: 'check', name: 'sizes', command: script('check:sizes') },
  { group: 'check', name: 'bundles', command: script('check:bundles') },
  { group: 'check', name: 'add-on lint', command: script('check:add-on') },
  { group: 'contracts', name: 'contracts', command: script('contracts:test'), tests: 'forge' },
  {
    group: 'chain',
    name: 'integration on a chain',
    command: vitest('integration'),
    tests: 'vitest',
  },
  { group: 'browser', name: 'system packages', command: script('setup:system') },
  { group: 'browser', name: 'Chromium', command: vitest('e2e'), tests: 'vitest' },
  { group: 'browser', name: 'Firefox', command: vitest('firefox'), tests: 'vitest' },
];
