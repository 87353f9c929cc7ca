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
];
