/**
 * A local EVM node (anvil) behind a small interface. Its state can be kept in a folder between starts.
 *
 * Time is the delicate part. A kept chain resumes with the time of its last block, not with the computer's:
 * else a state of yesterday would jump a day and every open vote would be over. Blocks come once a second
 * also when nothing is sent, since an idle chain would never let a pending proposal become active.
 */
import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from '../process/child';
import { until } from '../process/until';
import { findAnvil } from './anvil-binary';
import { callRpc } from './json-rpc';

export type ChainOptions = {
  /** Where the state is kept between starts; without it nothing is kept. */
  folder?: string;
  /** Default {@link demoChainId}. A kept chain must be started with the id it was made with. */
  chainId?: number;
  /** Default: a free one. */
  port?: number;
  /** Seconds since 1970 of the first block of a new chain; default now. A kept chain has its own. */
  startsAt?: number;
  /** Blocks once a second and with each transaction. False: only with transactions and `mine`. */
  ticks?: boolean;
  /** Rules of which Ethereum fork, by anvil's name; default its newest. */
  hardfork?: string;
};

export type EmbeddedChain = {
  rpcUrl: string;
  chainId: number;
  port: number;
  pid: number;
  /** Whether it resumed a kept state. */
  resumed: boolean;
  /** Ends the node; a kept state is written first. May be called twice. */
  stop: () => Promise<void>;
  /** Marks the present state. */
  snapshot: () => Promise<string>;
  /** Goes back to a mark, which is spent by it; marks made later are gone too. */
  revert: (snapshot: string) => Promise<void>;
  /** Replaces the last blocks by empty ones; their transactions vanish altogether. */
  reorg: (depth: number) => Promise<void>;
  /** Adds blocks one second apart. Default 1. */
  mine: (blocks?: number) => Promise<void>;
  /** Moves the chain's clock and adds a block with the new time. */
  increaseTime: (seconds: number) => Promise<void>;
  /** Adds a block with this time, in seconds since 1970; it must be later than the last block's. */
  setNextBlockTime: (timestamp: bigint) => Promise<void>;
  setBalance: (address: string, wei: bigint) => Promise<void>;
  /** The time of the last block, in seconds since 1970. */
  readTime: () => Promise<bigint>;
  /** Any other call of the node. */
  rpc: (method: string, params?: readonly unknown[]) => Promise<unknown>;
};

/** The chain id of the demo: anvil's own, which wallets and our interface know as a test chain. */
export const demoChainId = 31_337;

/** The last block is what a kept state begins with. */
const endBytes = 4096;

/** What is kept of a chain is not whole. */
export class KeptStateError extends Error {
  override readonly name = 'KeptStateError';
}

/** @throws {@link KeptStateError}; an error with the node's output when it does not come up. */
export async function startChain(options: ChainOptions = {}): Promise<EmbeddedChain> {
  const chainId = options.chainId ?? demoChainId;
  const stateFile = options.folder === undefined ? null : join(options.folder, 'state.json');
  if (options.folder !== undefined) await mkdir(options.folder, { recursive: true });
  const resumed = stateFile !== null && existsSync(stateFile);
  const startsAt = resumed ? await readLastBlockTime(stateFile) : options.startsAt;
  const child = await startChild({
    command: findAnvil(),
    args: [
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
      ...['--chain-id', String(chainId)],
      ...['--slots-in-an-epoch', '4', '--order', 'fifo'],
      ...(options.hardfork === undefined ? [] : ['--hardfork', options.hardfork]),
      ...(options.ticks === false ? [] : ['--block-time', '1', '--mixed-mining']),
      // Old states stay in memory only, and not for ever: a chain that runs for days writes a block a second.
      ...['--prune-history', '1000'],
      ...(startsAt === undefined ? [] : ['--timestamp', String(startsAt)]),
      ...(stateFile === null ? [] : ['--state', stateFile]),
    ],
    // After days it has over half a gigabyte to write; killed in the middle, nothing of it is kept.
    graceMs: stateFile === null ? 10_000 : 120_000,
  });
  const port = await readPort(child);
  return createChain({ child, port, chainId, resumed });
}

/** From the file's two ends: after days the whole of it is more than one string can hold. */
async function readLastBlockTime(stateFile: string): Promise<number> {
  const file = await open(stateFile);
  try {
    const { size } = await file.stat();
    const readText = async (position: number) =>
      (await file.read(Buffer.alloc(endBytes), 0, endBytes, position)).buffer.toString();
    const [, time] = /^\{"block":\{[^}]*"timestamp":"(0x[0-9a-f]+)"/.exec(await readText(0)) ?? [];
    const isWhole = /\}\s*$/.test(
      (await readText(Math.max(0, size - endBytes))).replaceAll('\0', ''),
    );
    if (time !== undefined && isWhole) return Number(time);
  } finally {
    await file.close();
  }
  throw new KeptStateError(`${stateFile} is not whole.`);
}

async function readPort(child: Child): Promise<number> {
  try {
    const port = await until(
      () => {
        const { exitCode } = child.process;
        if (exitCode !== null) return -1;
        return Number(/Listening on [\d.]+:(\d+)/.exec(child.output())?.[1] ?? 0) || null;
      },
      { what: 'the node listens', timeoutMs: 30_000, intervalMs: 10 },
    );
    if (port === -1) throw new Error(`The node ended at once: ${child.output().trim()}`);
    return port;
  } catch (error) {
    await child.stop();
    throw error;
  }
}

function createChain(parts: {
  child: Child;
  port: number;
  chainId: number;
  resumed: boolean;
}): EmbeddedChain {
  const { child, port, chainId, resumed } = parts;
  const rpcUrl = `http://127.0.0.1:${port}`;
  const rpc = (method: string, params: readonly unknown[] = []) => callRpc(rpcUrl, method, params);
  const mine = async (blocks = 1) => {
    // Without the interval anvil gives all of them one time.
    await rpc('anvil_mine', [toHex(blocks), toHex(1)]);
  };
  return {
    rpcUrl,
    chainId,
    port,
    pid: child.pid,
    resumed,
    stop: child.stop,
    rpc,
    mine,
    snapshot: async () => (await rpc('evm_snapshot')) as string,
    revert: async (snapshot) => {
      if ((await rpc('evm_revert', [snapshot])) !== true) {
        throw new Error(`The snapshot ${snapshot} is spent or was never made.`);
      }
    },
    reorg: async (depth) => {
      // Two positional parameters; an object is refused.
      await rpc('anvil_reorg', [depth, []]);
    },
    increaseTime: async (seconds) => {
      await rpc('evm_increaseTime', [seconds]);
      await rpc('evm_mine');
    },
    setNextBlockTime: async (timestamp) => {
      await rpc('evm_setNextBlockTimestamp', [Number(timestamp)]);
      await rpc('evm_mine');
    },
    setBalance: async (address, wei) => {
      await rpc('anvil_setBalance', [address, toHex(wei)]);
    },
    readTime: async () => {
      const block = (await rpc('eth_getBlockByNumber', ['latest', false])) as { timestamp: string };
      return BigInt(block.timestamp);
    },
  };
}

function toHex(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}
