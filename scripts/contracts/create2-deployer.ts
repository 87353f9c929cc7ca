// The canonical CREATE2 deployer: 69 bytes of code that create what they are sent, with the salt before it. It is put on a
// chain by a transaction signed once by nobody's key (the signature is a made-up number, its signer follows from it), so it
// has one address wherever that transaction was mined. Source: github.com/Arachnid/deterministic-deployment-proxy
import type { Address, Hex } from 'viem';
import {
  getBalance,
  getCode,
  sendRawTransaction,
  sendTransaction,
  waitForTransactionReceipt,
} from 'viem/actions';
import type { ScriptClient } from './client';

export const create2Deployer: Address = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
export const create2Signer: Address = '0x3fAB184622Dc19b6109349B94811493BF2a45362';
/** 100 gwei times 100,000 gas, as the transaction has them; its signer must own that much. */
const cost = 10n ** 16n;
export const create2Transaction: Hex =
  '0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222';

/**
 * Makes sure that the deployer is on the chain, at the cost of 0.01 of the chain's coin where it is missing.
 * @throws Error on chains that refuse transactions without a chain id: nothing can be deployed there by this way.
 */
export async function ensureCreate2Deployer(client: ScriptClient): Promise<void> {
  if ((await getCode(client, { address: create2Deployer })) !== undefined) return;
  const missing = cost - (await getBalance(client, { address: create2Signer }));
  if (missing > 0n) {
    const hash = await sendTransaction(client, {
      to: create2Signer,
      value: missing,
      chain: null,
    });
    await waitForTransactionReceipt(client, { hash });
  }
  try {
    const hash = await sendRawTransaction(client, { serializedTransaction: create2Transaction });
    await waitForTransactionReceipt(client, { hash });
  } catch (cause) {
    throw new Error(
      `The chain refused the canonical deployer's transaction, which has no chain id. Ask the chain's operator to put ${create2Deployer} there.`,
      { cause },
    );
  }
}
