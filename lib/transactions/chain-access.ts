/**
 * What preparing, sending and tracking ask of a chain: one answer that is only a hint, or every endpoint's own answer.
 * An interface, so that tests can lie, lag and die.
 */
import { askEndpoint, askNetwork, assertChain, type Kept, rankEndpoints } from '@/lib/chain/ask';
import { collect } from '@/lib/chain/collect';
import { type Network, readNetwork } from '@/lib/chain/networks';
import { EndpointUnreachableError, RpcRefusedError } from '@/lib/errors/chain';
import type { ChainId } from '@/lib/model/ids';

/** What one endpoint said. One that said nothing is not in the list. */
export type Answer = { operator: string } & (
  | { status: 'told'; value: unknown }
  | { status: 'refused'; error: RpcRefusedError }
);

export type NetworkFacts = {
  name: string;
  nativeSymbol: string;
  demo: boolean;
  /** Operators there are: two endpoints of one operator are one voice. */
  voices: number;
};

export type ChainAccess = {
  /** @throws {@link NetworkUnknownError} */
  readNetwork: (chainId: ChainId) => Promise<NetworkFacts>;
  /**
   * The first endpoint's answer, or that of the one kept to; the next one's when it fails.
   * @throws {@link RpcRefusedError} and endpoint errors
   */
  ask: (
    chainId: ChainId,
    method: string,
    params: readonly unknown[],
    kept?: Kept,
  ) => Promise<unknown>;
  /**
   * What up to three endpoints answer, each on its own; `everywhere`: all there are. The chain id of each was right in
   * this life of the worker, and is asked again for a fee, for a nonce and before anything is sent.
   * @throws an endpoint's error when none answered
   */
  askAll: (
    chainId: ChainId,
    method: string,
    params: readonly unknown[],
    options?: { everywhere?: boolean },
  ) => Promise<readonly Answer[]>;
};

const endpointsAsked = 3;
/** How long the others may take once one has answered. */
const graceMs = 2500;

/** Methods before which an endpoint's chain id is asked again: what follows from their answers is prepared, signed or sent. */
const checkedAgain: ReadonlySet<string> = new Set([
  'eth_sendRawTransaction',
  'eth_getTransactionCount',
  'eth_maxPriorityFeePerGas',
]);

/** The endpoints of networks as they are read. */
export const createChainAccess = (
  readNetwork: (chainId: ChainId) => Promise<Network>,
): ChainAccess => ({
  readNetwork: async (chainId) => {
    const network = await readNetwork(chainId);
    return { ...network, voices: new Set(network.endpoints.map(({ operator }) => operator)).size };
  },
  ask: async (chainId, method, params, kept) =>
    askNetwork(await readNetwork(chainId), method, params, (answer) => answer, kept),
  askAll: async (chainId, method, params, { everywhere = false } = {}) => {
    const network = await readNetwork(chainId);
    const ranked = await rankEndpoints(network, Date.now());
    const endpoints = everywhere ? ranked : ranked.slice(0, endpointsAsked);
    const asked = endpoints.map(async (endpoint): Promise<Answer> => {
      const { operator } = endpoint;
      await assertChain(endpoint, { again: checkedAgain.has(method) });
      try {
        return { operator, status: 'told', value: await askEndpoint(endpoint, method, params) };
      } catch (error) {
        if (error instanceof RpcRefusedError) return { operator, status: 'refused', error };
        throw error;
      }
    });
    const { values, errors } = await collect(asked, graceMs);
    if (values.length > 0) return values;
    const [first] = errors as readonly Error[];
    throw first ?? new EndpointUnreachableError({ host: network.name, status: null });
  },
});

/** The same, whose single questions keep to one endpoint: what is prepared together is of one chain state. */
export function keepTo(chain: ChainAccess, kept: Kept): ChainAccess {
  return { ...chain, ask: (chainId, method, params) => chain.ask(chainId, method, params, kept) };
}

/** The endpoints the user added. */
export const chainAccess = createChainAccess(readNetwork);
