/** What a unit of gas costs now. */
import type { Client } from 'viem';
import { estimateFeesPerGas, getBlock, getGasPrice } from 'viem/actions';

export type Fees = {
  /** Most that a unit of gas costs with these fields; decisions count with it. */
  mostWei: bigint;
  fields:
    | { type: 'eip1559'; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }
    | { type: 'legacy'; gasPrice: bigint };
};

/** Fees for the next block, of the kind the chain knows. */
export async function readFees(client: Client): Promise<Fees> {
  const { baseFeePerGas } = await getBlock(client);
  if (baseFeePerGas === null) {
    const gasPrice = await getGasPrice(client);
    return { mostWei: gasPrice, fields: { type: 'legacy', gasPrice } };
  }
  const { maxFeePerGas, maxPriorityFeePerGas } = await estimateFeesPerGas(client);
  return {
    mostWei: maxFeePerGas,
    fields: { type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas },
  };
}
