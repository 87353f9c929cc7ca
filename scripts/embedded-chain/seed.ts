/**
 * npm run seed -- FILE.json [--rpc URL]: registers the models a file names on an embedded chain that runs.
 * Without --rpc it is the chain of the `npm start` that runs now.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readRunNote } from '../start/run-note';
import { getContracts } from './demo-chain';
import { callRpc } from './json-rpc';
import { parseSeedFile, seedEntries } from './seed-file';

const usage = `Usage: npm run seed -- FILE.json [--rpc URL]
FILE.json: [{ "locator": "huggingface.co/owner/name", "name": "…", "symbol": "…", "repositoryId": "…", "terms": { "licence": "mit", "licenceFile": "git-sha1:…" } }]
Only "locator" is needed. The chain must be an embedded one, such as that of npm start.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { rpc: { type: 'string' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  const rpcUrl = values.rpc ?? readRunNote()?.rpcUrl;
  if (file === undefined) throw new Error(usage);
  if (rpcUrl === undefined) {
    throw new Error(`No demo is running. Start one with "npm start", or name a node.\n${usage}`);
  }
  const entries = parseSeedFile(readFileSync(file, 'utf8'));
  const contracts = getContracts();
  const code = await callRpc(rpcUrl, 'eth_getCode', [contracts.registry, 'latest']);
  if (code === '0x') {
    throw new Error(`This release is not deployed on ${rpcUrl}: run "npm run deploy" first.`);
  }
  for (const { entry, launched } of await seedEntries({ rpcUrl, contracts, entries })) {
    console.log(`${entry.locator}: record ${launched.id}, governor ${launched.governor}`);
  }
  console.log(
    'Open pages show it within half a minute; "Look now" in the popup or on a card shows it at once.',
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
