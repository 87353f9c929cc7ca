/** What the registration wizard keeps and reads before anything is signed. */
import { readNetwork } from '@/lib/chain/networks';
import { PlaceUnknownError } from '@/lib/errors/registration';
import { NotAgreedError } from '@/lib/errors/settings';
import { readComponent } from '@/lib/governance/components';
import { locate } from '@/lib/hubs/index';
import type { HubApi } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';
import type { Handlers } from '@/lib/protocol/router';
import { readClaims } from '@/lib/provenance/read-claims';
import { readPlace } from '@/lib/provenance/read-place';
import { describeHolders, parseHolders } from '@/lib/staking/holder-list';
import {
  deleteRegistration,
  readRegistration,
  readRegistrations,
  writeRegistration,
} from '@/lib/storage/registrations';
import { readSettings } from '@/lib/storage/settings';

export type RegisteringHandlers = Pick<
  Handlers,
  | 'registration.list'
  | 'registration.read'
  | 'registration.write'
  | 'registration.delete'
  | 'place.find'
  | 'place.read'
  | 'claims.read'
  | 'holders.read'
  | 'component.read'
>;

export type RegisteringOptions = { now: () => number; getApi: (locator: Locator) => HubApi | null };

export function createRegisteringHandlers({
  now,
  getApi,
}: RegisteringOptions): RegisteringHandlers {
  return {
    'registration.list': () => readRegistrations(),
    'registration.read': ({ id }) => readRegistration(id),
    'registration.write': (registration) => writeRegistration(registration, now()),
    'registration.delete': async ({ id }) => {
      await deleteRegistration(id);
      return null;
    },
    'place.find': async ({ text }) => findPlace(text),
    'place.read': async ({ locator, revision }) => {
      await assertAgreed();
      const api = getApi(locator);
      if (!api) throw new PlaceUnknownError({ locator });
      return readPlace(api, { locator, revision }, now);
    },
    'claims.read': async ({ locator }) => {
      await assertAgreed();
      return readClaims(locator, now);
    },
    'holders.read': async ({ source }) => describeHolders(parseHolders(source)),
    'component.read': async ({ chainId, kind, address }) =>
      readComponent(await readNetwork(chainId), { kind, address }),
  };
}

/** Nothing is read from hubs or networks before. */
async function assertAgreed(): Promise<void> {
  if ((await readSettings()).consentedAtMs === null) throw new NotAgreedError();
}

/** The model that an address, or a locator as one would type it, names. */
function findPlace(text: string): { locator: Locator; revision: string | null } | null {
  for (const address of [text.trim(), `https://${text.trim()}`]) {
    const reference = URL.canParse(address) ? locate(new URL(address)) : null;
    if (reference) return { locator: reference.locator, revision: reference.revision };
  }
  return null;
}
