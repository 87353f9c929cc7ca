/** What we are defended with where we stand in somebody else's page, as a browser shows it. */
import { ofTheDoor } from './door';
import type { Mutant } from './mutant';

const door = (name: string) => ({ file: 'tests/e2e/door.test.ts', name });
const press = (name: string) => ({ file: 'tests/e2e/press.test.ts', name });
const badge = (file: string) => `components/features/badge/${file}`;

/** A change that a test in code sees too, here with what the browser itself tells of a sender. */
function inBrowser(without: string, test: Mutant['test']): Mutant {
  const known = ofTheDoor.find((one) => one.without === without);
  if (!known) throw new Error(`No row is without ${without}.`);
  return { ...known, without: `${without}, in a browser`, test };
}

export const ofHubPages: readonly Mutant[] = [
  inBrowser('opaque origins refused', door('T2 a hub page of an opaque origin gets no answer')),
  inBrowser(
    'what a hub page may ask for',
    door('T2 whoever took it over and speaks for our script'),
  ),
  {
    without: 'a content script in no frame',
    file: 'entrypoints/hub.content/index.ts',
    find: 'allFrames: false',
    put: 'allFrames: true',
    test: door('T2 no badge in a framed hub page, sandboxed or not'),
  },
  {
    without: 'a content script deaf to its page',
    file: 'entrypoints/hub.content/index.ts',
    find: `  main: ({ signal }) =>
    runBadges(`,
    put: `  main: ({ signal }) =>
    addEventListener('message', ({ data }) => {
      if (data?.commonweight === 1) chrome.runtime.sendMessage(data).then((one) => postMessage(one));
    }) ?? runBadges(`,
    test: door('T1 every message replayed by the page changes nothing and is not answered'),
  },
  {
    without: 'the unlocked key kept from content scripts',
    file: 'lib/signers/unlocked.ts',
    find: `{ accessLevel: 'TRUSTED_CONTEXTS' }`,
    put: `{ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }`,
    test: door('T15 the store of the unlocked key is closed to our script there'),
  },
  {
    without: 'the closed root of a badge',
    file: badge('badge-host.ts'),
    find: `element.attachShadow({ mode: 'closed' })`,
    put: `element.attachShadow({ mode: 'open' })`,
    test: press('T9 the page sees neither badge nor card from inside'),
  },
  {
    without: 'the closed root of the card',
    file: badge('card/card-host.tsx'),
    find: `host.attachShadow({ mode: 'closed' })`,
    put: `host.attachShadow({ mode: 'open' })`,
    test: press('T9 the page sees neither badge nor card from inside'),
  },
  {
    without: 'a click that a person made, on the badge',
    file: badge('badge-host.ts'),
    find: 'if (isOnePress(event)) void isCovered()',
    put: 'void isCovered()',
    test: press('T9 a click the page makes by itself opens nothing, not even on the pill'),
  },
  {
    without: 'a click that a person made, on the card',
    file: badge('card/card-host.tsx'),
    find: 'isOnePress(event) || event.stopPropagation()',
    put: 'isOnePress(event)',
    test: press('T9 nor does one on a button of the card'),
  },
  {
    without: 'the second click of two passed over',
    file: badge('cover.ts'),
    find: 'isTrusted && detail < 2',
    put: 'isTrusted && detail < 3',
    test: press('T9 the second click of two does not fall through what the first one took away'),
  },
  {
    without: 'a badge that is seen',
    file: badge('cover.ts'),
    find: 'isIntersecting && isVisible === false',
    put: 'isIntersecting && isVisible === null',
    test: press('T9 a badge the page hides'),
  },
  {
    without: 'a badge in plain sight for a while before it is pressed',
    file: badge('cover.ts'),
    find: 'const inSightMs = 500;',
    put: 'const inSightMs = 0;',
    test: press('T9 uncovered only once it is pressed, it is covered all the same'),
  },
  {
    without: 'a badge watched from when the pointer comes',
    file: badge('badge-host.ts'),
    find: `for (const type of ['pointerenter', 'focus']) {`,
    put: `for (const type of ['focus']) {`,
    test: press('T9 watched from when the pointer comes'),
  },
  {
    without: 'a card that is seen',
    file: badge('card/card-host.tsx'),
    find: '    if (wasCovered) draw();\n    else options',
    put: '    options',
    test: press('T9 laid over the card, the page gets no press through'),
  },
  {
    without: 'a card watched from when it opens',
    file: badge('card/card-host.tsx'),
    find: '  void isCovered();\n',
    put: '',
    test: press('T9 nor when it is uncovered only at the press'),
  },
];
