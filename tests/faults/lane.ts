/** One account with endpoints of its own: the real code of sending and tracking between it and a shared node. */
import { type Address, concat, type Hex, keccak256, toEventSelector } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { clearHealth } from '@/lib/chain/health';
import type { Endpoint, Network } from '@/lib/chain/networks';
import type { Signer } from '@/lib/signers/types';
import { type ChainAccess, createChainAccess } from '@/lib/transactions/chain-access';
import type { RaiseContext } from '@/lib/transactions/raise';
import { callRpc } from '@/scripts/embedded-chain/json-rpc';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';
import { step } from '../helpers/killable';
import { createLaneWallet, type LaneWallet, type WalletWay } from './wallet';

/** Who else is asked besides the endpoint that goes wrong. */
export type Company = 'alone' | 'with one' | 'with two';

export type Lane = {
  address: Address;
  chainId: number;
  rpcUrl: string;
  context: RaiseContext;
  /** The endpoint that goes wrong. */
  proxy: FaultProxy;
  clock: { nowMs: number };
  /** Who keeps the account: a wallet that goes some way, or null for ourselves. */
  setWallet: (way: WalletWay | null) => void;
  /** What that wallet has sent. */
  walletSent: LaneWallet['sent'];
  setCompany: (company: Company) => void;
  /** Everything answers again, and is asked again. */
  heal: () => Promise<void>;
  /** Signs as another wallet with the same key would. */
  signElsewhere: (nonce: number, gwei: bigint) => Promise<Hex>;
  stop: () => Promise<void>;
};

const gwei = 1_000_000_000n;

/** Answers every call by VoteCast of the caller and the call's first word. */
export const ballotBox = '0x00000000000000000000000000000000000B0a11';
const ballotBoxCode = concat([
  // The first word after the selector into memory; topics, size and offset; LOG2, STOP.
  ...(['0x60206004600037', '0x337f'] as const),
  toEventSelector('VoteCast(address,uint256,uint8,uint256,string)'),
  '0x60206000a200',
]);

export async function createLane(of: {
  rpcUrl: string;
  chainId: number;
  seed: string;
}): Promise<Lane> {
  const { rpcUrl, chainId, seed } = of;
  const account = privateKeyToAccount(keccak256(Buffer.from(seed)));
  await callRpc(rpcUrl, 'anvil_setBalance', [account.address, '0x3635c9adc5dea00000']);
  await callRpc(rpcUrl, 'anvil_setCode', [ballotBox, ballotBoxCode]);
  const proxy = await startFaultProxy(rpcUrl);
  const toEndpoint = (operator: string, url: string): Endpoint => ({
    ...{ id: `${seed}-${operator}`, chainId, url, operator, own: true },
  });
  const all = [
    toEndpoint('faulty', proxy.url),
    toEndpoint('honest', rpcUrl),
    toEndpoint('third', rpcUrl),
  ];
  let endpoints = all.slice(0, 1);
  const network = (): Network => ({
    ...{ chainId, name: 'Faults', nativeSymbol: 'ETH', demo: true, registry: 'absent' },
    endpoints,
  });
  const clock = { nowMs: Date.now() };
  const wallet = await createLaneWallet({ rpcUrl, chainId, account });
  let signer = createSigner(account);
  const context: RaiseContext = {
    chain: withSteps(createChainAccess(async () => network())),
    now: () => clock.nowMs,
    openSigner: async () => signer,
    onOpen: async () => step('alarm set'),
    readFeeCapWei: async () => 10_000n * gwei,
    nameCode: () => null,
  };
  return {
    ...{ address: account.address, chainId, rpcUrl, context, proxy, clock },
    walletSent: wallet.sent,
    setWallet: (way) => {
      wallet.sent.length = 0;
      signer = way === null ? createSigner(account) : wallet.open(way);
    },
    setCompany: (company) => {
      endpoints = all.slice(0, { alone: 1, 'with one': 2, 'with two': 3 }[company]);
    },
    heal: async () => {
      proxy.setFault(null);
      await Promise.all(all.map(({ id }) => clearHealth(id)));
    },
    signElsewhere: (nonce, maxGwei) =>
      account.signTransaction({
        ...{ type: 'eip1559', chainId, nonce, to: account.address, gas: 21_000n, value: 1n },
        ...{ maxFeePerGas: maxGwei * gwei, maxPriorityFeePerGas: maxGwei * gwei },
      }),
    stop: proxy.stop,
  };
}

/** Every question is two points at which the worker may die: before it leaves, and when its answer is there. */
function withSteps(access: ChainAccess): ChainAccess {
  const around = async <Value>(what: string, work: () => Promise<Value>): Promise<Value> => {
    step(`before ${what}`);
    const value = await work();
    step(`after ${what}`);
    return value;
  };
  return {
    readNetwork: (chainId) => around('networks read', () => access.readNetwork(chainId)),
    ask: (...asked) => around(asked[1], () => access.ask(...asked)),
    askAll: (chainId, method, params, options) =>
      around(method, () => access.askAll(chainId, method, params, options)),
  };
}

function createSigner(account: ReturnType<typeof privateKeyToAccount>): Signer {
  return {
    kind: 'keystore',
    address: account.address,
    chains: 'any',
    disconnect: async () => {},
    wallet: {
      way: 'signs',
      signTypedData: async () => ({ status: 'rejected' }),
      signTransaction: async ({ valueWei, maxFeePerGasWei, maxPriorityFeePerGasWei, ...rest }) => {
        step('before signature');
        const raw = await account.signTransaction({
          ...{ ...rest, type: 'eip1559', value: valueWei },
          ...{ maxFeePerGas: maxFeePerGasWei, maxPriorityFeePerGas: maxPriorityFeePerGasWei },
        });
        step('after signature');
        return { status: 'signed', value: { raw, hash: keccak256(raw) } };
      },
    },
  };
}
