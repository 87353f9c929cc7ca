/** What stored data is defended with: rows that are damaged, old or newer, a full disk, an export and its end. */
import type { Mutant } from './mutant';

const stored = (name: string) => ({ file: 'tests/unit/stored/stored.test.ts', name });
const database = (name: string) => ({ file: 'tests/unit/stored/database.test.ts', name });

export const ofStored: readonly Mutant[] = [
  {
    without: 'a submission that cannot be read left out',
    file: 'lib/transactions/journal.ts',
    find: 'return rows.map(parseEntry).filter((entry) => entry !== null);',
    put: 'return rows.map(parseEntry) as Entry[];',
    test: {
      file: 'lib/transactions/journal.test.ts',
      name: 'behaviour: a row that cannot be read is left alone and out',
    },
  },
  {
    without: 'rows of earlier versions brought to this one',
    file: 'lib/transactions/upgrade-row.ts',
    find: 'return step ? upgradeRow(step(row as Row)) : row;',
    put: 'return step ? row : row;',
    test: {
      file: 'lib/transactions/upgrade-row.test.ts',
      name: 'behaviour: an old row in the database is read, and written anew with its next step',
    },
  },
  {
    without: 'stored keys held against the chain’s',
    file: 'lib/chain/key-set.ts',
    find: 'if (count > 0 && !(await isStillThere(network, list, count))) {',
    put: 'if (count < 0) {',
    test: { file: 'lib/chain/key-set.test.ts', name: 'behaviour: a damaged store is read anew' },
  },
  {
    without: 'a stored row looked at before it is used',
    file: 'lib/storage/outside-row.ts',
    find: `  if (!parsed.success) throw new KeystoreCorruptedError({ what: 'outside' });`,
    put: '  if (!parsed.success) return stored as never;',
    test: stored('T23 damaged in any field: told, or as if it were not there; it stays as it is'),
  },
  {
    without: 'a row of a newer version not read as one of this',
    file: 'lib/transactions/entry.ts',
    find: '  version: v.literal(2),',
    put: '  version: v.number(),',
    test: stored('of a newer version: not read, not touched'),
  },
  {
    without: 'stores of earlier versions kept',
    file: 'lib/storage/database.ts',
    find: '        if (!database.objectStoreNames.contains(name)) {',
    put: `        {
          if (database.objectStoreNames.contains(name)) database.deleteObjectStore(name);`,
    test: database('→ today: every store is there, and every row that was'),
  },
  {
    without: 'another try at a database that did not open',
    file: 'lib/storage/database.ts',
    find: '    opened = null;\n    // IndexedDB 3.0',
    put: '    // IndexedDB 3.0',
    test: database('T23 a database that the browser cannot open is told as that, and tried again'),
  },
  {
    without: 'links that were seen in an export',
    file: 'lib/storage/everything.ts',
    find: `name === 'hubFacts' ? listMemory() :`,
    put: `name === 'hubFacts' ? [] :`,
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'default: on a fresh profile the accounts are there, locked, and open by their password',
    },
  },
  {
    without: 'what a hub said kept from a file',
    file: 'lib/storage/everything.ts',
    find: `  if (name === 'hubFacts') return isMemory(one);\n`,
    put: '',
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'behaviour: what a file says that a hub said is not taken, only which links were seen',
    },
  },
  {
    without: 'a database that is deleted with the rest',
    file: 'lib/storage/everything.ts',
    find: '  await deleteDatabase();\n',
    put: '',
    test: { file: 'lib/storage/everything.test.ts', name: 'default: nothing is left in any place' },
  },
  {
    without: 'a bug report that counts and does not name',
    file: 'components/features/settings/create-data-model.ts',
    find: 'mirrors: settings.mirrors.length',
    put: 'mirrors: settings.mirrors',
    test: {
      file: 'components/features/settings/create-data-model.test.ts',
      name: 'behaviour: a description for a bug report names nobody',
    },
  },
  {
    without: 'the ciphertext kept at a reset',
    file: 'lib/signers/password.ts',
    find: 'await keepVaultRow(row, context.wallClock());',
    put: 'await context.wallClock();',
    test: {
      file: 'lib/signers/password.test.ts',
      name: 'default: by the phrase; its accounts stay, and what cannot be opened is kept beside',
    },
  },
];
