/** What the demo stands on: a chain with communities on it, and a hub whose pages name them. */
import { type DemoHub, startDemoHub } from '../demo-hub/server';
import type { EmbeddedChain } from '../embedded-chain/chain';
import { getContracts, startDemoChain } from '../embedded-chain/demo-chain';
import { getHubRecords } from '../embedded-chain/hub-repositories';

export type StageOptions = {
  /** Where the chain's state is kept; without it nothing is kept. */
  folder?: string;
  chainId?: number;
  chainPort?: number;
  /** How long after a page is there its islands come to life. */
  hydrationDelayMs?: number;
  /** Told how far a new chain has come. */
  say?: (line: string) => void;
  /** Gives up when it fires: what was started is ended, and it throws. */
  signal?: AbortSignal;
};

export type Stage = {
  chain: EmbeddedChain;
  hub: DemoHub;
  /** Host name → local port, for a browser's resolver rules or a proxy. */
  hosts: Readonly<Record<string, number>>;
  stop: () => Promise<void>;
};

/** Starts both; ends what it started when one of them fails. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  const { folder, chainId, chainPort, hydrationDelayMs, say, signal } = options;
  const chain = await startDemoChain({
    ...(folder === undefined ? {} : { folder }),
    ...(chainId === undefined ? {} : { chainId }),
    ...(chainPort === undefined ? {} : { port: chainPort }),
    ...(say === undefined ? {} : { say }),
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const records = getHubRecords({ chainId: chain.chainId, contracts: getContracts() });
    const hub = await startDemoHub({
      records,
      ...(hydrationDelayMs === undefined ? {} : { hydrationDelayMs }),
    });
    return {
      chain,
      hub,
      hosts: Object.fromEntries(hub.hosts.map((host) => [host, hub.port])),
      stop: async () => {
        await hub.close();
        await chain.stop();
      },
    };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}
