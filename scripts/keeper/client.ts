/** The keeper's view of a chain, and who it is there. */
import { type Address, type Client, createClient, type Hex, http } from 'viem';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { getChainId, getCode } from 'viem/actions';
import deployments from '@/contracts/deployments.json';
import { describeFailure } from './describe';
import type { KeeperOptions } from './options';
import { takesRollupFee } from './rollup-fee';

export type Keeper = {
  client: Client;
  chainId: number;
  /** Whom a call is tried for. */
  address: Address;
  /** Null when it can only look. */
  account: PrivateKeyAccount | null;
  contracts: KeeperContracts;
  takesRollupFee: boolean;
};

export type KeeperContracts = { registry: Address; allocator: Address; stakeVault: Address };

/** In whose name a keeper without a key tries calls; it owns nothing. */
const nobody: Address = '0x000000000000000000000000000000000000dEaD';

/** Where this release's contracts are, on every chain. */
export function getKeeperContracts(): KeeperContracts {
  const { modelRegistry, poolAllocator, stakeVault } = deployments.addresses;
  return {
    registry: modelRegistry as Address,
    allocator: poolAllocator as Address,
    stakeVault: stakeVault as Address,
  };
}

/** @throws when the release is not on the chain, or the chain is not the one that was asked for. */
export async function createKeeper(
  { rpcUrl, chainId: expected }: Pick<KeeperOptions, 'rpcUrl' | 'chainId'>,
  key: Hex | null,
): Promise<Keeper> {
  const account: PrivateKeyAccount | null = key === null ? null : privateKeyToAccount(key);
  const client: Client = createClient({
    transport: http(rpcUrl, { batch: true, timeout: 30_000 }),
    pollingInterval: 500,
  });
  const contracts = getKeeperContracts();
  const chainId = await getChainId(client).catch((cause: unknown) => {
    throw new Error(`The endpoint given by --rpc cannot be asked: ${describeFailure(cause)}`, {
      cause,
    });
  });
  if (expected !== null && chainId !== expected) {
    throw new Error(`The endpoint is of chain ${chainId}; --chain asks for ${expected}.`);
  }
  for (const address of [contracts.registry, contracts.allocator]) {
    if ((await getCode(client, { address })) === undefined) {
      throw new Error(`This release's contracts are not on chain ${chainId}: none at ${address}.`);
    }
  }
  const address = account?.address ?? nobody;
  return {
    client,
    chainId,
    address,
    account,
    contracts,
    takesRollupFee: await takesRollupFee(client),
  };
}
