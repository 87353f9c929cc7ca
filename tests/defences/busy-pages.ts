/** What keeps us small on pages that are huge, or never rest. */
import type { Mutant } from './mutant';

const badge = (file: string) => `components/features/badge/${file}`;
const hostile = (name: string) => ({ file: 'tests/e2e/hostile.test.ts', name });

const endlessly = {
  file: badge('badge-board.ts'),
  find: 'return count < insertionsMax;',
  put: 'return true;',
};
const allSpots = {
  file: badge('page-session.ts'),
  find: '    if (spots.push(spot) === spotsMax) break;',
  put: '    spots.push(spot);',
};

export const ofBusyPages: readonly Mutant[] = [
  {
    without: 'a bound on insertions',
    ...endlessly,
    test: {
      file: badge('badge-board.test.ts'),
      name: 'behaviour: what the page takes out is put back five times at most',
    },
  },
  {
    without: 'islands waited for',
    file: badge('badge-board.ts'),
    find: '    if (!(hub.isSettled?.(row) ?? isPageIdle())) return false;\n',
    put: '',
    test: {
      file: badge('badge-board.test.ts'),
      name: 'behaviour: nothing while the island is not settled',
    },
  },
  {
    without: 'a bound on the models of a page',
    ...allSpots,
    test: {
      file: badge('page-session.test.ts'),
      name: 'behaviour: a page without end is asked about in part',
    },
  },
  {
    without: 'one look for many changes',
    file: badge('look-task.ts'),
    find: '    isDue = true;\n',
    put: '    isDue = true;\n    run();\n',
    test: { file: badge('look-task.test.ts'), name: 'default: many changes are one look' },
  },
  {
    without: 'a pause after a look',
    file: badge('look-task.ts'),
    find: 'const pausePerLook = 4;',
    put: 'const pausePerLook = 0;',
    test: {
      file: badge('look-task.test.ts'),
      name: 'behaviour: a look that took long is followed by a pause that is longer',
    },
  },
];

/** The same, as a browser shows it. */
export const ofHostilePages: readonly Mutant[] = [
  {
    without: 'a bound on insertions, in a browser',
    ...endlessly,
    test: hostile('T24 a page that answers every change with another: our part comes to rest'),
  },
  {
    without: 'a bound on the models of a page, in a browser',
    ...allSpots,
    test: hostile('T24 5,000 cards: the page stays alive, and is asked about in part'),
  },
];
