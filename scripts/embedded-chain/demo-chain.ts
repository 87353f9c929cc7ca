/** The embedded chain with contracts and communities on it: new ones are seeded, kept ones resumed. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import deployments from '@/contracts/deployments.json';
import { formatRecordId } from '@/lib/model/caip';
import { createScriptClient } from '../contracts/client';
import { deployAll } from '../contracts/deploy-all';
import { getAddressOf } from './accounts';
import { demoChainId, type EmbeddedChain, startChain } from './chain';
import { seedDemo, seededSeconds } from './seed-demo';
import { linkedRecordIds } from './seed-models';
import type { Contracts, SeedRepository } from './seed-types';

export type DemoChainOptions = {
  /** Where the state is kept between starts; without it nothing is kept. */
  folder?: string;
  chainId?: number;
  port?: number;
  /** What the demo hub shows, given what its model cards say of records. */
  readRepositories: (records: ReadonlyMap<string, string>) => ReadonlyMap<string, SeedRepository>;
  /** Seconds since 1970; default now. */
  endsAt?: number;
};

/** Where this release's contracts are, on every chain. */
export function getContracts(): Contracts {
  const { modelRegistry, launcher } = deployments.addresses;
  return { registry: modelRegistry as `0x${string}`, launcher: launcher as `0x${string}` };
}

/** Locator → CAIP-19 of the record that its repository names, on a chain seeded from nothing. */
export function getLinkedRecords(chainId: number = demoChainId): ReadonlyMap<string, string> {
  const { registry } = getContracts();
  const entries = [...linkedRecordIds].map(
    ([locator, id]) => [locator, formatRecordId({ chainId, registry, id })] as const,
  );
  return new Map(entries);
}

/** Starts it; a kept state that is not whole, or of other contracts, is thrown away and made anew. */
export async function startDemoChain(options: DemoChainOptions): Promise<EmbeddedChain> {
  const { folder } = options;
  const mark = folder === undefined ? null : join(folder, 'seeded.json');
  if (folder !== undefined && mark !== null) {
    if (existsSync(mark)) {
      const resumed = await resume(options, mark);
      if (resumed) return resumed;
    }
    await rm(folder, { recursive: true, force: true });
  }
  const endsAt = options.endsAt ?? Math.floor(Date.now() / 1000);
  const chain = await startChain({ ...toChainOptions(options), startsAt: endsAt - seededSeconds });
  try {
    await deployAll(createScriptClient({ rpcUrl: chain.rpcUrl, signer: getAddressOf('launcher') }));
    const repositories = options.readRepositories(getLinkedRecords(chain.chainId));
    await seedDemo({ chain, contracts: getContracts(), repositories, endsAt });
    if (mark !== null) await writeFile(mark, `${JSON.stringify(getContracts())}\n`);
    return chain;
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

async function resume(options: DemoChainOptions, mark: string): Promise<EmbeddedChain | null> {
  const chain = await startChain(toChainOptions(options)).catch(() => null);
  if (!chain) return null;
  const code = await chain.rpc('eth_getCode', [getContracts().registry, 'latest']);
  if (chain.resumed && code !== '0x') return chain;
  await chain.stop();
  await rm(mark, { force: true });
  return null;
}

function toChainOptions({ folder, chainId, port }: DemoChainOptions) {
  return {
    ...(folder === undefined ? {} : { folder }),
    ...(chainId === undefined ? {} : { chainId }),
    ...(port === undefined ? {} : { port }),
  };
}
