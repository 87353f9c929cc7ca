/** What is kept here as a whole: exported, taken back, erased, and described for a bug report without telling whose it is. */
import { browser } from '@/lib/browser';
import { readHealth } from '@/lib/chain/health';
import { readNetworks } from '@/lib/chain/networks';
import { AppError, toErrorData } from '@/lib/errors/base';
import type { Handlers } from '@/lib/protocol/router';
import { readAccounts } from '@/lib/signers/accounts';
import type { KeystoreContext } from '@/lib/signers/open-vault';
import { isVaultRow } from '@/lib/signers/vault-row';
import { eraseEverything, exportEverything, importEverything } from '@/lib/storage/everything';
import { readSettings } from '@/lib/storage/settings';
import { readEntries } from '@/lib/transactions/journal';

/** The `data.*` messages. */
export function createEverythingHandlers(
  context: KeystoreContext,
): Pick<Handlers, 'data.export' | 'data.import' | 'data.erase' | 'data.diagnose'> {
  return {
    'data.export': async () => ({ file: await exportEverything(context.wallClock()) }),
    'data.import': ({ file }) => importEverything(file, isVaultRow),
    'data.erase': async () => ({ left: await eraseEverything() }),
    'data.diagnose': async () => ({ text: await describe(context) }),
  };
}

/** Counts and states only: no address, no host, no name, no text of anybody's. */
async function describe(context: KeystoreContext): Promise<string> {
  const told = async <Value>(read: () => Promise<Value>): Promise<Value | string> => {
    try {
      return await read();
    } catch (error) {
      // That it cannot be read is what a report is about.
      return error instanceof AppError ? error.code : toErrorData(error).code;
    }
  };
  const facts = {
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    time: new Date(context.wallClock()).toISOString(),
    settings: await told(describeSettings),
    keystore: await told(async () => {
      const { status, accounts } = await readAccounts(context);
      return { status, ...countBy(accounts.map(({ kind }) => kind)) };
    }),
    journal: await told(async () => countBy((await readEntries()).map(describeEntry))),
    networks: await told(describeNetworks),
    storage: await told(async () => ({ ...(await navigator.storage.estimate()) })),
  };
  return JSON.stringify(facts, null, 2);
}

async function describeSettings() {
  const { enabledHubs, mirrors, hiddenHubs, ...rest } = await readSettings();
  return { ...rest, enabledHubs, hiddenHubs: hiddenHubs.length, mirrors: mirrors.length };
}

async function describeNetworks() {
  const networks = await readNetworks();
  return Promise.all(
    networks.map(async ({ chainId, registry, demo, endpoints }) => {
      const healths = await Promise.all(endpoints.map(({ id }) => readHealth(id)));
      const told = healths.map(({ status, latencyMs, lastErrorCode, failures }) => ({
        ...{ status, latencyMs, lastErrorCode, failures },
      }));
      return { chainId, registry, demo, endpoints: told };
    }),
  );
}

function describeEntry(entry: Awaited<ReturnType<typeof readEntries>>[number]): string {
  return [entry.kind, entry.state, entry.error?.code].filter(Boolean).join(' ');
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
