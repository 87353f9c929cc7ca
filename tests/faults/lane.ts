/** One account with endpoints of its own: the real code of sending and tracking between it and a shared node. */
import { type Address, type Hex, keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { clearHealth } from '@/lib/chain/health';
import type { Endpoint, Network } from '@/lib/chain/networks';
import type { Signer } from '@/lib/signers/types';
import { type ChainAccess, createChainAccess } from '@/lib/transactions/chain-access';
import type { RaiseContext } from '@/lib/transactions/raise';
import { callRpc } from '@/scripts/embedded-chain/json-rpc';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';
import { step } from '../helpers/killable';

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
  setCompany: (company: Company) => void;
  /** Everything answers again, and is asked again. */
  heal: () => Promise<void>;
  /** Signs as another wallet with the same key would. */
  signElsewhere: (nonce: number, gwei: bigint) => Promise<Hex>;
  stop: () => Promise<void>;
};

const gwei = 1_000_000_000n;

export async function createLane(of: {
  rpcUrl: string;
  chainId: number;
  seed: string;
}): Promise<Lane> {
  const { rpcUrl, chainId, seed } = of;
  const account = privateKeyToAccount(keccak256(Buffer.from(seed)));
  await callRpc(rpcUrl, 'anvil_setBalance', [account.address, '0x3635c9adc5dea00000']);
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
  const context: RaiseContext = {
    chain: withSteps(createChainAccess(async () => network())),
    now: () => clock.nowMs,
    openSigner: async () => createSigner(account),
    onOpen: async () => step('alarm set'),
    readFeeCapWei: async () => 10_000n * gwei,
  };
  return {
    ...{ address: account.address, chainId, rpcUrl, context, proxy, clock },
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
