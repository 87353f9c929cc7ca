/**
 * The whole check, as `npm start -- --headless --check` runs it: green with the shipped build, red with each mutant
 * that says it submitted and does nothing. Without this the check could be green whatever the extension does.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { chromeBuild } from '@/tests/helpers/chromium';

const checkMs = 240_000;

function runCheck(extension: string) {
  const args = ['scripts/start/main.ts', '--headless', '--check', '--extension', extension];
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/tsx', args, {
    encoding: 'utf8',
    timeout: checkMs,
  });
  return { status, output: `${stdout}\n${stderr}` };
}

function buildMutant(mutant: string): string {
  const { status, stderr } = spawnSync(
    'node_modules/.bin/wxt',
    ['build', '-c', 'tests/mutants/wxt.config.ts'],
    { encoding: 'utf8', env: { ...process.env, COMMONWEIGHT_MUTANT: mutant } },
  );
  expect(status, stderr).toBe(0);
  return `.output/mutants/${mutant}/chrome-mv3`;
}

describe('npm start -- --headless --check', () => {
  test('the shipped build: a stake, a vote and a proposal are on chain', {
    timeout: checkMs,
  }, () => {
    const { status, output } = runCheck(chromeBuild);
    expect(output).toContain('All three are on chain.');
    expect(status).toBe(0);
  });

  test.each([
    ['staking', 'stake'],
    ['voting', 'vote'],
    ['proposing', 'proposal'],
  ])(
    'a %s handler that does nothing: %s fails, the others do not',
    { timeout: checkMs },
    (mutant, flow) => {
      const { status, output } = runCheck(buildMutant(mutant));
      expect(output).toContain(`${flow}: FAILED`);
      expect(output).toContain('1 of 3 failed.');
      expect(status).toBe(1);
    },
  );
});
