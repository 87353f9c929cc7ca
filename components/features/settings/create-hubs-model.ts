import { type Signal, signal } from '@preact/signals';
import { createResource, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import { HubNotPermittedError, MirrorHostError } from '@/lib/errors/hub';
import { type HubView, parseMirrorHost } from '@/lib/model/hub';
import type { Send } from '@/lib/protocol/send';

/** Asks the browser's user for hosts; false when it was refused. */
export type RequestHosts = (origins: string[]) => Promise<boolean>;

export type HubsModel = {
  hubs: Resource<readonly HubView[]>;
  /** Must be run right in the click: browsers show their question only then. */
  turn: Action<[hub: HubView, on: boolean], void>;
  host: Signal<string>;
  /** As above. Adds the mirror that was typed. */
  addMirror: Action<[], void>;
};

/** Hubs and mirrors: what is stored shows once the background has stored it. */
export function createHubsModel(options: { send: Send; requestHosts: RequestHosts }): HubsModel {
  const { send, requestHosts } = options;
  const host = signal('');
  const hubs = createResource(() => send('hub.list', {}));
  const assertAllowed = async (origins: string[], name: string) => {
    if (!(await requestHosts(origins))) throw new HubNotPermittedError({ hub: name });
  };
  const turn = createAction(async ({ id, name, origins, permitted }: HubView, on: boolean) => {
    if (on && !permitted) await assertAllowed(origins, name);
    hubs.set(await send('hub.set', { id, on }));
  });
  const addMirror = createAction(async () => {
    const typed = parseMirrorHost(host.value);
    if (typed === null) throw new MirrorHostError({ text: host.value.slice(0, 100) });
    await assertAllowed([`https://${typed}/*`], typed);
    hubs.set(await send('mirror.add', { host: typed }));
    host.value = '';
  });
  return { hubs, turn, host, addMirror };
}
