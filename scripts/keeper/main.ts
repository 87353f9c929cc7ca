/**
 * npm run keeper -- --rpc URL --max-spend COINS --token-price TOKEN=WEI: moves stake to where demand is, for tips. See
 * usage.ts for all it takes.
 */
import { asksForHelp, usage } from './usage';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort());
}

async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) {
    console.log(usage);
    return;
  }
  const { runKeeper } = await import('./run');
  const { parseOptions } = await import('./options');
  await runKeeper({
    options: parseOptions(args),
    environment: process.env,
    signal: stop.signal,
    log: (line) => console.log(`${new Date().toISOString()} ${line}`),
  });
}

main(process.argv.slice(2)).catch(async (error: unknown) => {
  const { describeFailure } = await import('./describe');
  console.error(describeFailure(error));
  process.exitCode = 1;
});
