/**
 * `npm start -- --check` as it is, over the build people get; and over builds in which a handler says that it
 * sent and does nothing, to show that the check would notice.
 */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '@/scripts/process/run';
import { runCheck } from '@/scripts/start/check';
import { chromeBuild } from '@/tests/helpers/chromium';

const timeoutMs = 300_000;
const check = (extension: string, flows?: ('stake' | 'vote' | 'proposal')[]) =>
  runCheck({
    signal: new AbortController().signal,
    extension: resolve(extension),
    ...(flows ? { flows } : {}),
  });

const mutants = ['staking', 'voting', 'proposing'] as const;

async function buildMutant(name: (typeof mutants)[number]): Promise<void> {
  const wxt = resolve('node_modules/wxt/bin/wxt.mjs');
  const args = [wxt, 'build', '-c', 'tests/mutants/wxt.config.ts'];
  const { code, output } = await runProgram(process.execPath, args, {
    env: { ...process.env, COMMONWEIGHT_MUTANT: name },
  });
  if (code !== 0) throw new Error(output);
}

/** One after the other: each build writes the types of the build too. */
beforeAll(async () => {
  for (const name of mutants) await buildMutant(name);
});

describe('runCheck', () => {
  test('default: stake, vote and proposal are found on chain', { timeout: timeoutMs }, async () => {
    expect(await check(chromeBuild)).toBe(true);
  });

  // Side by side: each waits in vain for its result to come on chain.
  test.concurrent.each([
    ['staking', 'stake'],
    ['voting', 'vote'],
    ['proposing', 'proposal'],
  ] as const)(
    'behaviour: a %s handler that does nothing fails it',
    { timeout: timeoutMs },
    async (mutant, flow) => {
      expect(await check(`.output/mutants/${mutant}/chrome-mv3`, [flow])).toBe(false);
    },
  );
});
