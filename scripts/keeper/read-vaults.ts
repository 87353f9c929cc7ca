/** The vaults whose stake this release's allocator moves, read anew for every look. */
import { type Address, type Client, type Hex, stringToHex, zeroAddress } from 'viem';
import { getCode, readContract } from 'viem/actions';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import type { Keeper } from './client';
import type { PoolFacts, VaultFacts } from './types';

const vaultKind = stringToHex('vault', { size: 32 });

export type FoundVault = { id: bigint; vault: Address };

/** Vaults of the registry that have pools and this allocator. Of other code: left out, whatever they say. */
export async function findVaults(
  keeper: Keeper,
  only: readonly Address[],
): Promise<readonly FoundVault[]> {
  const { client, contracts } = keeper;
  const { registry } = contracts;
  const count = await readContract(client, {
    address: registry,
    abi: modelRegistryAbi,
    functionName: 'recordCount',
  });
  const ids = Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1));
  const found = await Promise.all(
    ids.map(async (id) => {
      const vault = await readContract(client, {
        address: registry,
        abi: modelRegistryAbi,
        functionName: 'module',
        args: [id, vaultKind],
      });
      return { id, vault };
    }),
  );
  const wanted = new Set(only.map((vault) => vault.toLowerCase()));
  const named = found.filter(
    ({ vault }) => vault !== zeroAddress && (wanted.size === 0 || wanted.has(vault.toLowerCase())),
  );
  const ours = await Promise.all(named.map(({ vault }) => isOurs(keeper, vault)));
  return named.filter((_, index) => ours[index]);
}

/**
 * A clone of this release's vault (EIP-1167) that names this allocator: its own code is known. That of its pools is
 * not: what a hostile one makes calls cost in vain is bounded by the cap, and by --vault.
 */
async function isOurs({ client, contracts }: Keeper, vault: Address): Promise<boolean> {
  const code = await getCode(client, { address: vault });
  if (code?.toLowerCase() !== cloneCodeOf(contracts.stakeVault)) return false;
  const allocator = await readContract(client, {
    address: vault,
    abi: stakeVaultAbi,
    functionName: 'allocator',
  });
  return allocator.toLowerCase() === contracts.allocator.toLowerCase();
}

function cloneCodeOf(implementation: Address): Hex {
  const target = implementation.slice(2).toLowerCase();
  return `0x363d3d373d3d3d363d73${target}5af43d82803e903d91602b57fd5bf3`;
}

/** Everything a decision needs, at the last block. */
export async function readVault(keeper: Keeper, { id, vault }: FoundVault): Promise<VaultFacts> {
  const { client, contracts } = keeper;
  const ask = { address: vault, abi: stakeVaultAbi } as const;
  const askAllocator = { address: contracts.allocator, abi: poolAllocatorAbi } as const;
  const [token, idle, pools, policy, movable] = await Promise.all([
    readContract(client, { ...ask, functionName: 'asset' }),
    readContract(client, { ...ask, functionName: 'idleAssets' }),
    readContract(client, { ...ask, functionName: 'pools' }),
    readContract(client, { ...askAllocator, functionName: 'policy', args: [vault] }),
    readContract(client, { ...askAllocator, functionName: 'movable', args: [vault] }),
  ]);
  const facts = await Promise.all(pools.map((pool) => readPool(keeper, vault, pool)));
  return {
    id,
    vault,
    token,
    ...(await readToken(client, token)),
    idle,
    movable,
    minEdge: policy.minEdge,
    pools: facts.filter((one) => one !== null),
  };
}

/** Null for a pool that does not answer: nothing can be decided about it now. */
async function readPool(
  { client, contracts }: Keeper,
  vault: Address,
  { adapter, booked }: { adapter: Address; booked: bigint },
): Promise<PoolFacts | null> {
  const ask = { address: contracts.allocator, abi: poolAllocatorAbi } as const;
  try {
    const [score, excess] = await Promise.all([
      readContract(client, { ...ask, functionName: 'score', args: [vault, adapter, 0n] }),
      readContract(client, { ...ask, functionName: 'excess', args: [vault, adapter] }),
    ]);
    return { adapter, booked, excess, score };
  } catch {
    return null;
  }
}

/** A symbol is anybody's text: what would disturb a log line is left out of it. */
async function readToken(
  client: Client,
  token: Address,
): Promise<{ symbol: string; decimals: number }> {
  const ask = { address: token, abi: modelTokenAbi } as const;
  const [symbol, decimals] = await Promise.all([
    readContract(client, { ...ask, functionName: 'symbol' }),
    readContract(client, { ...ask, functionName: 'decimals' }),
  ]);
  return { symbol: symbol.replaceAll(/[^\x21-\x7e]/g, '').slice(0, 12) || 'tokens', decimals };
}
