/**
 * The defences of keys, wallets, sends, endpoints and the door, each with the change that takes it away and the test
 * that must turn red then. `npm run defences` tries them one by one; `tests/unit/defences.test.ts` makes sure that each
 * still fits the code.
 */
import { ofTheDoor } from './door';
import { ofKeys } from './keys';
import type { Mutant } from './mutant';
import { ofSends } from './sends';
import { ofWallets } from './wallets';

export const mutants: readonly Mutant[] = [...ofSends, ...ofKeys, ...ofWallets, ...ofTheDoor];
