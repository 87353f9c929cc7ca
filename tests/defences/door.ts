/** What messages, texts and stored data are defended with. */
import type { Mutant } from './mutant';

export const ofTheDoor: readonly Mutant[] = [
  {
    without: 'the extension’s own id asked for',
    file: 'lib/protocol/senders.ts',
    find: 'if (sender.id !== rules.runtimeId || typeof',
    put: 'if (typeof',
    test: { file: 'lib/protocol/senders.test.ts', name: 'another extension posing by URL' },
  },
  {
    without: 'our pages in a frame refused',
    file: 'lib/protocol/senders.ts',
    find: `return sender.frameId === undefined || sender.frameId === 0 ? 'ui' : null;`,
    put: `return 'ui';`,
    test: { file: 'lib/protocol/senders.test.ts', name: 'own page in a frame' },
  },
  {
    without: 'frames of a hub page refused',
    file: 'lib/protocol/senders.ts',
    find: 'if (sender.tab === undefined || sender.frameId !== 0) return null;',
    put: 'if (sender.tab === undefined) return null;',
    test: { file: 'lib/protocol/senders.test.ts', name: 'no frame id' },
  },
  {
    without: 'prerendered pages refused',
    file: 'lib/protocol/senders.ts',
    find: `  if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== 'active') return null;
`,
    put: '',
    test: { file: 'lib/protocol/senders.test.ts', name: 'prerendered page' },
  },
  {
    without: 'opaque origins refused',
    file: 'lib/protocol/senders.ts',
    find: 'if (!url || sender.origin !== url.origin) return null;',
    put: 'if (!url) return null;',
    test: { file: 'lib/protocol/senders.test.ts', name: 'sandboxed top document' },
  },
  {
    without: 'hubs alone, and only those that are on',
    file: 'lib/protocol/senders.ts',
    find: `return rules.isHubUrl(url) ? 'hub' : null;`,
    put: `return 'hub';`,
    test: { file: 'lib/protocol/senders.test.ts', name: 'a look-alike host' },
  },
  {
    without: 'what a hub page may ask for',
    file: 'lib/protocol/router.ts',
    find: 'if (!caller || !messages[request.name].callers.some((allowed) => allowed === caller)) {',
    put: 'if (!caller) {',
    test: {
      file: 'lib/protocol/router.test.ts',
      name: 'T2 the hub class reaches only what its row allows',
    },
  },
  {
    without: 'the page that asks, by the browser’s word',
    file: 'entrypoints/background/handlers/windows.ts',
    find: `  if (caller === 'hub') return url;\n`,
    put: '',
    test: {
      file: 'tests/unit/handlers/windows.test.ts',
      name: 'default: the page whose badge opened a tab',
    },
  },
  {
    without: 'input parsed before it is handled',
    file: 'lib/protocol/router.ts',
    find: '    if (!parsed.success) {',
    put: '    if (!parsed.success && input === null) {',
    test: {
      file: 'lib/protocol/router.test.ts',
      name: 'error: input that does not fit never reaches the handler',
    },
  },
  {
    without: 'hidden characters made visible',
    file: 'lib/format/untrusted.ts',
    find: 'markControls(given).replace(',
    put: 'given.replace(',
    test: {
      file: 'lib/format/untrusted.test.ts',
      name: 'property: one line, no invisible character, no longer than asked',
    },
  },
  {
    without: 'a newer database told as such',
    file: 'lib/storage/database.ts',
    find: 'throw isNewer ? new StorageNewerError({ cause }) : new StorageUnavailableError({ cause });',
    put: 'throw new StorageUnavailableError({ cause });',
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'T23 a newer database is refused with its own error, and not damaged',
    },
  },
  {
    without: 'nothing here overwritten by an import',
    file: 'lib/storage/everything.ts',
    find: 'return here === undefined && isWelcome(name, one)',
    put: 'return isWelcome(name, one)',
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'behaviour: nothing that is there is overwritten; what is not settled is not taken',
    },
  },
  {
    without: 'accounts kept outside joined to those here',
    file: 'lib/storage/outside-row.ts',
    find: 'const accounts = [...(before?.accounts ?? [])];',
    put: 'const accounts = (before?.accounts ?? []).slice(0, 0);',
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'behaviour: accounts kept outside are joined by address; names and who acts stay',
    },
  },
  {
    without: 'who acts left as it is by a file',
    file: 'lib/storage/outside-row.ts',
    find: 'hasVault ? null : given.selected',
    put: 'given.selected',
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'behaviour: an account of the keystore that acts goes on acting',
    },
  },
  {
    without: 'a word about accounts left in a file',
    file: 'lib/storage/everything.ts',
    find: `  if (here === undefined) return false;
`,
    put: `  if (here !== undefined) return false;
`,
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'behaviour: other accounts than those here stay in the file, and that is said',
    },
  },
  {
    without: 'no key made while a file is taken back',
    file: 'lib/storage/everything.ts',
    find: `withLock('keystore', () => takeBack(stores))`,
    put: 'takeBack(stores)',
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'behaviour: a key made while a file is taken back replaces nothing that was taken',
    },
  },
  {
    without: 'unsettled sends of a file left out',
    file: 'lib/storage/everything.ts',
    find: `return one['settled'] === true || (one['version'] === 1 && one['state'] === 'final');`,
    put: `return one['state'] !== 'signed';`,
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'of submissions those that can change no more, whatever their state says',
    },
  },
  {
    without: 'a full disk that undoes what was begun',
    file: 'lib/storage/database.ts',
    find: '    if (transaction.error === null) abort(transaction);\n',
    put: '',
    test: {
      file: 'lib/storage/everything.test.ts',
      name: 'T23 no room for all of it: nothing is written',
    },
  },
  {
    without: 'answers although a cache cannot be written',
    file: 'lib/storage/cache.ts',
    find: 'await database.put(name, row).catch(() => undefined);',
    put: 'await database.put(name, row);',
    test: {
      file: 'tests/unit/stored/stored.test.ts',
      name: 'T23 no room left: told where it matters, and nowhere else',
    },
  },
  {
    without: 'a row that cannot be read left as it is',
    file: 'lib/chain/networks.ts',
    find: "    if (stored && !before) throw new StorageUnreadableError({ store: 'networks' });\n",
    put: '',
    test: {
      file: 'tests/unit/stored/stored.test.ts',
      name: 'that cannot be read: not written over',
    },
  },
  {
    without: 'a permission asked for before a hub is on',
    file: 'entrypoints/background/hub-access.ts',
    find: '  if (!isPermitted) throw',
    put: '  if (isPermitted === null) throw',
    test: {
      file: 'tests/unit/hub-access.test.ts',
      name: 'error: HubNotPermittedError without the permission for its pages and its API',
    },
  },
  {
    without: 'a permission given back',
    file: 'entrypoints/background/hub-access.ts',
    find: '        if (!on) await giveBack(platform, hub);\n',
    put: '',
    test: {
      file: 'tests/unit/hub-access.test.ts',
      name: 'default: off unregisters, and gives the permission back',
    },
  },
  {
    without: 'a hub off once its permission is gone',
    file: 'entrypoints/background/hub-access.ts',
    find: '  if (gone.length > 0) await change((kept) => gone.reduce(without, kept));\n',
    put: '',
    test: {
      file: 'tests/unit/hub-access.test.ts',
      name: 'behaviour: a permission taken back in the browser switches its hub off for good',
    },
  },
  {
    without: 'badges that go with their hub',
    file: 'components/features/badge/page-session.ts',
    find: '    board.keepOnly(new Set());\n',
    put: '',
    test: {
      file: 'components/features/badge/page-session.test.ts',
      name: 'behaviour: the end of the session takes every badge away',
    },
  },
];
