/**
 * What chains of the OP Stack take besides a transaction's gas: for its data, and for their operator. It is in neither an
 * estimate nor the gas used of a receipt; without it neither worth nor cap would hold there.
 */
import * as v from 'valibot';
import { type Address, type Client, parseAbi, type TransactionReceipt } from 'viem';
import { getCode, readContract } from 'viem/actions';
import { chainConfig, estimateL1Fee } from 'viem/op-stack';
import { quantity } from '@/lib/chain/quantity';
import { isExecution } from './refusal';
import type { Call } from './types';

/** The receipt's field of these chains, which viem leaves as the endpoint wrote it. */
const receiptSchema = v.object({ l1Fee: quantity });

const { address } = chainConfig.contracts.gasPriceOracle;
const operatorFeeAbi = parseAbi(['function getOperatorFee(uint256 gas) view returns (uint256)']);

/** Whether the chain takes them. */
export async function takesRollupFee(client: Client): Promise<boolean> {
  const code = await getCode(client, { address });
  return code !== undefined;
}

/**
 * What both are reckoned to be: for the data twice what it is now, since that follows the fees of another chain. A
 * transaction cannot bound it: it may be more by the time it is in a block.
 */
export async function readRollupFee(
  client: Client,
  { from, call, gas }: { from: Address; call: Call; gas: bigint },
): Promise<bigint> {
  const dataFee = await estimateL1Fee(client, { account: from, chain: null, ...call });
  return 2n * dataFee + (await readOperatorFee(client, gas));
}

/** What a transaction cost beside its gas, in wei: its data as the receipt has it, the operator at what that is now. */
export async function readRollupCost(client: Client, receipt: TransactionReceipt): Promise<bigint> {
  const { success, output } = v.safeParse(receiptSchema, receipt);
  return (success ? output.l1Fee : 0n) + (await readOperatorFee(client, receipt.gasUsed));
}

/** Nothing where the chain is older than this fee. */
async function readOperatorFee(client: Client, gas: bigint): Promise<bigint> {
  try {
    const asked = { address, abi: operatorFeeAbi, functionName: 'getOperatorFee' } as const;
    return await readContract(client, { ...asked, args: [gas] });
  } catch (error) {
    if (isExecution(error)) return 0n;
    throw error;
  }
}
