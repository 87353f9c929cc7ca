/**
 * MetaMask and wallets that speak its protocol, from extension to extension: no page is needed, and the id of the
 * other extension says which wallet it is. Each message of the port is `{ name, data }` with JSON-RPC 2.0 in `data`.
 * Source: @metamask/providers 22, `createExternalExtensionProvider`.
 */
import * as v from 'valibot';
import type { Address } from 'viem';
import { WalletGoneError } from '@/lib/errors/signer';
import {
  createProviderWallet,
  disconnectProvider,
  type Provider,
  type ProviderAnswer,
} from './provider-wallet';
import type { Signer } from './types';

/** The part of a `runtime.Port` that is used. */
export type WalletPort = {
  postMessage: (message: object) => void;
  disconnect: () => void;
  onMessage: { addListener: (listener: (message: unknown) => void) => void };
  onDisconnect: { addListener: (listener: () => void) => void };
};

/** Opens a port to another extension; one that is not there disconnects at once. May throw. */
export type ConnectWallet = (extensionId: string) => WalletPort;

const channel = 'metamask-provider';
const messageSchema = v.object({
  name: v.literal(channel),
  data: v.object({
    id: v.number(),
    result: v.optional(v.unknown()),
    error: v.optional(v.object({ code: v.number() })),
  }),
});

/** The signer of an account that another extension keeps. */
export function createMetamaskSigner(
  provider: Provider,
  { address, isFirst }: { address: Address; isFirst: boolean },
): Signer {
  return {
    kind: 'metamask',
    address,
    chains: 'any',
    wallet: createProviderWallet(provider, address),
    disconnect: async () => {
      if (isFirst) await disconnectProvider(provider);
    },
  };
}

/**
 * The provider of another extension: a port of its own for each request, greeted first. One that does not answer the
 * greeting is gone, and was not asked.
 */
export function createPortProvider(connect: ConnectWallet, extensionId: string): Provider {
  return async (method, params) => {
    const port = open(connect, extensionId);
    try {
      const greeted = await port.ask('metamask_getProviderState', []);
      if (greeted.status === 'lost') throw new WalletGoneError();
      return await port.ask(method, params);
    } finally {
      port.close();
    }
  };
}

function open(connect: ConnectWallet, extensionId: string) {
  const port = connectOrThrow(connect, extensionId);
  const waiting = new Map<number, (answer: ProviderAnswer) => void>();
  let isOver = false;
  let lastId = 0;
  const end = () => {
    isOver = true;
    for (const settle of waiting.values()) settle({ status: 'lost' });
  };
  port.onDisconnect.addListener(end);
  port.onMessage.addListener((message) => {
    const parsed = v.safeParse(messageSchema, message);
    // Notifications of accounts and chains come on the same port; both are read again before each request.
    if (!parsed.success) return;
    const { id, result, error } = parsed.output.data;
    const settle = waiting.get(id);
    waiting.delete(id);
    settle?.(
      error ? { status: 'refused', rpcCode: error.code } : { status: 'answered', value: result },
    );
  });
  return {
    ask: (method: string, params: readonly unknown[]): Promise<ProviderAnswer> =>
      new Promise((resolve) => {
        if (isOver) return resolve({ status: 'lost' });
        lastId += 1;
        waiting.set(lastId, resolve);
        const data = { jsonrpc: '2.0', id: lastId, method, params };
        port.postMessage({ name: channel, data });
      }),
    close: () => {
      end();
      port.disconnect();
    },
  };
}

function connectOrThrow(connect: ConnectWallet, extensionId: string): WalletPort {
  try {
    return connect(extensionId);
  } catch (cause) {
    throw new WalletGoneError({ cause });
  }
}
