/** What the keeper says, in words. */
import { BaseError, formatEther, formatUnits } from 'viem';
import type { Decision } from './decide';
import type { Move, Place, VaultFacts } from './types';

/** `WHSP #5`, the record's id being what a name is not: one of a kind. */
export function nameVault({ symbol, id }: Pick<VaultFacts, 'symbol' | 'id'>): string {
  return `${symbol} #${id}`;
}

export function namePlace(place: Place): string {
  return place === 'idle' ? 'idle' : `${place.slice(0, 8)}…${place.slice(-4)}`;
}

export function nameMove({ from, to }: Pick<Move, 'from' | 'to'>): string {
  return `${namePlace(from)} → ${namePlace(to)}`;
}

/** 18 decimals of growth per year as a percentage. */
export function formatRate(rate: bigint): string {
  return `${(Number(rate) / 1e16).toFixed(2)} %`;
}

export function formatTokens(
  amount: bigint,
  { decimals, symbol }: Pick<VaultFacts, 'decimals' | 'symbol'>,
): string {
  return `${shorten(formatUnits(amount, decimals))} ${symbol}`;
}

export function formatCoins(wei: bigint): string {
  return `${shorten(formatEther(wei))} coins`;
}

/** At most six digits that tell something. */
function shorten(text: string): string {
  const value = Number(text);
  if (value === 0 || value >= 1e15) return text;
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}

/** Why a call is or is not sent. */
export function describeDecision(decision: Decision): string {
  if (decision.act) {
    return `pays ${formatCoins(decision.tipWei)} for ${formatCoins(decision.costWei)} of gas`;
  }
  switch (decision.why) {
    case 'no-price':
      return 'no --token-price for this token, so its tip counts as nothing';
    case 'does-not-pay':
      return `the tip is worth ${formatCoins(decision.tipWei)}, its gas ${formatCoins(decision.costWei)}`;
    case 'no-gas':
      return `this account holds ${formatCoins(decision.balanceWei)} and the gas may cost ${formatCoins(decision.costWei)}: send it coins`;
    case 'spend-cap':
      return `with ${formatCoins(decision.costWei)} more, today's ${formatCoins(decision.spentWei)} would exceed --max-spend ${formatCoins(decision.maxSpendWei)}`;
  }
}

/** On one line. viem's full message holds the endpoint's address, which may hold a key. */
export function describeFailure(error: unknown): string {
  if (error instanceof BaseError) {
    return `${error.shortMessage} ${error.details}`.replaceAll(/\s+/g, ' ').trim();
  }
  return error instanceof Error ? error.message : String(error);
}
