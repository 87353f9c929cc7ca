/** What a transaction may cost (EIP-1559), from the endpoints' numbers held against sense. */
import * as v from 'valibot';
import type { Address } from 'viem';
import { quantity } from '@/lib/chain/quantity';
import { FeeTooHighError, NoBaseFeeError } from '@/lib/errors/transactions';
import type { Call } from '@/lib/model/call';
import type { ChainId } from '@/lib/model/ids';
import type { Fee } from '@/lib/model/submission';
import type { ChainAccess } from './chain-access';
import { getMiddle, listVoices } from './outcome';
import { toParams } from './simulate';

const gwei = 1_000_000_000n;
/** Used where an endpoint does not tell a tip. */
const tipDefaultWei = gwei;
/** A tip is paid whatever the base fee is: a lying endpoint must not be able to drain an account by it. */
const tipMaxWei = 50n * gwei;
/** The EIP-7825 limit of one transaction. */
const gasMax = 16_777_216n;
/** Room over the estimate, in percent: the state may have moved on when it is mined. */
const gasRoomPercent = 130n;
/**
 * Room at least, for a call: an estimate in the second of the last block overwrites that second's vote checkpoints;
 * mined later the same call writes new ones, some 23,000 gas each, and moving stake writes up to four (votes, total,
 * and by VotesExtended balance and delegate).
 */
const gasRoomMin = 100_000n;

const blockSchema = v.object({ baseFeePerGas: v.nullish(quantity) });

/** The most that a person lets a unit of gas cost, in the settings. */
export type FeeCap = { readFeeCapWei: () => Promise<bigint> };

export type FeePerGas = Pick<Fee, 'maxFeePerGasWei' | 'maxPriorityFeePerGasWei'>;

/**
 * The fee per unit of gas: twice the base fee, so that it still fits after some full blocks, and a tip. Where endpoints
 * tell different numbers the middle one counts, the lower of two.
 * @throws {@link NoBaseFeeError}, {@link FeeTooHighError} and endpoint errors
 */
export async function readFeePerGas(
  chain: ChainAccess,
  chainId: ChainId,
  limitWei: bigint,
): Promise<FeePerGas> {
  const [blocks, tips] = await Promise.all([
    chain.askAll(chainId, 'eth_getBlockByNumber', ['latest', false]),
    chain.askAll(chainId, 'eth_maxPriorityFeePerGas', []),
  ]);
  const bases = listVoices(blocks, blockSchema).map(({ value }) => value.baseFeePerGas ?? null);
  const base = getMiddle(bases.filter((wei) => wei !== null));
  if (base === null) throw new NoBaseFeeError({ chainId });
  const tip = getMiddle(listVoices(tips, quantity).map(({ value }) => value)) ?? tipDefaultWei;
  const maxPriorityFeePerGasWei = tip > tipMaxWei ? tipMaxWei : tip;
  const maxFeePerGasWei = 2n * base + maxPriorityFeePerGasWei;
  if (maxFeePerGasWei > limitWei) throw new FeeTooHighError({ maxFeePerGasWei, limitWei });
  return { maxFeePerGasWei, maxPriorityFeePerGasWei };
}

/**
 * The gas a call needs, by the first endpoint's estimate with room; null when it cannot be told (the call reverts now).
 */
export async function estimateGas(
  chain: Pick<ChainAccess, 'ask'>,
  request: { chainId: ChainId; from: Address; call: Call },
): Promise<bigint | null> {
  try {
    const params = [toParams(request.from, request.call)];
    const answer = await chain.ask(request.chainId, 'eth_estimateGas', params);
    return withRoom(v.parse(quantity, answer), request.call);
  } catch {
    // Whether it fails, and why, is the simulation's to tell.
    return null;
  }
}

/** An estimate with room, within what a block takes. Sending coins alone (no data) needs no more than it did. */
export function withRoom(gas: bigint, { data }: Pick<Call, 'data'>): bigint {
  const parts = (gas * gasRoomPercent) / 100n;
  const least = data === '0x' ? gas : gas + gasRoomMin;
  const roomy = parts > least ? parts : least;
  return roomy > gasMax ? gasMax : roomy;
}

/** The fee of so much gas. */
export function toFee(gas: bigint, perGas: FeePerGas): Fee {
  return { gas, ...perGas, maxCostWei: gas * perGas.maxFeePerGasWei };
}
