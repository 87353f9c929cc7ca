/**
 * A wallet behind a provider (EIP-1193), however it is reached. Nothing it says is believed: signatures are recovered
 * here, transactions are read from our own endpoints by whoever asked. Its rejection (4001) is a result.
 */
import * as v from 'valibot';
import { type Address, getAddress, type Hex, numberToHex, recoverTypedDataAddress } from 'viem';
import { hash } from '@/lib/chain/quantity';
import {
  WalletAccountError,
  WalletAnswerError,
  WalletChainError,
  WalletGoneError,
  WalletRefusedError,
} from '@/lib/errors/signer';
import type { ChainId } from '@/lib/model/ids';
import type { Asked, SendingWallet, TypedData } from './types';

/** What came of one request. `lost`: nobody answered, so that it is not known what became of it. */
export type ProviderAnswer =
  | { status: 'answered'; value: unknown }
  | { status: 'refused'; rpcCode: number }
  | { status: 'lost' };

/** One request to a provider. Never throws but for {@link WalletGoneError} and {@link WalletTwiceError}: before it was asked. */
export type Provider = (method: string, params: readonly unknown[]) => Promise<ProviderAnswer>;

/** EIP-1193: a person said no. */
const rejectedByPerson = 4001;
/** Refusals after which nothing was sent (EIP-1193, JSON-RPC 2.0); any other code leaves it open. */
const nothingSent: ReadonlySet<number> = new Set([4100, 4200, 4900, 4901, -32600, -32601, -32602]);
const accountsMax = 20;

const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/),
  v.transform((text) => getAddress(text)),
);
const accountsSchema = v.pipe(v.array(address), v.maxLength(accountsMax));
const chainSchema = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{1,14}$/),
  v.transform((text) => Number(text)),
);
const signatureSchema = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{130}$/),
  v.transform((text) => text as Hex),
);

/** The provider's answer as a value of the right form; null for a person's "no". */
async function ask<Schema extends v.GenericSchema>(
  provider: Provider,
  method: string,
  params: readonly unknown[],
  schema: Schema,
): Promise<v.InferOutput<Schema> | null> {
  const answer = await provider(method, params);
  if (answer.status === 'lost') throw new WalletGoneError();
  if (answer.status === 'refused') {
    if (answer.rpcCode === rejectedByPerson) return null;
    throw new WalletRefusedError({ rpcCode: answer.rpcCode });
  }
  const parsed = v.safeParse(schema, answer.value);
  if (!parsed.success) throw new WalletAnswerError({ method });
  return parsed.output;
}

/** Asks a person to let us see their accounts. `isFirst`: none were to be seen before. Null for a "no". */
export async function connectProvider(
  provider: Provider,
): Promise<{ accounts: readonly Address[]; isFirst: boolean } | null> {
  const before = await ask(provider, 'eth_accounts', [], accountsSchema);
  const accounts = await ask(provider, 'eth_requestAccounts', [], accountsSchema);
  return accounts && { accounts, isFirst: before?.length === 0 };
}

/** Gives the permission back (EIP-2255). A wallet that cannot is left as it is: the person can take it back there. */
export async function disconnectProvider(provider: Provider): Promise<void> {
  await provider('wallet_revokePermissions', [{ eth_accounts: {} }]).catch(() => null);
}

/** The wallet of one account. */
export function createProviderWallet(provider: Provider, account: Address): SendingWallet {
  return {
    way: 'sends',
    assertReady: async (chainId) =>
      (await isActing(provider, account)) && (await isOnChain(provider, chainId)),
    sendTransaction: async ({ chainId, from, to, data, valueWei }) => {
      const call = { chainId: numberToHex(chainId), from, to, data, value: numberToHex(valueWei) };
      return toAsked(await provider('eth_sendTransaction', [call]));
    },
    signTypedData: async (data) => {
      const method = 'eth_signTypedData_v4';
      const signature = await ask(provider, method, [account, toJson(data)], signatureSchema);
      if (signature === null) return { status: 'rejected' };
      if ((await recover(data, signature)) !== account) throw new WalletAnswerError({ method });
      return { status: 'signed', value: signature };
    },
  };
}

async function isActing(provider: Provider, account: Address): Promise<boolean> {
  const shown = await ask(provider, 'eth_accounts', [], accountsSchema);
  if (shown?.includes(account)) return true;
  const asked = await ask(provider, 'eth_requestAccounts', [], accountsSchema);
  if (asked === null) return false;
  if (!asked.includes(account)) throw new WalletAccountError({ address: account });
  return true;
}

/**
 * On our chain, changed to it where need be, and read again: what it says of the change does not count. A chain it
 * does not know is not added, since that would give it the URL of an endpoint, which may hold a key.
 */
async function isOnChain(provider: Provider, chainId: ChainId): Promise<boolean> {
  if ((await ask(provider, 'eth_chainId', [], chainSchema)) === chainId) return true;
  const params = [{ chainId: numberToHex(chainId) }];
  const changed = await provider('wallet_switchEthereumChain', params);
  if (changed.status === 'refused' && changed.rpcCode === rejectedByPerson) return false;
  if ((await ask(provider, 'eth_chainId', [], chainSchema)) === chainId) return true;
  throw new WalletChainError({ expected: chainId });
}

function toAsked(answer: ProviderAnswer): Asked {
  if (answer.status === 'lost') return { status: 'unknown' };
  if (answer.status === 'refused') {
    const { rpcCode } = answer;
    if (rpcCode === rejectedByPerson) return { status: 'rejected' };
    return nothingSent.has(rpcCode) ? { status: 'refused', rpcCode } : { status: 'unknown' };
  }
  const parsed = v.safeParse(hash, answer.value);
  return parsed.success ? { status: 'sent', hash: parsed.output } : { status: 'unknown' };
}

/** Typed data as wallets take it: the domain's own type is named, numbers are decimal text. */
function toJson({ domain, types, primaryType, message }: TypedData): string {
  const fields = [
    { name: 'name', type: 'string' },
    ...(domain.version === undefined ? [] : [{ name: 'version', type: 'string' }]),
    { name: 'chainId', type: 'uint256' },
    { name: 'verifyingContract', type: 'address' },
  ];
  const whole = { domain, types: { EIP712Domain: fields, ...types }, primaryType, message };
  return JSON.stringify(whole, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

async function recover(data: TypedData, signature: Hex): Promise<Address | null> {
  try {
    return await recoverTypedDataAddress({
      domain: data.domain,
      types: data.types as Record<string, { name: string; type: string }[]>,
      primaryType: data.primaryType,
      message: data.message as Record<string, unknown>,
      signature,
    });
  } catch {
    // No point on the curve: nobody's signature.
    return null;
  }
}
