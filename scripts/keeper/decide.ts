/** Whether a call is sent: what it pays against what it costs. Pure. */

/** All amounts in the smallest unit of the chain's coin, except the tip, which is in the vault's token. */
export type Facts = {
  tip: bigint;
  tokenDecimals: number;
  /** What one whole token is worth to the operator; null when the operator gave none. */
  tokenPriceWei: bigint | null;
  gas: bigint;
  gasPriceWei: bigint;
  /** What the chain takes for the data besides. */
  rollupFeeWei: bigint;
  balanceWei: bigint;
  /** Spent on this day already, with what a transaction under way may still cost. */
  spentWei: bigint;
  maxSpendWei: bigint;
  /** What the call may cost beyond its tip. */
  lossAllowedWei: bigint;
};

export type Decision =
  | { act: true; tipWei: bigint; costWei: bigint }
  | { act: false; why: 'no-price' }
  | { act: false; why: 'does-not-pay'; tipWei: bigint; costWei: bigint }
  | { act: false; why: 'no-gas'; balanceWei: bigint; costWei: bigint }
  | { act: false; why: 'spend-cap'; spentWei: bigint; maxSpendWei: bigint; costWei: bigint };

/** Equal is not enough: a call that pays exactly what it costs is not sent. */
export function decide(facts: Facts): Decision {
  const { tip, tokenPriceWei, tokenDecimals, lossAllowedWei } = facts;
  const costWei = facts.gas * facts.gasPriceWei + facts.rollupFeeWei;
  if (tokenPriceWei === null && tip > 0n && costWei > lossAllowedWei) {
    return { act: false, why: 'no-price' };
  }
  const tipWei = (tip * (tokenPriceWei ?? 0n)) / 10n ** BigInt(tokenDecimals);
  if (tipWei + lossAllowedWei <= costWei) {
    return { act: false, why: 'does-not-pay', tipWei, costWei };
  }
  const { balanceWei, spentWei, maxSpendWei } = facts;
  if (spentWei + costWei > maxSpendWei) {
    return { act: false, why: 'spend-cap', spentWei, maxSpendWei, costWei };
  }
  if (balanceWei < costWei) return { act: false, why: 'no-gas', balanceWei, costWei };
  return { act: true, tipWei, costWei };
}

/** What a call is worth to the operator; null when it is not sent. */
export function gainOf(decision: Decision): bigint | null {
  return decision.act ? decision.tipWei - decision.costWei : null;
}
