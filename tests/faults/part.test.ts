/** One part of the campaign that `npm run faults` runs: it says what came of each send, and judges nothing itself. */
import { writeFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { countSteps, runPlans } from './campaign';
import { listPlans } from './plan';

vi.mock('@/lib/storage/database', async (importActual) => {
  const { withKillableDatabase } = await import('../helpers/killable-database');
  return withKillableDatabase(await importActual());
});

const { FAULTS_NODE = '', FAULTS_PART = '0/1', FAULTS_OUT = '', FAULTS_RUNS = '' } = process.env;

test('its share of the sends is played', async () => {
  const node = JSON.parse(FAULTS_NODE) as { rpcUrl: string; chainId: number };
  const [part = 0, parts = 1] = FAULTS_PART.split('/').map(Number);
  const steps = await countSteps(node, `steps-${part}`);
  const all = listPlans(steps);
  const plans = all
    .slice(0, Number(FAULTS_RUNS) || all.length)
    .filter((_, i) => i % parts === part);
  const serial = BigInt(part + 1) * 1_000_000n;
  const outcomes = await runPlans(node, plans, { seed: `part-${part}`, serial });
  await writeFile(FAULTS_OUT, JSON.stringify(outcomes));
  expect(outcomes).toHaveLength(plans.length);
});
