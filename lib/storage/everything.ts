/**
 * All that is kept here, as one file, and its end. Caches are left out of the file: they are read anew from the chain.
 * So are endpoints, whose addresses may hold keys. The keystore stands in it as it is at rest: encrypted. Settings stand in
 * it to be read: what guards this computer is not set by a file.
 */
import * as v from 'valibot';
import { browser } from '@/lib/browser';
import { ExportInvalidError } from '@/lib/errors/storage';
import { closeDatabase, deleteDatabase, openDatabase, type StoredRow, wholly } from './database';
import { withLock } from './lock';
import { isMemory, listMemory } from './memory';
import { joinOutside } from './outside-row';
import { readSettings } from './settings';

/** What a person would miss; of what hubs said, which links were seen. */
const kept = ['keystore', 'journal', 'drafts', 'registrations', 'linkWatches', 'hubFacts'] as const;
type Kept = (typeof kept)[number];

/** Longest file that is taken, in characters; the messages' own limit is the same. */
export const exportLengthMax = 20_000_000;
const rowsMax = 100_000;

const rows = v.optional(
  v.pipe(
    v.array(v.custom<StoredRow>((row) => typeof (row as StoredRow | null)?.id === 'string')),
    v.maxLength(rowsMax),
  ),
  [],
);
const fileSchema = v.object({
  commonweight: v.literal('export'),
  version: v.literal(1),
  stores: v.object({
    keystore: v.pipe(
      rows,
      v.check((all) => all.every(isKeystoreRow)),
    ),
    journal: rows,
    drafts: rows,
    registrations: rows,
    linkWatches: rows,
    hubFacts: rows,
  }),
});

/** As far as its form goes; what is sealed is looked at by whoever opens it. */
function isKeystoreRow(row: StoredRow): boolean {
  const { id, version, accounts, sealed } = row;
  if (version !== 1 || !Array.isArray(accounts)) return false;
  if (id === 'outside') return true;
  const isSealed = typeof sealed === 'object' && sealed !== null;
  return /^(vault|before-\d+)$/.test(id) && isSealed && 'kdf' in sealed && 'cipher' in sealed;
}

/** Everything as JSON. */
export async function exportEverything(nowMs: number): Promise<string> {
  const database = await openDatabase();
  const stores = Object.fromEntries(
    await Promise.all(
      kept.map(async (name) => {
        const all = name === 'hubFacts' ? listMemory() : database.getAll(name);
        return [name, await all] as const;
      }),
    ),
  );
  const settings = await readSettings();
  return JSON.stringify({
    commonweight: 'export',
    version: 1,
    exportedAtMs: nowMs,
    settings,
    stores,
  });
}

/** What came of a file. */
type Imported = {
  /** Rows that were taken, in whole or in part. */
  added: number;
  /** Rows that were there already or are not taken. */
  skipped: number;
  /** Whether accounts were left in the file, since there is a keystore here with others. */
  accountsLeft: boolean;
};

/**
 * Takes back what an export holds and what is not here. Nothing that is here is ever overwritten; accounts kept outside
 * are added one by one. Each row is parsed by its own reader when it is read, as always.
 * @throws {@link ExportInvalidError}; nothing is written then, and nothing where the disk is full
 */
export async function importEverything(text: string): Promise<Imported> {
  const { stores } = parseFile(text);
  // In the order in which whoever changes accounts takes them: no key is made meanwhile that would replace one taken.
  return withLock('accounts', () => withLock('keystore', () => takeBack(stores)));
}

async function takeBack(stores: Readonly<Record<Kept, readonly StoredRow[]>>): Promise<Imported> {
  const database = await openDatabase();
  const counts = { added: 0, skipped: 0, accountsLeft: false };
  const transaction = database.transaction(kept, 'readwrite', { durability: 'strict' });
  return wholly(transaction, async () => {
    const hasVault = (await transaction.objectStore('keystore').getKey('vault')) !== undefined;
    for (const name of kept) {
      for (const one of stores[name]) {
        const store = transaction.objectStore(name);
        const here = await store.get(one.id);
        const taken =
          name === 'keystore' && one.id === 'outside'
            ? joinOutside(here, one, hasVault)
            : choose(name, one, here);
        if (taken) await store.put(taken);
        counts[taken ? 'added' : 'skipped'] += 1;
        if (name === 'keystore' && one.id === 'vault' && hasOthers(one, here))
          counts.accountsLeft = true;
      }
    }
    return counts;
  });
}

/** What is to be written of a row, or null for nothing. */
function choose(name: Kept, one: StoredRow, here: StoredRow | undefined): StoredRow | null {
  return here === undefined && isWelcome(name, one) ? one : null;
}

/** Whether a keystore that is here lacks accounts of another one. */
function hasOthers(one: StoredRow, here: StoredRow | undefined): boolean {
  if (here === undefined) return false;
  const own = new Set(listAddresses(here));
  return listAddresses(one).some((address) => !own.has(address));
}

const addressed = v.fallback(v.array(v.object({ address: v.string() })), []);
function listAddresses(row: StoredRow): readonly string[] {
  return v.parse(addressed, row['accounts']).map(({ address }) => address.toLowerCase());
}

/**
 * Of submissions those that can change no more (rows of version 1 say so by their state). Others could make us send
 * again, or leave a nonce out, on a stranger's word. Of what hubs said only what cannot be asked again.
 */
function isWelcome(name: Kept, one: StoredRow): boolean {
  if (name === 'hubFacts') return isMemory(one);
  if (name !== 'journal') return true;
  return one['settled'] === true || (one['version'] === 1 && one['state'] === 'final');
}

function parseFile(text: string): v.InferOutput<typeof fileSchema> {
  if (text.length > exportLengthMax) throw new ExportInvalidError({ what: 'size' });
  try {
    return v.parse(fileSchema, JSON.parse(text));
  } catch (cause) {
    throw new ExportInvalidError({ what: 'form' }, { cause });
  }
}

/**
 * Erases all of it: database, storage, alarms, permissions that were granted. Gives the names of what is still there,
 * which should be none.
 */
export async function eraseEverything(): Promise<readonly string[]> {
  // The consent first: without it nothing of ours reads or writes by itself.
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  await browser.alarms.clearAll();
  await closeDatabase();
  await deleteDatabase();
  const { optional_host_permissions: optional = [] } = browser.runtime.getManifest();
  const { origins = [] } = await browser.permissions.getAll();
  const granted = optional.length > 0 ? origins.filter((origin) => !isOurs(origin)) : [];
  if (granted.length > 0) await browser.permissions.remove({ origins: granted });
  return listLeft();
}

/** Granted at the installation, not to be given back. */
function isOurs(origin: string): boolean {
  return (browser.runtime.getManifest().host_permissions ?? []).includes(origin);
}

async function listLeft(): Promise<readonly string[]> {
  const local = Object.keys(await browser.storage.local.get(null));
  const session = Object.keys(await browser.storage.session.get(null));
  // Whoever looks for an account makes the database anew; what counts is that nothing is in it.
  const database = await openDatabase();
  const stores = await Promise.all(
    [...database.objectStoreNames].map(async (name) => ({
      name,
      rows: await database.count(name),
    })),
  );
  const filled = stores.filter(({ rows }) => rows > 0).map(({ name }) => name);
  return [...local, ...session, ...filled];
}
