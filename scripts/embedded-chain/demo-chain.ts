/** The embedded chain with contracts and communities on it: new ones are seeded, kept ones resumed. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import deployments from '@/contracts/deployments.json';
import { createScriptClient } from '../contracts/client';
import { deployAll } from '../contracts/deploy-all';
import { getAddressOf } from './accounts';
import { type EmbeddedChain, startChain } from './chain';
import { getHubRecords, getSeedRepositories } from './hub-repositories';
import { seedDemo, seededSeconds } from './seed-demo';
import type { Contracts } from './seed-types';

export type DemoChainOptions = {
  /** Where the state is kept between starts; without it nothing is kept. */
  folder?: string;
  chainId?: number;
  port?: number;
  /** Seconds since 1970; default now. */
  endsAt?: number;
  /** Told how far seeding has come. */
  say?: (line: string) => void;
};

/** Where this release's contracts are, on every chain. */
export function getContracts(): Contracts {
  const { modelRegistry, launcher } = deployments.addresses;
  return { registry: modelRegistry as `0x${string}`, launcher: launcher as `0x${string}` };
}

/** Starts it; a kept state that is not whole, or of other contracts, is thrown away and made anew. */
export async function startDemoChain(options: DemoChainOptions = {}): Promise<EmbeddedChain> {
  const { folder, say = () => {} } = options;
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
    say('  contracts: being deployed');
    await deployAll(createScriptClient({ rpcUrl: chain.rpcUrl, signer: getAddressOf('launcher') }));
    const contracts = getContracts();
    const records = getHubRecords({ chainId: chain.chainId, contracts });
    const repositories = getSeedRepositories(records);
    await seedDemo({ chain, contracts, repositories, endsAt, say });
    if (mark !== null) await writeFile(mark, `${JSON.stringify(contracts)}\n`);
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
