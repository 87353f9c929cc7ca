/** The command line of the keeper, and what it refuses. */
import { parseArgs } from 'node:util';
import { type Address, isAddress, parseEther } from 'viem';
import { keyVariable, usage } from './usage';

export type KeeperOptions = {
  rpcUrl: string;
  /** Null for whatever chain the endpoint says it is of. */
  chainId: number | null;
  /** Per day of UTC. */
  maxSpendWei: bigint;
  /** Wei for a whole token, by the token's address in lower case; under `all` the one vault's. */
  prices: ReadonlyMap<string, bigint>;
  /** Only these; empty for all of the registry. */
  vaults: readonly Address[];
  keyFile: string | undefined;
  stateFolder: string;
  everySeconds: number;
  once: boolean;
  dryRun: boolean;
  /** What a sample may cost beyond its tip. */
  pokeLossWei: bigint;
};

/** What was asked for makes no sense or is not safe. */
export class KeeperUsageError extends Error {
  override readonly name = 'KeeperUsageError';
}

/** @throws {@link KeeperUsageError} saying what is missing or wrong. */
export function parseOptions(args: readonly string[]): KeeperOptions {
  const { values } = parseCommandLine(args);
  const vaults = (values.vault ?? []).map((vault) => toAddress(vault, '--vault'));
  return {
    rpcUrl: toUrl(values.rpc),
    chainId: toChainId(values.chain),
    maxSpendWei: toMaxSpend(values['max-spend']),
    prices: toPrices(values['token-price'] ?? [], vaults),
    vaults,
    keyFile: values['key-file'],
    stateFolder: values.state,
    everySeconds: toSeconds(values.every),
    once: values.once,
    dryRun: values['dry-run'],
    pokeLossWei: toWei(values['poke-loss'], '--poke-loss'),
  };
}

function parseCommandLine(args: readonly string[]) {
  if (args.some((one) => /^--(private-)?key(=|$)/.test(one))) {
    throw new KeeperUsageError(
      `A key on the command line is seen by every program of this machine. Set ${keyVariable} or use --key-file.`,
    );
  }
  try {
    return parseArgs({
      args: [...args],
      options: {
        rpc: { type: 'string' },
        chain: { type: 'string' },
        'max-spend': { type: 'string' },
        'token-price': { type: 'string', multiple: true },
        vault: { type: 'string', multiple: true },
        'key-file': { type: 'string' },
        state: { type: 'string', default: '.keeper' },
        every: { type: 'string', default: '30' },
        'poke-loss': { type: 'string', default: '0' },
        once: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new KeeperUsageError(`${reason}\n${usage}`, { cause });
  }
}

function toUrl(given: string | undefined): string {
  if (given === undefined) throw new KeeperUsageError(`--rpc is missing.\n${usage}`);
  if (!/^https?:\/\//.test(given) || !URL.canParse(given)) {
    throw new KeeperUsageError('--rpc must be an http or https address.');
  }
  return given;
}

function toChainId(given: string | undefined): number | null {
  if (given === undefined) return null;
  if (!/^[1-9]\d{0,14}$/.test(given)) throw new KeeperUsageError('--chain must be a chain id.');
  return Number(given);
}

function toMaxSpend(given: string | undefined): bigint {
  if (given === undefined) {
    throw new KeeperUsageError(
      `The keeper spends your coins by itself and does not run without a cap: give --max-spend, the most it may spend per day.\n${usage}`,
    );
  }
  if (!/^\d+(\.\d{1,18})?$/.test(given) || parseEther(given) === 0n) {
    throw new KeeperUsageError('--max-spend must be a number of coins above 0, such as 0.05.');
  }
  return parseEther(given);
}

function toPrices(
  given: readonly string[],
  vaults: readonly Address[],
): ReadonlyMap<string, bigint> {
  if (given.length === 0) {
    throw new KeeperUsageError(
      `Tips are paid in the vaults' own tokens: give --token-price, what one whole token is worth to you, or no move can be seen to pay.\n${usage}`,
    );
  }
  return new Map(given.map((one) => toPrice(one, vaults)));
}

function toPrice(given: string, vaults: readonly Address[]): [string, bigint] {
  const [token, price] = given.split('=');
  if (price !== undefined) {
    const address = toAddress(token ?? '', '--token-price').toLowerCase();
    return [address, toWei(price, '--token-price')];
  }
  if (vaults.length !== 1) {
    throw new KeeperUsageError(
      'A price for every token there is would be a price for worthless ones too: name the token (--token-price TOKEN=WEI), or one vault by --vault.',
    );
  }
  return ['all', toWei(given, '--token-price')];
}

function toWei(given: string, option: string): bigint {
  if (!/^\d+$/.test(given)) throw new KeeperUsageError(`${option} must be a whole number of wei.`);
  return BigInt(given);
}

function toSeconds(given: string): number {
  const seconds = Number(given);
  if (!(seconds >= 1 && seconds <= 86_400)) {
    throw new KeeperUsageError('--every must be 1 to 86400 seconds.');
  }
  return seconds;
}

function toAddress(given: string, option: string): Address {
  if (!isAddress(given, { strict: false })) {
    throw new KeeperUsageError(`${option}: "${given}" is no address.`);
  }
  return given;
}
