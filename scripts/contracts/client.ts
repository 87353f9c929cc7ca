// A client for scripts: an endpoint and who signs.
import {
  type Account,
  type Address,
  type Client,
  createClient,
  type Hex,
  http,
  type Transport,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

export type ScriptClient = Client<Transport, undefined, Account>;

/** A client that signs with a private key, or lets the node sign for an account it holds (an address). */
export function createScriptClient(of: { rpcUrl: string; signer: Hex | Address }): ScriptClient {
  const isKey = of.signer.length === 66;
  const account: Account = isKey
    ? privateKeyToAccount(of.signer)
    : { address: of.signer, type: 'json-rpc' };
  return createClient({
    account,
    transport: http(of.rpcUrl, { timeout: 60_000 }),
    pollingInterval: 200,
  });
}
