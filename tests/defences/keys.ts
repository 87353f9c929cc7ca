/** What keys kept here are defended with. */
import type { Mutant } from './mutant';

export const ofKeys: readonly Mutant[] = [
  {
    without: 'memory a key file may take',
    file: 'lib/signers/v3.ts',
    find: `  if (128 * n * r > memoryBytesMax) throw new KeyFileCostError({ what: 'n' });
`,
    put: '',
    test: { file: 'lib/signers/v3.test.ts', name: 'parameter bomb' },
  },
  {
    without: 'rounds a key file may take',
    file: 'lib/signers/v3.ts',
    find: `    if (c > iterationsMax) throw new KeyFileCostError({ what: 'c' });
`,
    put: '',
    test: { file: 'lib/signers/v3.test.ts', name: 'parameter bomb' },
  },
  {
    without: 'the address of a key file compared',
    file: 'lib/signers/v3.ts',
    find: 'if (address != null &&',
    put: 'if (address === padded &&',
    test: { file: 'lib/signers/v3.test.ts', name: 'error: an address that is not the key’s' },
  },
  {
    without: 'the code of a key file compared',
    file: 'lib/signers/v3.ts',
    find: 'if (!isEqual(mac, sealed.mac)) throw new WrongPasswordError();',
    put: 'isEqual(mac, sealed.mac);',
    test: {
      file: 'lib/signers/v3.test.ts',
      name: 'error: the wrong password, or a ciphertext that was changed',
    },
  },
  {
    without: 'parameters below the floor refused',
    file: 'lib/signers/seal.ts',
    find: '  if (n < cost.n || r < cost.r) throw new WeakParametersError({ n, r, p });\n',
    put: '',
    test: {
      file: 'lib/signers/seal.test.ts',
      name: 'error: parameters below the floor are refused, whoever wrote them',
    },
  },
  {
    without: 'parameters beyond a gibibyte refused',
    file: 'lib/signers/seal.ts',
    find: '128 * n * r > memoryBytesMax || p > pAccepted',
    put: 'p > pAccepted',
    test: {
      file: 'lib/signers/seal.test.ts',
      name: 'error: parameters that would take more than a gibibyte are refused before they are tried',
    },
  },
  {
    without: 'a cheap seal made dearer',
    file: 'lib/signers/keystore.ts',
    find: '    if (!opened.weak) return keepOpen(context, opened);',
    put: `    if (opened.text !== '') return keepOpen(context, opened);`,
    test: {
      file: 'lib/signers/keystore.test.ts',
      name: 'behaviour: a try that has become cheap is made dearer',
    },
  },
  {
    without: 'the deadline counted without an alarm',
    file: 'lib/signers/unlocked.ts',
    find: 'if (nowMs >= locksAtMs || nowMs',
    put: 'if (nowMs',
    test: {
      file: 'lib/signers/keystore.test.ts',
      name: 'behaviour: locked at the deadline without any alarm, and when the clock is set back',
    },
  },
  {
    without: 'a clock set back locks',
    file: 'lib/signers/unlocked.ts',
    find: ' || nowMs < sinceMs - setBackMsMax',
    put: '',
    test: {
      file: 'lib/signers/keystore.test.ts',
      name: 'behaviour: locked at the deadline without any alarm, and when the clock is set back',
    },
  },
  {
    without: 'accounts that are the secrets’ own',
    file: 'lib/signers/open-vault.ts',
    find: 'if (key === undefined || !isSameAddress(privateKeyToAddress(key), account.address)) {',
    put: 'if (key === undefined) {',
    test: {
      file: 'lib/signers/keystore.test.ts',
      name: 'error: accounts that are not the secrets’ own',
    },
  },
  {
    without: 'the checksum of a phrase',
    file: 'lib/signers/phrase.ts',
    find: 'if (fitting.some((list) => validate(phrase, [...list]))) return phrase;',
    put: 'if (fitting.some((list) => list.length > 0 || validate(phrase, [...list]))) return phrase;',
    test: { file: 'lib/signers/phrase.test.ts', name: 'checksum' },
  },
  {
    without: 'a dear seal',
    file: 'lib/signers/seal.ts',
    find: 'defaultCost: SealCost = { n: 2 ** 18,',
    put: 'defaultCost: SealCost = { n: 2 ** 14,',
    test: {
      file: 'lib/signers/seal.test.ts',
      name: 'behaviour: shipped parameters take 256 MiB and a second',
    },
  },
  {
    without: 'one error for every wrong password',
    file: 'lib/signers/seal.ts',
    find: '  if (text === null) throw new WrongPasswordError();',
    put: `  if (text === null) throw password === '' ? new TypeError() : new WrongPasswordError();`,
    test: {
      file: 'lib/signers/seal.test.ts',
      name: 'error: every wrong password is the same error',
    },
  },
  {
    without: 'everything sealed anew under a new password',
    file: 'lib/signers/password.ts',
    find: '    await writeVaultRow({ ...row, sealed: sealed.sealed });\n',
    put: '',
    test: {
      file: 'lib/signers/password.test.ts',
      name: 'default: the new one opens everything, the old one nothing',
    },
  },
  {
    without: 'a reset by the accounts’ own phrase alone',
    file: 'lib/signers/password.ts',
    find: '      if (!isSameAddress(own.address, address)) throw new OtherPhraseError();\n',
    put: '',
    test: {
      file: 'lib/signers/password.test.ts',
      name: 'error: another phrase, a wrong one, or no keystore',
    },
  },
  {
    without: 'a recovery phrase that stays where it is the only one',
    file: 'lib/signers/password.ts',
    find: 'if (phrase === null || phrase === secrets.phrase) emptied',
    put: 'if (phrase === null || phrase.length > 0) emptied',
    test: {
      file: 'lib/signers/password.test.ts',
      name: 'behaviour: what has another recovery phrase stays, so that no phrase is lost',
    },
  },
  {
    without: 'older keys that are here left out',
    file: 'lib/signers/password.ts',
    find: '        if (isAmong(accounts, address)) continue;\n',
    put: '',
    test: {
      file: 'lib/signers/password.test.ts',
      name: 'behaviour: a key that was brought meanwhile is left out, with its new name',
    },
  },
  {
    without: 'older keys kept until they are written',
    file: 'lib/signers/password.ts',
    find: `    await saveVault(opened, { ...row, accounts, secrets: { ...secrets, keys } });
    for (const name of emptied) await removeVaultRow(name);`,
    put: `    for (const name of emptied) await removeVaultRow(name);
    await saveVault(opened, { ...row, accounts, secrets: { ...secrets, keys } });`,
    test: {
      file: 'lib/signers/password.test.ts',
      name: 'behaviour: nothing is removed where the keys cannot be written',
    },
  },
  {
    without: 'the unlocked key kept for the session alone',
    file: 'lib/signers/unlocked.ts',
    find: 'await browser.storage.session.set({ [itemName]: unlocked });',
    put: `await browser.storage.session.set({ [itemName]: unlocked });
  await browser.storage.local.set({ [itemName]: unlocked });`,
    test: {
      file: 'lib/signers/keystore.test.ts',
      name: 'behaviour: secrets are nowhere in the clear, and nothing is in storage.local',
    },
  },
  {
    without: 'a key that outlives the worker and not the session',
    file: 'lib/signers/unlocked.ts',
    find: '(await browser.storage.session.get(itemName))[itemName];',
    put: '((globalThis as never)[itemName] ??= (await browser.storage.session.get(itemName))[itemName] as never);',
    test: {
      file: 'lib/signers/keystore.test.ts',
      name: 'behaviour: a killed worker finds it unlocked, a restarted browser locked',
    },
  },
  {
    without: 'locked when the browser starts',
    file: 'entrypoints/background/handlers/accounts.ts',
    find: '  browser.runtime.onStartup.addListener(() => void clearUnlocked());\n',
    put: '',
    test: { file: 'tests/unit/handlers/accounts.test.ts', name: 'behaviour: locked at' },
  },
  {
    without: 'locked when the extension is updated',
    file: 'entrypoints/background/handlers/accounts.ts',
    find: '  browser.runtime.onInstalled.addListener(() => void clearUnlocked());\n',
    put: '',
    test: { file: 'tests/unit/handlers/accounts.test.ts', name: 'behaviour: locked at' },
  },
  {
    without: 'locked also where it is opened at that moment',
    file: 'lib/signers/keystore.ts',
    find: '  await exclusive(clearUnlocked);\n',
    put: '',
    test: {
      file: 'lib/signers/keystore.test.ts',
      name: 'behaviour: locked while it is opened, it is locked',
    },
  },
  {
    without: 'locked with the screen',
    file: 'entrypoints/background/handlers/accounts.ts',
    find: `if (state !== 'active') void`,
    put: `if (state === 'idle') void`,
    test: {
      file: 'tests/unit/handlers/accounts.test.ts',
      name: 'behaviour: a locked screen locks',
    },
  },
  {
    without: 'locked when nobody is there',
    file: 'entrypoints/background/handlers/accounts.ts',
    find: `if (state !== 'active') void`,
    put: `if (state === 'locked') void`,
    test: {
      file: 'tests/unit/handlers/accounts.test.ts',
      name: 'behaviour: five minutes without any input lock',
    },
  },
  {
    without: 'minutes without input that are few',
    file: 'entrypoints/background/handlers/accounts.ts',
    find: '  browser.idle.setDetectionInterval(awaySeconds);\n',
    put: '',
    test: {
      file: 'tests/unit/handlers/accounts.test.ts',
      name: 'behaviour: five minutes without any input lock',
    },
  },
  {
    without: 'one change of the keystore at a time',
    file: 'lib/signers/keystore.ts',
    find: `return withLock('keystore', work);`,
    put: `return withLock(crypto.randomUUID(), work);`,
    test: {
      file: 'tests/unit/adding-accounts.test.ts',
      name: 'behaviour: two windows at once',
    },
  },
  {
    without: 'well-known keys kept to demo chains',
    file: 'lib/signers/keystore-signer.ts',
    find: 'if (isWellKnown(address) && !(await context.isDemoChain(chainId))) {',
    put: 'if (isWellKnown(address) && chainId === 0) {',
    test: {
      file: 'lib/signers/keystore-signer.test.ts',
      name: 'error: well-known keys sign on no other chain',
    },
  },
  {
    without: 'a size a key file may have',
    file: 'lib/signers/v3.ts',
    find: `  if (text.length > keyFileMax) throw new KeyFileError({ what: 'size' });\n`,
    put: '',
    test: { file: 'lib/signers/v3.test.ts', name: '10 MB, of which a right file is the beginning' },
  },
  {
    without: 'phrases in the language they were made in',
    file: 'lib/signers/phrase.ts',
    find: 'if (fitting.some((list) => validate(phrase, [...list]))) return phrase;',
    put: 'if (fitting.some((list) => list[0] === "abandon" && validate(phrase, [...list]))) return phrase;',
    test: { file: 'lib/signers/phrase.test.ts', name: 'args: other languages' },
  },
];
