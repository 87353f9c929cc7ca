/** Trades on the demo's pair, by a script, so that there is demand to follow. Nobody real trades there. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Address, createClient, http, parseAbi, stringToHex } from 'viem';
import { readContract } from 'viem/actions';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { deployment } from '@/lib/chain/deployment';
import { getAddressOf } from '../accounts';
import { linkedRecordIds, pooledLocator } from '../seed-models';
import { tradeAtPar } from './market';
import { marketMaker } from './seed-pools';

const adapterAbi = parseAbi([
  'function quote() view returns (address)',
  'function pool() view returns (address)',
]);
const everyMs = 2000;

export type DemoMarket = { token: Address; pair: Address; coin: Address };

/** The market of the seeded chain, found through its registry, so that a kept chain has it too. */
export async function findDemoMarket(rpcUrl: string): Promise<DemoMarket> {
  const client = createClient({ transport: http(rpcUrl) });
  const vault = await readContract(client, {
    address: deployment.registry,
    abi: modelRegistryAbi,
    functionName: 'module',
    args: [linkedRecordIds.get(pooledLocator) ?? 0n, stringToHex('vault', { size: 32 })],
  });
  const ask = { address: vault, abi: stakeVaultAbi } as const;
  const token = await readContract(client, { ...ask, functionName: 'asset' });
  // The desk was listed first, the pair second.
  const [, pool] = await readContract(client, { ...ask, functionName: 'pools' });
  if (!pool) throw new Error(`No pair is listed for ${pooledLocator}.`);
  const adapter = { address: pool.adapter, abi: adapterAbi } as const;
  const coin = await readContract(client, { ...adapter, functionName: 'quote' });
  const pair = await readContract(client, { ...adapter, functionName: 'pool' });
  return { token, pair, coin };
}

/** Trades every few seconds until the signal. Where somebody else moved the price in between, the next round mends it. */
export async function makeDemand(
  rpcUrl: string,
  market: DemoMarket,
  signal: AbortSignal,
): Promise<void> {
  const trader = { rpcUrl, from: getAddressOf(marketMaker) };
  while (!signal.aborted) {
    await tradeAtPar(trader, market).catch(() => {});
    await delay(everyMs, undefined, { signal }).catch(() => {});
  }
}
