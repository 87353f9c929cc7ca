/** Why an account can or cannot vote on a proposal (DESIGN 4.7). Pure. */
import { type Address, zeroAddress } from 'viem';
import type { Power, PowerReason } from '@/lib/model/account';

/** What the chain says of an account and a proposal, at one block. Votes and shares in the share's smallest unit. */
export type PowerFacts = {
  account: Address;
  /** Null while the snapshot is ahead. */
  snapshot: {
    votes: bigint;
    /** Own shares then, wherever their votes went. */
    shares: bigint;
    delegate: Address;
  } | null;
  /** Part of the votes that was cast. */
  used: bigint;
  hasVoted: boolean;
  now: { votes: bigint; shares: bigint; isUnstaking: boolean };
};

/** Votes at the snapshot and now, and the one reason that explains them. */
export function explainPower(facts: PowerFacts): Power {
  const { snapshot, used, hasVoted, now } = facts;
  return {
    atSnapshot: snapshot?.votes ?? null,
    used,
    now: now.votes,
    hasVoted,
    reason: getReason(facts),
  };
}

function getReason({ account, snapshot, used, now }: PowerFacts): PowerReason {
  if (snapshot === null) return 'snapshot-ahead';
  if (snapshot.votes > used) return 'has-power';
  if (snapshot.votes > 0n) return 'all-used';
  if (snapshot.shares > 0n) return getDelegationReason(account, snapshot.delegate);
  if (now.shares > 0n) return 'staked-after-snapshot';
  return now.isUnstaking ? 'unstaking' : 'no-stake';
}

function getDelegationReason(account: Address, delegate: Address): PowerReason {
  const isOther = delegate !== zeroAddress && delegate.toLowerCase() !== account.toLowerCase();
  return isOther ? 'delegated-away' : 'not-delegated';
}
