/**
 * Public endpoints of chains people use, of two operators each, so that nobody has to look up a URL. None is added by
 * itself. They ask for no key; who runs one learns what is looked up. Sources: the chains' and operators' own pages.
 */
import type { ChainId } from '@/lib/model/ids';

export type PublicEndpoint = { url: string; operator: string };
export type PublicNetwork = {
  chainId: ChainId;
  name: string;
  endpoints: readonly PublicEndpoint[];
};

/** Each network has one of these besides the chain's own. */
const allnodes = (name: string): PublicEndpoint => ({
  url: `https://${name}-rpc.publicnode.com/`,
  operator: 'Allnodes (PublicNode)',
});
const drpc = (name: string): PublicEndpoint => ({
  url: `https://${name}.drpc.org/`,
  operator: 'dRPC',
});

export const publicNetworks: readonly PublicNetwork[] = [
  { chainId: 1, name: 'Ethereum', endpoints: [allnodes('ethereum'), drpc('eth')] },
  {
    chainId: 10,
    name: 'OP Mainnet',
    endpoints: [
      { url: 'https://mainnet.optimism.io/', operator: 'Optimism' },
      allnodes('optimism'),
    ],
  },
  {
    chainId: 100,
    name: 'Gnosis',
    endpoints: [{ url: 'https://rpc.gnosischain.com/', operator: 'Gnosis' }, allnodes('gnosis')],
  },
  { chainId: 137, name: 'Polygon', endpoints: [allnodes('polygon-bor'), drpc('polygon')] },
  {
    chainId: 8453,
    name: 'Base',
    endpoints: [{ url: 'https://mainnet.base.org/', operator: 'Base' }, allnodes('base')],
  },
  {
    chainId: 42161,
    name: 'Arbitrum One',
    endpoints: [
      { url: 'https://arb1.arbitrum.io/rpc', operator: 'Offchain Labs' },
      allnodes('arbitrum-one'),
    ],
  },
  {
    chainId: 11155111,
    name: 'Sepolia testnet',
    endpoints: [allnodes('ethereum-sepolia'), drpc('sepolia')],
  },
];
