/**
 * What chains of the OP Stack take for a transaction's data besides its gas. It is in neither an estimate nor the gas
 * used of a receipt; without it neither worth nor cap would hold there.
 */
import * as v from 'valibot';
import type { Address, Client, TransactionReceipt } from 'viem';
import { getCode } from 'viem/actions';
import { chainConfig, estimateL1Fee } from 'viem/op-stack';
import { quantity } from '@/lib/transactions/quantity';
import type { Call } from './types';

/** The receipt's field of these chains, which viem leaves as the endpoint wrote it. */
const receiptSchema = v.object({ l1Fee: quantity });

/** Whether the chain takes one. */
export async function takesDataFee(client: Client): Promise<boolean> {
  const { address } = chainConfig.contracts.gasPriceOracle;
  const code = await getCode(client, { address });
  return code !== undefined;
}

/** The most it is reckoned to be: twice what it is now, since it follows the fees of another chain. */
export async function readDataFee(
  client: Client,
  { from, call }: { from: Address; call: Call },
): Promise<bigint> {
  return 2n * (await estimateL1Fee(client, { account: from, chain: null, ...call }));
}

/** What a transaction cost beside its gas, in wei. */
export function getDataFee(receipt: TransactionReceipt): bigint {
  const { success, output } = v.safeParse(receiptSchema, receipt);
  return success ? output.l1Fee : 0n;
}
