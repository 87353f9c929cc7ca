/**
 * npm start [-- --headless] [--fresh]: chain, contracts, communities, demo hub and a Chromium with the
 * extension, on a governed model's page.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runDemo } from './demo';
import { demoFolder } from './run-note';

const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
  },
});

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort());
}

async function main(): Promise<void> {
  if (values.fresh) await rm(demoFolder, { recursive: true, force: true });
  await runDemo({ headless: values.headless, signal: stop.signal });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
