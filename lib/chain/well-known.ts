/** Names of chains people use, so that nobody has to type them. Ids and symbols: chainid.network. */
import type { ChainId } from '@/lib/model/ids';

type Chain = { name: string; nativeSymbol: string; demo: boolean };

const names: ReadonlyMap<ChainId, readonly [name: string, symbol: string]> = new Map([
  [1, ['Ethereum', 'ETH']],
  [10, ['OP Mainnet', 'ETH']],
  [56, ['BNB Smart Chain', 'BNB']],
  [100, ['Gnosis', 'xDAI']],
  [130, ['Unichain', 'ETH']],
  [137, ['Polygon', 'POL']],
  [324, ['ZKsync Era', 'ETH']],
  [480, ['World Chain', 'ETH']],
  [5000, ['Mantle', 'MNT']],
  [8453, ['Base', 'ETH']],
  [17000, ['Holesky testnet', 'ETH']],
  [42161, ['Arbitrum One', 'ETH']],
  [42220, ['Celo', 'CELO']],
  [43114, ['Avalanche C-Chain', 'AVAX']],
  [59144, ['Linea', 'ETH']],
  [84532, ['Base Sepolia testnet', 'ETH']],
  [421614, ['Arbitrum Sepolia testnet', 'ETH']],
  [534352, ['Scroll', 'ETH']],
  [560048, ['Hoodi testnet', 'ETH']],
  [11155111, ['Sepolia testnet', 'ETH']],
  [11155420, ['OP Sepolia testnet', 'ETH']],
]);

/** Chain ids of nodes for development: anvil, Hardhat, Ganache. Nobody vouches for what such a chain says. */
const embedded: ReadonlySet<ChainId> = new Set([1337, 31337]);

/** Name and coin of a chain; a chain we do not know is called by its id. */
export function findChain(chainId: ChainId): Chain {
  if (embedded.has(chainId)) return { name: 'Demo chain', nativeSymbol: 'ETH', demo: true };
  const [name, nativeSymbol] = names.get(chainId) ?? [`Chain ${chainId}`, 'ETH'];
  return { name, nativeSymbol, demo: false };
}
