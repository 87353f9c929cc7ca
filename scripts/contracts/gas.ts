// npm run gas: writes docs/gas.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadArtifacts } from './artifacts';
import { allocationRows, digestReadRows, digestRows } from './gas-digest-rows';
import { poolRows } from './gas-pool-rows';
import { revenueRows } from './gas-revenue-rows';
import { lensRows, peopleRows, registryRows } from './gas-rows';
import { createScene, type GasRow } from './gas-scene';
import { rootFolder } from './paths';
import { planRelease } from './release';

const numbers = new Intl.NumberFormat('en');

/** What others need for the same, as their own reports and our reading of them have it. */
const anchors: ReadonlyMap<string, string> = new Map([
  ['stake, first time', 'Tally Staker 297–331 k without intrinsic gas (new surrogate)'],
  ['stake more', 'Tally Staker 102 k without intrinsic gas'],
  ['delegate', 'Tally Staker 87–219 k without intrinsic gas'],
  ['claim the unstaked', 'Tally Staker withdraw 111–125 k without intrinsic gas'],
  ['claim an epoch', 'budget 110 k without intrinsic gas; Tally Staker 165 k'],
  ['move idle stake into an ERC-4626 pool', 'bare allocation 117 k without intrinsic gas'],
  ['move stake between ERC-4626 pools', 'bare reallocation 128 k without intrinsic gas'],
  [
    'move idle stake into a Uniswap V2 pair',
    'router addLiquidity 126 k + swap 101 k; bare adapter 282 k',
  ],
  ['force stake out of a Uniswap V2 pair', 'bare adapter 131 k without intrinsic gas'],
  ['claim the unstaked, taken from pools', 'withdraw pulling pools 92 k without intrinsic gas'],
  ['propose (one call)', 'OpenZeppelin Governor with GovernorStorage 276–348 k'],
  [
    'launch a model (three holders, two with stake)',
    '10–11.2 M without clones; limit of a transaction 16.78 M (EIP-7825)',
  ],
]);

function toTable(rows: readonly GasRow[]): string {
  const lines = rows.map(
    ({ what, gas }) => `| ${what} | ${numbers.format(gas)} | ${anchors.get(what) ?? ''} |`,
  );
  return ['| what | gas | elsewhere |', '|---|---:|---|', ...lines].join('\n');
}

function sizeTable(): string {
  const artifacts = loadArtifacts();
  const lines = planRelease(artifacts).map(({ name, artifact }) => {
    const found = artifacts.find((one) => one.name === artifact);
    const bytes = found ? found.deployedBytecode.length / 2 - 1 : 0;
    return `| ${name} | ${numbers.format(bytes)} | ${numbers.format(24_576 - bytes)} |`;
  });
  return ['| contract | bytes | left of 24,576 |', '|---|---:|---:|', ...lines].join('\n');
}

type Rows = Parameters<typeof toTable>[0];

type Part = 'deployment' | 'registry' | 'people' | 'pools' | 'revenue' | 'lens';

const head = `# Gas

Made by \`npm run gas\` on anvil (solc 0.8.37, cancun, optimizer 200 runs). Not to be edited.
Each row is one whole transaction with its 21,000 and calldata, every account and slot cold, unless said otherwise.`;

function formatReport(rows: Record<Part, Rows>): string {
  return `${head}

## Code

${sizeTable()}

## Deployment, once for each chain

${toTable(rows.deployment)}

## Records

${toTable(rows.registry)}

## Stake and votes

${toTable(rows.people)}

## Revenue

The last row is a view.

${toTable(rows.revenue)}

## Pools

A vault with two ERC-4626 pools and a Uniswap V2 pair (its real code) listed; moves go through PoolAllocator, pay what programmes owe by then, and a tip. The ERC-4626 pools are vaults whose shares vote, so that coming and going costs more than in others.

${toTable(rows.pools)}

## Reads through the lenses

What a node spends on an \`eth_call\`, everything cold. Nodes give a call 25 to 50 million; \`read\` stops before and hands back a cursor.

${toTable(rows.lens)}
`;
}

async function main(): Promise<void> {
  const scene = await createScene();
  try {
    const deployment = scene.rows.splice(0);
    await registryRows(scene);
    await digestRows(scene);
    const registry = scene.rows.splice(0);
    const model = await peopleRows(scene);
    await allocationRows(scene);
    const people = scene.rows.splice(0);
    await poolRows(scene);
    const pools = scene.rows.splice(0);
    await lensRows(scene, model);
    await digestReadRows(scene);
    const lens = scene.rows.splice(0);
    await revenueRows(scene);
    const revenue = scene.rows;
    const text = formatReport({ deployment, registry, people, pools, revenue, lens });
    writeFileSync(join(rootFolder, 'docs/gas.md'), text);
    console.log(text);
  } finally {
    await scene.chain.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
