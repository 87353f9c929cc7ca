/** Transactions from accounts the node signs for, one after the other. For seeding only. */
import type { Address, Hex, Log } from 'viem';
import { until } from '../process/until';
import { callRpc } from './json-rpc';

/** Without `to` it makes a contract. */
export type Transaction = { from: Address; to?: Address; data?: Hex; value?: bigint };

export type Receipt = {
  status: Hex;
  transactionHash: Hex;
  contractAddress: Address | null;
  logs: Log[];
};

/**
 * Sends a transaction and waits until it is in a block.
 * @throws an error when the node refuses it or when it was reverted.
 */
export async function sendTransaction(rpcUrl: string, transaction: Transaction): Promise<Receipt> {
  const { from, to, data = '0x', value = 0n } = transaction;
  const call = {
    from,
    ...(to === undefined ? {} : { to }),
    data,
    value: `0x${value.toString(16)}`,
  };
  const hash = await callRpc(rpcUrl, 'eth_sendTransaction', [
    { ...call, gas: await readGas(rpcUrl, call) },
  ]);
  const receipt = await until(
    async () => (await callRpc(rpcUrl, 'eth_getTransactionReceipt', [hash])) as Receipt | null,
    { what: `the transaction ${hash} is in a block`, intervalMs: 5 },
  );
  if (receipt.status !== '0x1')
    throw new Error(`The transaction ${hash} to ${to ?? 'a new contract'} was reverted.`);
  return receipt;
}

/**
 * Half as much again as the node's estimate, and room for four vote checkpoints: an estimate in the second of the last
 * block overwrites those of that second; mined a second later, the same call writes new ones (lib/transactions/fees.ts).
 */
async function readGas(rpcUrl: string, call: object): Promise<Hex> {
  const estimate = BigInt((await callRpc(rpcUrl, 'eth_estimateGas', [call])) as Hex);
  return `0x${((estimate * 3n) / 2n + 100_000n).toString(16)}`;
}
