/** A keeper from its options to its end. */

import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { takeLock } from '../process/lock';
import { createKeeper, type Keeper } from './client';
import { describeFailure, formatCoins } from './describe';
import { createHead } from './head';
import { readKey } from './key';
import { openLedger } from './ledger';
import { type KeeperOptions, KeeperUsageError } from './options';
import { look, showsTable, type Watch } from './round';
import { formatTable } from './table';
import { keyVariable } from './usage';

export type KeeperRun = {
  options: KeeperOptions;
  environment: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
  log: (line: string) => void;
};

/**
 * Looks once or until the signal.
 * @throws {@link KeeperUsageError} without a key to sign with; whatever a single look (`--once`) failed with.
 */
export async function runKeeper({ options, environment, signal, log }: KeeperRun): Promise<void> {
  const key = readKey(options.keyFile, environment);
  if (key === null && !options.dryRun) {
    throw new KeeperUsageError(
      `There is no key to sign with: set ${keyVariable}, or use --key-file. Without one, --dry-run shows what would be done.`,
    );
  }
  const keeper = await createKeeper(options, key);
  const file = join(options.stateFolder, `${keeper.chainId}-${keeper.address.toLowerCase()}`);
  const release = options.dryRun ? () => {} : lockAccount(`${file}.lock`);
  try {
    const watch = createWatch({ keeper, file: `${file}.json`, options, signal, log });
    log(introduce(watch));
    if (options.once) await lookOnce(watch);
    else await lookOn(watch);
  } finally {
    release();
  }
}

/** Two keepers of one account would use the same nonces and count apart what they spend. */
function lockAccount(file: string): () => void {
  const holder = 'A keeper with this account';
  return takeLock({ file, holder, advice: 'Give the second one an account of its own' });
}

function createWatch(of: {
  keeper: Keeper;
  file: string;
  options: KeeperOptions;
  signal: AbortSignal;
  log: (line: string) => void;
}): Watch {
  const { keeper, file, options, signal, log } = of;
  const ledger = openLedger(file);
  const { prices, maxSpendWei, pokeLossWei } = options;
  const priceOf = (token: string) => prices.get('all') ?? prices.get(token.toLowerCase()) ?? null;
  const terms = { priceOf, spentWei: ledger.spentWei, maxSpendWei, pokeLossWei };
  const listed = { vaults: [], untilMs: 0 };
  const memory = { told: new Map(), restsUntil: new Map(), listed, head: createHead() };
  return { keeper, ledger, terms, options, signal, log, ...memory };
}

function introduce({ keeper, ledger, options }: Watch): string {
  const who = keeper.account ? `account ${keeper.address}` : 'no account, looking only';
  const spent = `${formatCoins(ledger.spentWei())} of ${formatCoins(options.maxSpendWei)}`;
  return `Keeper on chain ${keeper.chainId}, ${who}; spent today ${spent}`;
}

async function lookOnce(watch: Watch): Promise<void> {
  const { options, log } = watch;
  const plans = await look(watch);
  if (showsTable(options)) log(formatTable(plans));
}

/** An endpoint that fails is told and asked again; only the signal ends it. */
async function lookOn(watch: Watch): Promise<void> {
  const { signal } = watch;
  while (!signal.aborted) {
    try {
      await look(watch);
    } catch (error) {
      watch.log(`This look failed: ${describeFailure(error)}`);
    }
    await delay(watch.options.everySeconds * 1000, undefined, { signal }).catch(() => {});
  }
}
