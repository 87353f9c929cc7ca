/**
 * npm start [-- --headless] [--check [--extension DIR]] [--fresh]: chain, contracts, communities, demo hub and a Chromium with
 * the extension, on a governed model's page. `--check` starts afresh, does one stake, one vote and one
 * proposal through the interface, reads the results past the extension, and exits 0 or 1.
 */
import { parseArgs } from 'node:util';
import { runCheck } from './check';
import { runDemo } from './demo';

const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    extension: { type: 'string' },
  },
});

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort());
}

async function main(): Promise<void> {
  if (values.check) {
    const { extension } = values;
    process.exitCode = (await runCheck({ signal: stop.signal, extension })) ? 0 : 1;
    return;
  }
  await runDemo({ headless: values.headless, fresh: values.fresh, signal: stop.signal });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
