/** Reads of RevenueLens by quorum: all that a view of a model's revenue shows, at one block. */
import {
  type Address,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  zeroAddress,
} from 'viem';
import {
  type Contribution,
  contributionKinds,
  contributionStatuses,
  type Revenue,
  type RevenueSplits,
} from '@/lib/model/revenue';
import { revenueLensAbi } from './abi/revenue-lens';
import { deployment } from './deployment';
import type { Network } from './networks';
import { readPointed } from './read-pointed';

type Told = ContractFunctionReturnType<typeof revenueLensAbi, 'view', 'revenue'>;
type ToldContribution = Told['submitted'][number];

const functionName = 'revenue';

/**
 * One model's revenue with an account's part in it; texts of evidence are not in it yet.
 * @throws the errors of {@link readPointed}
 */
export async function readRevenueState(
  network: Network,
  of: { record: Revenue['record']; account: Address | null },
  now: () => number,
): Promise<Revenue> {
  const { record, account } = of;
  const abi = revenueLensAbi;
  const args = [record.id, account ?? zeroAddress] as const;
  const data = encodeFunctionData({ abi, functionName, args });
  const decode = (answer: Hex) => {
    const told = decodeFunctionResult({ abi, functionName, data: answer });
    return { ...toRevenue(told), point: told.point };
  };
  const call = { to: deployment.revenueLens, data, decode };
  const { value, at, provenance } = await readPointed(network, call, now);
  const { point: _, ...state } = value;
  return { record, account, at, provenance, ...state };
}

type RevenueState = Omit<Revenue, 'record' | 'account' | 'at' | 'provenance'>;

function toRevenue(told: Told): RevenueState {
  const { epochs, totalWeight, creditedCount } = told;
  const tokens = told.currencies.map(({ token }) => token.toLowerCase());
  return {
    epochs,
    totalWeight,
    creditedCount,
    splits: toSplits(told.splits),
    currencies: told.currencies.map(({ pots, decimals, ...currency }) => ({
      ...currency,
      ...pots,
      decimals: Number(decimals),
    })),
    rewards: told.rewards,
    credited: told.credited.map(({ contribution, due }) => ({
      ...toContribution(contribution),
      due: Object.fromEntries(tokens.map((token, i) => [token, due[i] ?? 0n])),
    })),
    submitted: told.submitted.map(toContribution),
  };
}

/** All parts are zero until they were set: they add up to 10,000 then. */
function toSplits({ parents, currencies: _, ...parts }: Told['splits']): RevenueSplits | null {
  const sum = [...Object.values(parts), ...parents.map(({ bps }) => bps)].reduce(
    (a, b) => a + b,
    0,
  );
  if (sum === 0) return null;
  return { ...parts, parents: parents.map(({ id, bps }) => ({ id: BigInt(id), bps })) };
}

/** @throws when the contract has a kind or a status that this release has not: then the answer is none. */
function toContribution(told: ToldContribution): Contribution {
  const kind = contributionKinds[told.kind];
  const status = contributionStatuses[told.status];
  if (!kind || !status) throw new RangeError('A kind or status of another release.');
  const { index, account, askedWeight, weight, blockNumber, evidenceHash } = told;
  return {
    ...{ index, account, kind, status, askedWeight, weight, blockNumber, evidenceHash },
    evidence: null,
    due: {},
  };
}
