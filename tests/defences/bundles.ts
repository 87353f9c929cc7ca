/** What is looked for in what is shipped: code from elsewhere, powers that creep in, packages nobody decided on. */
import type { Mutant } from './mutant';
import { textAsMarkup } from './texts';

/** A search of the bundles that finds nothing of one kind. */
const search = (what: string): Mutant => ({
  without: `a search of the bundles: ${what}`,
  file: 'scripts/checks/forbidden-code.ts',
  find: `  '${what}': /`,
  put: `  '${what}': /(?!)/g || /`,
  test: { file: 'scripts/checks/forbidden-code.test.ts', name: 'args:' },
});

export const ofBundles: readonly Mutant[] = [
  search('code from text (eval)'),
  search('code from text (Function)'),
  search('code from text (timer)'),
  search('remote import'),
  search('remote worker script'),
  search('remote script element'),
  search('remote style'),
  search('markup from text (write)'),
  {
    without: 'sources searched for markup from text',
    ...textAsMarkup,
    test: { file: 'tests/architecture/conventions.test.ts', name: 'no markup from text' },
  },
  {
    without: 'exact pins of packages',
    file: 'package.json',
    find: '"idb": "',
    put: '"idb": "^',
    test: {
      file: 'tests/architecture/threats.test.ts',
      name: 'T18 run-time dependencies are those of the decision',
    },
  },
  {
    without: 'packages of the decision alone',
    file: 'package.json',
    find: '"dependencies": {',
    put: '"dependencies": { "uncalled-for": "1.0.0",',
    test: {
      file: 'tests/architecture/threats.test.ts',
      name: 'T18 run-time dependencies are those of the decision',
    },
  },
];

const manifest = (name: string) => ({ file: 'tests/architecture/manifest.test.ts', name });

/** Seen in the manifest of a build. */
export const ofManifests: readonly Mutant[] = [
  {
    without: 'permissions of the snapshot alone',
    file: 'wxt.config.ts',
    find: `      'activeTab',\n`,
    put: `      'activeTab',\n      'history',\n`,
    test: manifest('asks for what it asked for before'),
  },
  {
    without: 'a content script in no frame, by the manifest',
    file: 'entrypoints/hub.content/index.ts',
    find: 'allFrames: false',
    put: 'allFrames: true',
    test: manifest('runs in no frame, and gives nothing of its own to pages or other extensions'),
  },
];
