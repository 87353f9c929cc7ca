/**
 * The extension's IndexedDB: what content scripts must never reach or what outgrows storage.local.
 * Caches (keys, texts, history, and hubFacts but for the rows of `memory.ts`) may be dropped and recreated by an upgrade;
 * whatever else is here never.
 */
import {
  type DBSchema,
  deleteDB,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  openDB,
} from 'idb';
import { StorageNewerError, StorageUnavailableError } from '@/lib/errors/storage';

/** A row as it is stored: JSON-safe, parsed by its reader with valibot. `id` is the key. */
export type StoredRow = { id: string; [field: string]: unknown };

type Schema = DBSchema & {
  /** Ciphertext and its parameters. */
  keystore: { key: string; value: StoredRow };
  /** Submissions from draft to final; ids are the pages' request ids. */
  journal: { key: string; value: StoredRow };
  /** The composer's unfinished proposals. */
  drafts: { key: string; value: StoredRow };
  /** Networks with their endpoints; URLs may hold a key. */
  networks: { key: string; value: StoredRow };
  /** Cache: locator keys per registry. */
  keys: { key: string; value: StoredRow };
  /** Cache: texts and actions of proposals, by chain, governor and id. */
  texts: { key: string; value: StoredRow };
  /** Cache: what a hub's API said of a repository. Beside it, not to be read anew: which links were seen (`memory.ts`). */
  hubFacts: { key: string; value: StoredRow };
  /** The wizard's unfinished and sent registrations. */
  registrations: { key: string; value: StoredRow };
  /** Sent registrations whose repositories are watched for the link, by the journal's id. */
  linkWatches: { key: string; value: StoredRow };
  /** Cache: ballots and voters from logs, and which blocks were read. */
  history: { key: string; value: StoredRow };
};

export type StoreName =
  | 'keystore'
  | 'journal'
  | 'drafts'
  | 'networks'
  | 'keys'
  | 'texts'
  | 'hubFacts'
  | 'registrations'
  | 'linkWatches'
  | 'history';
export type Database = IDBPDatabase<Schema>;

const databaseName = 'commonweight';
const databaseVersion = 3;
const storeNames: readonly StoreName[] = [
  'keystore',
  'journal',
  'drafts',
  'networks',
  'keys',
  'texts',
  'hubFacts',
  'registrations',
  'linkWatches',
  'history',
];

let opened: Promise<Database> | null = null;

/**
 * The open database; a stale handle (an upgrade elsewhere, a backing store that went away) is reopened.
 * @throws {@link StorageUnavailableError} when the browser cannot open it, {@link StorageNewerError} when a newer
 * version of ours wrote it. Never offer a new account then.
 */
export function openDatabase(): Promise<Database> {
  opened ??= open().catch((cause) => {
    opened = null;
    // IndexedDB 3.0, section 4.3: the version asked for is below the one that is there.
    const isNewer = cause instanceof DOMException && cause.name === 'VersionError';
    throw isNewer ? new StorageNewerError({ cause }) : new StorageUnavailableError({ cause });
  });
  return opened;
}

/** Async, since a browser that forbids storage throws at once. */
async function open(): Promise<Database> {
  return openDB<Schema>(databaseName, databaseVersion, {
    upgrade(database) {
      for (const name of storeNames) {
        if (!database.objectStoreNames.contains(name)) {
          database.createObjectStore(name, { keyPath: 'id' });
        }
      }
    },
    blocking: () => void closeDatabase(),
    terminated: () => {
      opened = null;
    },
  });
}

type Store<Name extends StoreName> = IDBPObjectStore<Schema, [Name], Name, 'readwrite'>;

/**
 * Reads and writes a store in one transaction; returns when it is on the disk, unless a cache asks for no such thing.
 * Where `work` throws, or the disk is full, nothing of it is written.
 */
export async function inTransaction<Name extends StoreName, Result>(
  name: Name,
  work: (store: Store<Name>) => Promise<Result>,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<Result> {
  const database = await openDatabase();
  const transaction = database.transaction(name, 'readwrite', { durability });
  return wholly(transaction, () => work(transaction.store));
}

/** The work of a transaction that was begun: all of it, on the disk, or none. */
export async function wholly<Result>(
  transaction: Pick<IDBPTransaction<Schema>, 'done' | 'error' | 'abort'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  try {
    const result = await work();
    const failed = await done;
    if (failed) throw failed.error;
    return result;
  } catch (error) {
    if (transaction.error === null) abort(transaction);
    // A request of a transaction that was ended says only that it was.
    throw transaction.error ?? error;
  }
}

function abort(transaction: { abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // It is over: nothing is left to be undone.
  }
}

/** Closes the database, for an upgrade elsewhere and for erasing; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = null;
  // One that never opened has nothing to close.
  (await closing?.catch(() => null))?.close();
}

/** Deletes the database with everything in it; whoever has it open must close it first. */
export async function deleteDatabase(): Promise<void> {
  await deleteDB(databaseName);
}
