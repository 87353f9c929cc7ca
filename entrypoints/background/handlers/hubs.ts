import { getOrigins, hubs, listEnabledHubs } from '@/lib/hubs/index';
import type { Hub, HubApi } from '@/lib/hubs/types';
import type { HubView } from '@/lib/model/hub';
import type { Locator } from '@/lib/model/ids';
import type { Settings } from '@/lib/model/network';
import type { Handlers } from '@/lib/protocol/router';
import { readSettings } from '@/lib/storage/settings';
import type { HubAccess, HubPlatform } from '../hub-access';

type Context = {
  access: HubAccess;
  permissions: HubPlatform['permissions'];
  getApi: (locator: Locator) => HubApi | null;
};

/** What the options page reads and switches. */
export function createHubHandlers(
  context: Context,
): Pick<Handlers, 'hub.list' | 'hub.set' | 'mirror.add'> {
  const { access } = context;
  return {
    'hub.list': () => listHubs(context),
    'hub.set': async ({ id, on }) => {
      await access.setHub(id, on);
      return listHubs(context);
    },
    'mirror.add': async ({ host }) => {
      await access.addMirror(host);
      return listHubs(context);
    },
  };
}

/** Every hub, then the mirrors that were added. */
async function listHubs(context: Context): Promise<readonly HubView[]> {
  const settings = await readSettings();
  const enabled = listEnabledHubs(settings);
  const mirrors = enabled.filter(({ id }) => id.startsWith('mirror:'));
  return Promise.all([...hubs, ...mirrors].map((hub) => toView(context, hub, settings)));
}

async function toView(context: Context, hub: Hub, settings: Settings): Promise<HubView> {
  const { id, name, structure } = hub;
  const origins = getOrigins(hub);
  const isMirror = id.startsWith('mirror:');
  const isAlways = hub === hubs[0];
  // An API is found by a locator's host, and locators leave out the `www.`.
  const host = new URL((hub.matches[0] ?? '').replace('/*', '/')).host.replace(/^www\./, '');
  const capabilities = context.getApi(`${host}/a/b` as Locator)?.capabilities;
  return {
    ...{ id, name, structure, origins },
    kind: isAlways ? 'always' : isMirror ? 'mirror' : 'optional',
    link: capabilities?.link ?? 'none',
    digests: capabilities?.digests ?? 'none',
    on: isAlways
      ? !settings.hiddenHubs.includes(id)
      : isMirror || settings.enabledHubs.includes(id),
    permitted: await context.permissions.contains({ origins }),
  };
}
