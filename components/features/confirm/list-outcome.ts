/** What a trial run's events say of the account that would sign. Sources: ERC-20, ERC-721, IGovernor. */
import type { Address, Hex } from 'viem';
import type { TrialEvent } from '@/lib/model/submission';

export type OutcomeLine =
  | {
      what: 'leaves' | 'arrives';
      token: Address;
      contractName: string | null;
      /** An amount in the token's smallest unit, or the number of one of a kind. */
      value: bigint;
      isNumber: boolean;
    }
  /** As GovernorCountingFractional counts it: 0, 1, 2, or 255 for parts. */
  | { what: 'vote'; support: number; votes: bigint };

/** Topics of Transfer(address,address,uint256). */
const transfer = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
/** VoteCast and VoteCastWithParams of IGovernor: both begin with proposal, support and weight. */
const votes: ReadonlySet<string> = new Set([
  '0xb8e138887d0aa13bab447e82de9d5c1777041ecd21ca36ba824ff1e6c07ddda4',
  '0xe2babfbac5889a709b63bb7f598b324e08bc5a4fb9ec647fb3cbc9ec07eb8712',
]);

/** Tokens that leave or reach an account and the votes it casts, in their order. */
export function listOutcome(
  events: readonly TrialEvent[],
  account: Address,
): readonly OutcomeLine[] {
  const own = `0x${account.slice(2).toLowerCase().padStart(64, '0')}`;
  return events.flatMap((event) => {
    const [kind = '', first] = event.topics;
    if (kind === transfer) return readTransfer(event, own);
    // Anybody may emit the words of a vote; a governor of ours counts it.
    const isVote = votes.has(kind) && first === own && event.contractName === 'ModelGovernor';
    return isVote && event.data.length >= 2 + 3 * 64 ? [readVote(event.data)] : [];
  });
}

function readTransfer(event: TrialEvent, own: string): readonly OutcomeLine[] {
  const { address: token, contractName, topics, data } = event;
  const [, from, to, id] = topics;
  const isNumber = topics.length === 4 && data === '0x';
  const isAmount = topics.length === 3 && data.length === 66;
  if (!isNumber && !isAmount) return [];
  if (from === to || (from !== own && to !== own)) return [];
  const value = BigInt(isNumber ? (id ?? 0) : data);
  return [{ what: from === own ? 'leaves' : 'arrives', token, contractName, value, isNumber }];
}

function readVote(data: Hex): OutcomeLine {
  const word = (at: number) => BigInt(`0x${data.slice(2 + 64 * at, 66 + 64 * at)}`);
  return { what: 'vote', support: Number(word(1)), votes: word(2) };
}
