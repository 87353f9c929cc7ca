/** The wallet of somebody else that keeps a lane's account: the kit's double, reached over a port as an extension is. */
import type { Hex } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import { createMetamaskSigner, createPortProvider, type WalletPort } from '@/lib/signers/metamask';
import type { Provider } from '@/lib/signers/provider-wallet';
import type { Signer } from '@/lib/signers/types';
import { callRpc } from '@/scripts/embedded-chain/json-rpc';
import { step } from '../helpers/killable';
import {
  createWalletDouble,
  type WalletDouble,
  type WalletSwitches,
} from '../helpers/wallet-double';

/** What it does, asked to send. */
export const walletWays = {
  sends: {},
  rejects: { rejects: true },
  'stays on another chain': { wrongChain: true },
  'vanishes once it has sent': { vanishes: true },
  'sends another transaction': { mutates: true },
  'tells another hash': { tellsOtherHash: true },
  'answers garbage': { garbage: true },
  'answers twice': { twice: true },
} as const satisfies Readonly<Record<string, Partial<WalletSwitches>>>;
export type WalletWay = keyof typeof walletWays;

export type LaneWallet = {
  /** The signer of the account, whose wallet goes this way from now on. */
  open: (way: WalletWay) => Signer;
  /** Everything it signed since it was opened: a wallet sends its own again when a block goes away. */
  sent: Hex[];
};

const gwei = 1_000_000_000n;

export async function createLaneWallet(of: {
  rpcUrl: string;
  chainId: number;
  account: PrivateKeyAccount;
}): Promise<LaneWallet> {
  const { rpcUrl, chainId, account } = of;
  const sent: Hex[] = [];
  const [other] = (await callRpc(rpcUrl, 'eth_accounts', [])) as [Hex];
  const rpc = async (method: string, params: readonly unknown[] = []): Promise<unknown> => {
    const [call] = params as [{ from: Hex; to: Hex; data: Hex }];
    const isOwn = method === 'eth_sendTransaction' && call.from === account.address;
    if (!isOwn) return callRpc(rpcUrl, method, [...params]);
    const count = await callRpc(rpcUrl, 'eth_getTransactionCount', [account.address, 'pending']);
    const raw = await account.signTransaction({
      ...{ type: 'eip1559', chainId, nonce: Number(count), to: call.to, data: call.data },
      ...{ gas: 100_000n, maxFeePerGas: 50n * gwei, maxPriorityFeePerGas: 2n * gwei },
    });
    sent.push(raw);
    return callRpc(rpcUrl, 'eth_sendRawTransaction', [raw]);
  };
  return {
    sent,
    open: (way) => {
      const double = createWalletDouble({
        ...{ chain: { rpc, chainId } as never, account: account.address, other },
      });
      // It knows us already: what goes wrong is the send.
      void double.handle({ method: 'eth_requestAccounts', params: [] });
      Object.assign(double.switches, walletWays[way]);
      const provider = createPortProvider(() => connectTo(double), 'double');
      return createMetamaskSigner(withSteps(provider), {
        address: account.address,
        isFirst: false,
      });
    },
  };
}

/** Three points: nobody was asked, its window is open while the worker dies, and its answer is there. */
function withSteps(provider: Provider): Provider {
  return async (method, params) => {
    step(`before the wallet's ${method}`);
    const asked = provider(method, params);
    asked.catch(() => {});
    step(`while the wallet's ${method} is open`);
    const answer = await asked;
    step(`after the wallet's ${method}`);
    return answer;
  };
}

/** A port to it. */
function connectTo(double: WalletDouble): WalletPort {
  const heard: ((message: unknown) => void)[] = [];
  const ended: (() => void)[] = [];
  const tell = (id: number, answer: object) => {
    const data = { jsonrpc: '2.0', id, ...answer };
    for (const listener of heard) listener({ name: 'metamask-provider', data });
  };
  const answer = async (message: object) => {
    const { data } = message as { data: { id: number; method: string; params: unknown[] } };
    const failed = { error: { code: -32000, message: 'No.' } };
    const told = await double.handle(data).catch(() => failed);
    if (told === null) for (const listener of ended) listener();
    else tell(data.id, told);
    if (told && double.switches.twice) tell(data.id, { result: `0x${'77'.repeat(32)}` });
  };
  return {
    postMessage: (message) => void answer(message),
    disconnect: () => {},
    onMessage: { addListener: (listener) => heard.push(listener) },
    onDisconnect: { addListener: (listener) => ended.push(listener) },
  };
}
