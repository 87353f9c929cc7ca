/** Calls to router and contributions, to be signed elsewhere. Sources: IRevenueRouter, IContributions, ERC-20. */
import { type Address, encodeFunctionData } from 'viem';
import { contributionsAbi } from '@/lib/chain/abi/contributions';
import { revenueRouterAbi } from '@/lib/chain/abi/revenue-router';
import { deployment } from '@/lib/chain/deployment';
import { encodeErc20 } from '@/lib/chain/erc20';
import type { Call } from '@/lib/model/call';
import {
  type ContributionKind,
  contributionKinds,
  type Evidence,
  isClaimable,
  type Revenue,
  type WaitingPot,
} from '@/lib/model/revenue';

const { revenueRouter, contributions } = deployment;

/** One claim of everything that is due from ended epochs, in all currencies; null when nothing is. */
export function prepareClaimRewards({ record, rewards, at }: Revenue): Call | null {
  const due = rewards.filter((reward) => isClaimable(reward, at.timestamp));
  const tokens = [...new Set(due.map(({ token }) => token))];
  const claims = tokens.map((token) => ({
    id: record.id,
    token,
    epochs: due.filter((reward) => reward.token === token).map(({ epoch }) => epoch),
  }));
  if (claims.length === 0) return null;
  const data = encodeFunctionData({
    abi: revenueRouterAbi,
    functionName: 'claim',
    args: [claims],
  });
  return { to: revenueRouter, data, valueWei: 0n };
}

/** One claim of everything the account's contributions earned; null when there is nothing. */
export function prepareClaimContributions(revenue: Revenue): Call | null {
  const { record, account, credited, currencies } = revenue;
  const own = credited.filter((one) => one.account.toLowerCase() === account?.toLowerCase());
  const claims = currencies.flatMap(({ token }) => {
    const earning = own.filter(({ due }) => (due[token.toLowerCase()] ?? 0n) > 0n);
    const indexes = earning.map(({ index }) => index);
    return indexes.length > 0 ? [{ id: record.id, token, indexes }] : [];
  });
  if (claims.length === 0) return null;
  const data = encodeFunctionData({
    abi: contributionsAbi,
    functionName: 'claim',
    args: [claims],
  });
  return { to: contributions, data, valueWei: 0n };
}

type Payment = { token: Address; amount: bigint };

/** Lets the router take exactly this much; nothing takes an earlier allowance back. */
export function prepareAllowRevenue({ token, amount }: Payment): Call {
  return { to: token, data: encodeErc20('approve', revenueRouter, amount), valueWei: 0n };
}

/** Pays revenue in; the router must be allowed the amount before. */
export function preparePayRevenue(record: bigint, { token, amount }: Payment): Call {
  const args = [record, token, amount] as const;
  const data = encodeFunctionData({ abi: revenueRouterAbi, functionName: 'pay', args });
  return { to: revenueRouter, data, valueWei: 0n };
}

const handOn = {
  treasury: 'payTreasury',
  incentives: 'fundIncentives',
  unsplit: 'distribute',
} as const satisfies Record<WaitingPot, string>;

/** Sends all that waits in a pot to where it belongs. */
export function prepareHandOnRevenue(
  record: bigint,
  { pot, token }: { pot: WaitingPot; token: Address },
): Call {
  const functionName = handOn[pot];
  const data = encodeFunctionData({ abi: revenueRouterAbi, functionName, args: [record, token] });
  return { to: revenueRouter, data, valueWei: 0n };
}

/** Shows evidence of a contribution and asks for a weight. */
export function prepareSubmitEvidence(
  record: bigint,
  evidence: Evidence & { kind: ContributionKind; askedWeight: bigint },
): Call {
  const kind = contributionKinds.indexOf(evidence.kind);
  const args = [record, { ...evidence, kind }] as const;
  const data = encodeFunctionData({ abi: contributionsAbi, functionName: 'submit', args });
  return { to: contributions, data, valueWei: 0n };
}
