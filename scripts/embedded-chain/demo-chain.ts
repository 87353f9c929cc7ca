/** The embedded chain with contracts and communities on it: new ones are seeded, kept ones resumed. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import deployments from '@/contracts/deployments.json';
import { createScriptClient } from '../contracts/client';
import { deployAll } from '../contracts/deploy-all';
import { getAddressOf } from './accounts';
import { type EmbeddedChain, KeptStateError, startChain } from './chain';
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
  /** Gives up when it fires: the node is ended, and it throws. */
  signal?: AbortSignal;
};

/** Where this release's contracts are, on every chain. */
export function getContracts(): Contracts {
  const { modelRegistry, launcher } = deployments.addresses;
  return { registry: modelRegistry as `0x${string}`, launcher: launcher as `0x${string}` };
}

/**
 * Starts it; a kept state that is not whole, or of other contracts, is thrown away and made anew.
 * @throws what keeps the node from starting: the kept state stays.
 */
export async function startDemoChain(options: DemoChainOptions = {}): Promise<EmbeddedChain> {
  const { folder, say = () => {}, signal } = options;
  const mark = folder === undefined ? null : join(folder, 'seeded.json');
  if (folder !== undefined && mark !== null) {
    if (existsSync(mark)) {
      const resumed = await resume(options);
      if (resumed) return resumed;
    }
    await rm(folder, { recursive: true, force: true });
  }
  const endsAt = options.endsAt ?? Math.floor(Date.now() / 1000);
  const chain = await startChain({ ...toChainOptions(options), startsAt: endsAt - seededSeconds });
  // Without its node seeding fails, in ten seconds at most.
  const giveUp = () => void chain.stop();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    signal?.throwIfAborted();
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
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

async function resume(options: DemoChainOptions): Promise<EmbeddedChain | null> {
  const { say = () => {} } = options;
  try {
    const chain = await startChain(toChainOptions(options));
    if (chain.resumed && (await hasContracts(chain))) return chain;
    await chain.stop();
    say('  what was kept is of other contracts: begins anew');
  } catch (error) {
    if (!(error instanceof KeptStateError)) throw toKept(options, error);
    say('  what was kept is not whole: begins anew');
  }
  return null;
}

function toKept({ folder }: DemoChainOptions, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `The chain kept in ${folder} does not start, and stays as it is; "npm start -- --fresh" begins anew. ${reason}`,
    { cause },
  );
}

async function hasContracts(chain: EmbeddedChain): Promise<boolean> {
  try {
    return (await chain.rpc('eth_getCode', [getContracts().registry, 'latest'])) !== '0x';
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

function toChainOptions({ folder, chainId, port }: DemoChainOptions) {
  return {
    ...(folder === undefined ? {} : { folder }),
    ...(chainId === undefined ? {} : { chainId }),
    ...(port === undefined ? {} : { port }),
  };
}
