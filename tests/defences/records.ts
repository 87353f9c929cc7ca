/** What a record, and what is remembered of it, is believed for. */
import type { Mutant } from './mutant';

const judge = (name: string) => ({ file: 'lib/provenance/judge.test.ts', name });
const cache = (name: string) => ({ file: 'lib/storage/badge-cache.test.ts', name });
const secrets = {
  file: 'lib/signers/keystore.test.ts',
  name: 'behaviour: secrets are nowhere in the clear, and nothing is in storage.local',
};

/** An owner's own approval counted like a vote. */
const anyApproval = {
  file: 'lib/provenance/seen.ts',
  find: 'return record?.approval?.byVote === false;',
  put: 'return record?.approval === null;',
};

export const ofRecords: readonly Mutant[] = [
  {
    without: 'linked records that rivals cannot lower',
    file: 'lib/provenance/link-rules.ts',
    find: `when: 'record and repository name each other', holds: isNamed }`,
    put: `when: '', holds: (facts) => isNamed(facts) && facts.record?.claimCount === 1 }`,
    test: judge('property: rivals that were never linked change nothing of a linked record'),
  },
  {
    without: 'green for votes alone',
    ...anyApproval,
    test: judge('property: green exactly when deserved'),
  },
  {
    without: 'green for votes alone, as a badge shows it',
    ...anyApproval,
    test: {
      file: 'tests/integration/relations.test.ts',
      name: 'links and approves alone: amber at most, however much is copied',
    },
  },
  {
    without: 'the permanent id of a repository',
    file: 'lib/provenance/seen.ts',
    find: 'return record.repositoryId !== hub.repositoryId;',
    put: 'return false;',
    test: judge('a name registered again, with the same link'),
  },
  {
    without: 'the permanent id of a repository that dropped its link',
    file: 'lib/provenance/link-rules.ts',
    find: '(isNamed(facts) || wasLinked(facts)) && hasOtherId(facts)',
    put: 'isNamed(facts) && hasOtherId(facts)',
    test: judge('a name registered again, link dropped'),
  },
  {
    without: 'cards silent about what is only claimed',
    file: 'components/features/badge/badge-board.ts',
    find: `    if (sighting.place === 'card' && state.verdict.link !== 'linked') return;\n`,
    put: '',
    test: {
      file: 'components/features/badge/badge-board.test.ts',
      name: 'behaviour: a list card speaks only of confirmed links, and holds nothing to press',
    },
  },
  {
    without: 'remembered badges that are not green',
    file: 'lib/storage/badge-cache.ts',
    find: `tone: verdict.tone === 'green' ? 'grey' : verdict.tone,`,
    put: 'tone: verdict.tone,',
    test: cache('default: what was written comes back, stale and not green'),
  },
  {
    without: 'remembered badges of their own model alone',
    file: 'lib/storage/badge-cache.ts',
    find: 'if (state?.locator !== sighting.locator || !isWhole(state)) continue;',
    put: 'if (!state || !isWhole(state)) continue;',
    test: cache('behaviour: an entry that is not ours, or of another model, is left out'),
  },
  {
    without: 'remembered badges looked into before they are painted',
    file: 'lib/storage/badge-cache.ts',
    find: `isObject && 'at' in provenance;`,
    put: 'isObject;',
    test: cache('behaviour: an entry that is not ours, or of another model, is left out'),
  },
  {
    without: 'secrets sealed before they are written',
    file: 'lib/signers/open-vault.ts',
    find: 'await writeVaultRow({ ...rest, sealed });',
    put: 'await writeVaultRow({ ...rest, ...change, sealed });',
    test: secrets,
  },
];
