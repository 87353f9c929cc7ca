/**
 * npm run keeper -- --rpc URL --max-spend COINS --token-price TOKEN=WEI: moves stake to where demand is, for tips. See
 * options.ts for all it takes.
 */
import { describeFailure } from './describe';
import { parseOptions } from './options';
import { runKeeper } from './run';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort());
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  await runKeeper({
    options,
    environment: process.env,
    signal: stop.signal,
    log: (line) => console.log(`${new Date().toISOString()} ${line}`),
  });
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
