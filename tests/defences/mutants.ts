/**
 * The defences of keys, wallets, sends, endpoints, messages, texts, records and pages, each with the change that takes it
 * away and the test that must turn red then. `npm run defences` tries them one by one; `tests/unit/defences.test.ts` makes
 * sure that each still fits the code.
 */
import { ofAnswers } from './answers';
import { ofBundles, ofManifests } from './bundles';
import { ofBusyPages, ofHostilePages } from './busy-pages';
import { ofTheDoor } from './door';
import { ofHubPages } from './hub-pages';
import { ofKeys } from './keys';
import type { Mutant } from './mutant';
import { ofOurPages } from './pages';
import { ofRecords } from './records';
import { ofRequests } from './requests';
import { ofSends } from './sends';
import { ofStored } from './stored';
import { ofTexts } from './texts';
import { ofWallets } from './wallets';

/** Taken out of the code as a test loads it. */
export const mutants: readonly Mutant[] = [
  ...ofSends,
  ...ofAnswers,
  ...ofKeys,
  ...ofWallets,
  ...ofStored,
  ...ofTheDoor,
  ...ofRequests,
  ...ofTexts,
  ...ofRecords,
  ...ofBusyPages,
  ...ofBundles,
];

/** Taken out of a build of the extension, which a browser then runs. */
export const mutantsOfBuilds: readonly Mutant[] = [
  ...ofOurPages,
  ...ofHubPages,
  ...ofHostilePages,
  ...ofManifests,
];
