/** Why the contracts would refuse a move: found in an error, and as a sentence with amounts and times a person can read. Pure. */
import { BaseError, ContractFunctionRevertedError } from 'viem';
import { formatRate, formatTokens, namePlace } from './describe';
import type { Refusal, VaultFacts } from './types';

type Token = Pick<VaultFacts, 'decimals' | 'symbol'>;
type Words = {
  tokens: (at: number) => string;
  rate: (at: number) => string;
  pool: (at: number) => string;
  time: (at: number) => string;
  number: (at: number) => bigint;
};

/** By the error's name; of its values in the contract's order. */
const sentences: Readonly<Record<string, (words: Words) => string>> = {
  PoolAdapterPriceDeviation: ({ number }) => describePrice(number(0), number(1), number(2)),
  PoolAdapterTooYoung: ({ time }) =>
    `the pool has not been watched for long enough before ${time(0)}`,
  PoolAdapterTooShallow: ({ tokens }) =>
    `the pool holds ${tokens(0)}, and ${tokens(1)} are asked for`,
  PoolAllocatorCoolingDown: ({ pool, time }) =>
    `stake of ${pool(0)} moved a moment ago; it may again at ${time(1)}`,
  PoolAllocatorNotMeasured: ({ pool, time, number }) =>
    number(1) === 0n
      ? `${pool(0)} was never sampled`
      : `the demand of ${pool(0)} is not measured yet; a sample is due at ${time(1)}`,
  PoolAllocatorHeld: ({ pool, time }) =>
    `what came into ${pool(0)} lately must stay there until ${time(1)}`,
  PoolAllocatorEdgeTooSmall: ({ rate, number }) =>
    `it would gain ${formatRate(number(1) - number(0))} a year, and the vault asks for ${rate(2)}`,
  PoolAllocatorNotWorthIt: ({ tokens }) =>
    `it would earn ${tokens(0)} for as long as it must stay, and cost ${tokens(1)}`,
  PoolAllocatorMovesTooMuch: ({ tokens }) =>
    `${tokens(0)} are more than the ${tokens(1)} that may still move within the vault's window`,
  PoolAllocatorMoveTooSmall: ({ tokens }) =>
    `${tokens(0)} are less than the least that moves, ${tokens(1)}`,
  StakePoolsTooMuchDeployed: ({ tokens }) =>
    `${tokens(0)} would then lie in pools, and the vault allows ${tokens(1)}`,
  StakePoolsCapExceeded: ({ pool, tokens }) =>
    `${tokens(1)} would then lie in ${pool(0)}, and the vault allows ${tokens(2)} there`,
  StakePoolsRiskCapExceeded: ({ tokens }) =>
    `${tokens(1)} would then share one risk, and the vault allows ${tokens(2)}`,
  StakePoolsIdleTooLow: ({ tokens }) =>
    `${tokens(0)} would then stay idle, and the vault asks for ${tokens(1)}`,
  StakePoolsLossTooHigh: ({ tokens }) =>
    `it would lose ${tokens(1)} on the way, and the vault allows ${tokens(2)}`,
  StakePoolsTooLittle: ({ tokens }) =>
    `only ${tokens(1)} would arrive, and ${tokens(2)} must at least`,
  StakePoolsSilent: ({ pool }) => `${pool(0)} does not say what it holds`,
};

/** The sentence, or the error as it is where it is none of a move's. */
export function describeRefusal({ name, values, text }: Refusal, token: Token): string {
  const sentence = Object.hasOwn(sentences, name) ? sentences[name] : undefined;
  if (!sentence || !values) return text;
  const number = (at: number) => BigInt(values[at] as bigint);
  return sentence({
    number,
    tokens: (at) => formatTokens(number(at), token),
    rate: (at) => formatRate(number(at)),
    pool: (at) => namePlace(values[at] as `0x${string}`),
    time: (at) => formatTime(number(at)),
  });
}

function describePrice(spot: bigint, average: bigint, maxBps: bigint): string {
  const bps = average === 0n ? 0 : Number(((spot - average) * 10_000n) / average);
  const off = `${Math.abs(bps) / 100} % ${bps < 0 ? 'below' : 'above'}`;
  return `the pool's price is ${off} its average, and at most ${Number(maxBps) / 100} % are allowed`;
}

function formatTime(seconds: bigint): string {
  // No date goes so far.
  if (seconds > 8_640_000_000_000n) return 'no time at all';
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Whether a call was run and came to nothing, in whatever words the node has for it. */
export function isExecution(error: unknown): boolean {
  return error instanceof Error && /revert|execution error/i.test(error.message);
}

/** The contracts' own error with its values, or what is known of another's; null when nothing was reverted. */
export function findRefusal(error: unknown): Refusal | null {
  if (!(error instanceof BaseError)) return null;
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  if (!(reverted instanceof ContractFunctionRevertedError)) return null;
  const { data, reason, signature } = reverted;
  if (data) {
    const values = data.args ?? [];
    return { name: data.errorName, text: `${data.errorName}(${values.join(', ')})`, values };
  }
  return { name: 'unknown', text: reason ?? `an error not of ours (${signature ?? 'no data'})` };
}
