import { type Signal, signal } from '@preact/signals';
import { createResource, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import { toErrorData } from '@/lib/errors/base';
import { EndpointNotReadableError } from '@/lib/errors/network';
import type { ChainId } from '@/lib/model/ids';
import type { NetworkView } from '@/lib/model/network';
import type { Send } from '@/lib/protocol/send';
import { publicNetworks } from './public-endpoints';

/** Asks the browser's user for hosts; false when it was refused. */
export type RequestHosts = (origins: string[]) => Promise<boolean>;

export type NetworksModel = {
  networks: Resource<readonly NetworkView[]>;
  url: Signal<string>;
  operator: Signal<string>;
  own: Signal<boolean>;
  /** The network the last added endpoint belongs to. */
  added: Signal<NetworkView | null>;
  /** Asks the endpoint which chain it is on, and keeps it. */
  add: Action<[], NetworkView>;
  /** The chain whose public endpoints are offered. */
  known: Signal<ChainId>;
  /** Adds those that are not there yet; fails only when none of them could be added. */
  addKnown: Action<[], true>;
  remove: Action<[which: { chainId: ChainId; endpointId: string | null }], true>;
  /**
   * Asks the browser's user to let the typed endpoint be read, then adds it. Must be run right in the click: browsers
   * show their question only then. Offered when adding failed with `network.not_readable`; https only.
   */
  allow: Action<[], NetworkView>;
  /** The chain that is being tested, and the code of a test that could not be made. */
  testing: Signal<ChainId | null>;
  test: Action<[chainId: ChainId], NetworkView>;
};

/** Networks and their endpoints. The URL leaves its field once it is stored; only its host is shown after. */
export function createNetworksModel(options: {
  send: Send;
  requestHosts: RequestHosts;
}): NetworksModel {
  const { send, requestHosts } = options;
  const networks = createResource(() => send('network.list', {}));
  const [url, operator, own] = [signal(''), signal(''), signal(false)];
  const added = signal<NetworkView | null>(null);
  const testing = signal<ChainId | null>(null);
  const put = (view: NetworkView) => {
    const state = networks.state.value;
    const before = state.status === 'ready' ? state.value : [];
    const isKnown = before.some(({ chainId }) => chainId === view.chainId);
    const replaced = before.map((one) => (one.chainId === view.chainId ? view : one));
    networks.set(isKnown ? replaced : [...before, view]);
  };
  const store = async () => {
    added.value = null;
    const view = await send('network.add', {
      url: url.value.trim(),
      operator: operator.value,
      own: own.value,
    });
    put(view);
    added.value = view;
    url.value = '';
    operator.value = '';
    own.value = false;
    return view;
  };
  const add = createAction(store);
  const allow = createAction(async () => {
    const { hostname, host } = new URL(url.value.trim());
    // A pattern without a port stands for every port; Firefox knows no other.
    const isAllowed = await requestHosts([`https://${hostname}/*`]);
    if (!isAllowed) throw new EndpointNotReadableError({ host });
    add.clear();
    return store();
  });
  const known = signal(publicNetworks[0]?.chainId ?? 1);
  const addKnown = createAction(async () => {
    const failures: unknown[] = [];
    const wanted = publicNetworks.find(({ chainId }) => chainId === known.value)?.endpoints ?? [];
    for (const endpoint of wanted) {
      try {
        put(await send('network.add', { ...endpoint, own: false }));
      } catch (error) {
        // There already is as good as added.
        if (toErrorData(error).code !== 'network.endpoint_known') failures.push(error);
      }
    }
    if (failures.length === wanted.length) throw failures[0];
    return true as const;
  });
  const remove = createAction(async (which: { chainId: ChainId; endpointId: string | null }) => {
    await send('network.remove', which);
    await networks.load();
    return true as const;
  });
  const test = createAction(async (chainId: ChainId) => {
    testing.value = chainId;
    try {
      const view = await send('network.test', { chainId });
      put(view);
      return view;
    } finally {
      testing.value = null;
    }
  });
  const forms = { url, operator, own, added, add, allow, known, addKnown };
  return { networks, ...forms, remove, testing, test };
}
