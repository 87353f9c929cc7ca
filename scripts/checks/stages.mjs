/**
 * What `npm test` runs, in order: set-up, quick checks, then chains and browsers. `needs` of a stage's
 * group lets `npm run check` leave out what takes a browser.
 */
export const stages = [
  { group: 'setup', name: 'types of the build', command: ['wxt', 'prepare'] },
  { group: 'setup', name: 'contracts build', command: ['tsx', 'scripts/contracts/compile.ts'] },
  { group: 'check', name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { group: 'check', name: 'format and lint', command: ['biome', 'ci', '.'] },
  { group: 'check', name: 'typed lint', command: ['eslint', '.', '--max-warnings=0'] },
  {
    group: 'check',
    name: 'layers',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      ...['lib', 'components', 'entrypoints', 'scripts', 'tests'],
    ],
  },
  { group: 'check', name: 'dead code', command: ['knip'] },
  {
    group: 'check',
    name: 'lock file',
    command: [
      'lockfile-lint',
      ...['--path', 'package-lock.json', '--type', 'npm'],
      ...['--validate-https', '--validate-integrity'],
    ],
  },
  {
    group: 'check',
    name: 'Solidity format',
    command: ['tsx', 'scripts/contracts/forge.ts', 'fmt', '--check'],
  },
  { group: 'check', name: 'Solidity lint', command: ['npm', 'run', '--silent', 'contracts:lint'] },
  { group: 'check', name: 'ABIs fresh', command: ['npm', 'run', '--silent', 'contracts:fresh'] },
  { group: 'build', name: 'build for Chromium', command: ['wxt', 'build'] },
  { group: 'build', name: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  { group: 'check', name: 'unit and architecture', command: ['vitest', 'run'], tests: 'vitest' },
  { group: 'check', name: 'sizes', command: ['size-limit'] },
  { group: 'check', name: 'bundles', command: ['tsx', 'scripts/checks/bundles.ts'] },
  { group: 'check', name: 'add-on lint', command: ['tsx', 'scripts/checks/add-on.ts'] },
  {
    group: 'contracts',
    name: 'contracts',
    command: ['tsx', 'scripts/contracts/forge.ts', 'test'],
    tests: 'forge',
  },
  {
    group: 'chain',
    name: 'integration on a chain',
    command: ['vitest', 'run', '-c', 'tests/integration/vitest.config.ts'],
    tests: 'vitest',
  },
  {
    group: 'browser',
    name: 'system packages',
    command: ['tsx', 'scripts/setup/system-packages.ts'],
  },
  {
    group: 'browser',
    name: 'Chromium',
    command: ['vitest', 'run', '-c', 'tests/e2e/vitest.config.ts'],
    tests: 'vitest',
  },
  {
    group: 'browser',
    name: 'Firefox',
    command: ['vitest', 'run', '-c', 'tests/firefox/vitest.config.ts'],
    tests: 'vitest',
  },
];
