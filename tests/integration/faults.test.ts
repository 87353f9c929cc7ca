/** A few seconds of `npm run faults`: sends under faults and kills on a real node, counted by its blocks. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';
import { countSteps, runPlans } from '@/tests/faults/campaign';
import { startMiner } from '@/tests/faults/miner';
import { listFew } from '@/tests/faults/plan';
import { formatTable, summarise } from '@/tests/faults/table';
import { judgeAll } from '@/tests/faults/verdict';

vi.mock('@/lib/storage/database', async (importActual) => {
  const { withKillableDatabase } = await import('@/tests/helpers/killable-database');
  return withKillableDatabase(await importActual());
});

let chain: EmbeddedChain;
let miner: Awaited<ReturnType<typeof startMiner>>;

beforeAll(async () => {
  chain = await startChain({ chainId: 10, ticks: false });
  miner = await startMiner(chain.rpcUrl);
});
afterAll(async () => {
  await miner?.stop();
  await chain?.stop();
});

test('T22 killed and disturbed sends: none lost, none doubled, no false end', async () => {
  const steps = await countSteps(chain, 'steps');
  const outcomes = await runPlans(chain, listFew(steps), { seed: 'few', serial: 1000n });
  const judged = await judgeAll(chain.rpcUrl, outcomes);
  const { line, isClean } = summarise(judged);
  expect(isClean, `${formatTable(judged)}\n${line}`).toBe(true);
  expect(judged.length).toBeGreaterThan(50);
});
