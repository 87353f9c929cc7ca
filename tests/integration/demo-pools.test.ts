/** The demo's stake moves by itself: a vote let it into two pools, a script trades, a keeper follows; votes stay. */
import { createClient, http, stringToHex } from 'viem';
import { readContract } from 'viem/actions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { getAddressOf, people } from '@/scripts/embedded-chain/accounts';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { getContracts, startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { findDemoMarket } from '@/scripts/embedded-chain/pools/demand';
import { tradeAtPar } from '@/scripts/embedded-chain/pools/market';
import { linkedRecordIds, pooledLocator } from '@/scripts/embedded-chain/seed-models';
import { until } from '@/scripts/process/until';
import { startDemand } from '@/scripts/start/keeper';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';

let chain: EmbeddedChain;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await createTemporaryFolder('demo-pools');
  chain = await startDemoChain();
});
afterAll(async () => {
  await chain?.stop();
  await folder?.remove();
});

const client = () => createClient({ transport: http(chain.rpcUrl) });
const findVault = () =>
  readContract(client(), {
    address: getContracts().registry,
    abi: modelRegistryAbi,
    functionName: 'module',
    args: [linkedRecordIds.get(pooledLocator) ?? 0n, stringToHex('vault', { size: 32 })],
  });

async function readBooked(): Promise<readonly bigint[]> {
  const address = await findVault();
  const pools = await readContract(client(), {
    address,
    abi: stakeVaultAbi,
    functionName: 'pools',
  });
  return pools.map(({ booked }) => booked);
}

async function readVotes(): Promise<readonly bigint[]> {
  const address = await findVault();
  return await Promise.all(
    people.map((person) =>
      readContract(client(), {
        address,
        abi: stakeVaultAbi,
        functionName: 'getVotes',
        args: [getAddressOf(person)],
      }),
    ),
  );
}

test('stake lies at the desk at first; with demand in the pair stake moves there, and votes stay', async () => {
  const [desk = 0n, pair = 0n] = await readBooked();
  expect(desk).toBeGreaterThan(120_000n * 10n ** 18n);
  expect(pair).toBe(0n);
  const votes = await readVotes();
  // What the script does in a minute and a half.
  const market = await findDemoMarket(chain.rpcUrl);
  const trader = { rpcUrl: chain.rpcUrl, from: getAddressOf('launcher') };
  for (let round = 0; round < 40; round += 1) {
    await tradeAtPar(trader, market);
  }
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const demand = await startDemand(chain, { market, folder: folder.path, say });
  try {
    await until(() => lines.some((line) => /idle → .* not now/.test(line)), {
      what: 'the keeper looked once',
      timeoutMs: 20_000,
    });
    await chain.increaseTime(90);
    // Stake may go to the desk first; then the next move waits for its cooldown.
    await until(
      async () => {
        await chain.increaseTime(15);
        return ((await readBooked())[1] ?? 0n) > 0n;
      },
      { what: 'stake lies in the pair', timeoutMs: 45_000, intervalMs: 1000 },
    );
  } finally {
    await demand.stop();
  }
  const [after = 0n, moved = 0n] = await readBooked();
  // From the desk or from idle: nothing is lost on the way.
  expect(after + moved).toBeGreaterThan((desk * 99n) / 100n);
  expect(await readVotes()).toEqual(votes);
  expect(lines.join('\n')).toMatch(/→ 0x[\w…]+: moved [\d,.]+ QWNC, tip/);
}, 90_000);
