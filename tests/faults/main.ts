/**
 * `npm run faults`: plays over 2,000 sends on a real node, killed at every step and with every fault of the kit, and
 * counts by the blocks of the chain what came of them. Exits 0 only when nothing was lost, doubled or falsely final.
 * Usage: npm run faults [-- --runs 200] [--parts 2]
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChain } from '@/scripts/embedded-chain/chain';
import { runProgram } from '@/scripts/process/run';
import { createTemporaryFolder } from '../helpers/temporary-folder';
import { startMiner } from './miner';
import type { Outcome } from './run';
import { formatBad, formatTable, summarise } from './table';
import { judgeAll } from './verdict';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '' },
    parts: { type: 'string', default: '4' },
  },
});
const parts = Number(values.parts);
const chain = await startChain({ chainId: 10, ticks: false });
const miner = await startMiner(chain.rpcUrl);

async function playPart(part: number, folder: string): Promise<readonly Outcome[]> {
  const out = join(folder, `${part}.json`);
  const env = {
    ...process.env,
    FAULTS_NODE: JSON.stringify({ rpcUrl: chain.rpcUrl, chainId: chain.chainId }),
    FAULTS_PART: `${part}/${parts}`,
    FAULTS_RUNS: values.runs,
    FAULTS_OUT: out,
  };
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/faults/vitest.config.ts'];
  const { code, output } = await runProgram(process.execPath, vitest, { env });
  if (code !== 0) throw new Error(output);
  return JSON.parse(await readFile(out, 'utf8')) as readonly Outcome[];
}

const folder = await createTemporaryFolder('faults');
try {
  const shares = Array.from({ length: parts }, (_, part) => playPart(part, folder.path));
  const outcomes = (await Promise.all(shares)).flat();
  await miner.stop();
  const judged = await judgeAll(chain.rpcUrl, outcomes);
  const { line, isClean } = summarise(judged);
  console.log(formatTable(judged));
  for (const bad of formatBad(judged)) console.log(bad);
  console.log(`\n${line}`);
  process.exitCode = isClean ? 0 : 1;
} finally {
  await miner.stop();
  await chain.stop();
  await folder.remove();
}
