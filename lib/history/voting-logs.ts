/** What the logs of a governor and a vault tell about voting, decoded. Sources: IGovernor, IVotes of OpenZeppelin 5. */
import {
  type Address,
  decodeAbiParameters,
  type Hex,
  hexToBigInt,
  slice,
  toEventSelector,
} from 'viem';
import type { ProposalId } from '@/lib/model/ids';
import type { Tally } from '@/lib/model/proposal';
import type { RawLog } from './logs';

const castTopic = toEventSelector('VoteCast(address,uint256,uint8,uint256,string)');
const castWithParamsTopic = toEventSelector(
  'VoteCastWithParams(address,uint256,uint8,uint256,string,bytes)',
);
const votesTopic = toEventSelector('DelegateVotesChanged(address,uint256,uint256)');
export const votingTopics: readonly Hex[] = [castTopic, castWithParamsTopic, votesTopic];

const number = { type: 'uint256' } as const;
const cast = [number, { type: 'uint8' }, number, { type: 'string' }] as const;
const castWithParams = [...cast, { type: 'bytes' }] as const;
const votes = [number, number] as const;

const reasonLengthMax = 280;
/** GovernorCountingFractional: 255 with three uint128 as parameters, against, for, abstain. */
const fractionalSupport = 255;
const fractionalBytes = 48;

export type VotingLog =
  | { kind: 'ballot'; proposalId: ProposalId; voter: Address; tally: Tally; reason: string }
  | { kind: 'votes'; account: Address; votes: bigint };

/** Null for one that tells something else, or lies about its own shape. */
export function decodeVotingLog({ topics, data }: RawLog): VotingLog | null {
  const [topic, account] = topics;
  if (account === undefined || account.length !== 66) return null;
  const who = slice(account, 12);
  try {
    if (topic === votesTopic) {
      const [, after] = decodeAbiParameters(votes, data);
      return { kind: 'votes', account: who, votes: after };
    }
    const [proposalId, support, weight, reason, params = '0x'] =
      topic === castTopic
        ? decodeAbiParameters(cast, data)
        : decodeAbiParameters(castWithParams, data);
    const tally = toTally(support, weight, params);
    return (
      tally && {
        kind: 'ballot',
        proposalId: proposalId as ProposalId,
        voter: who,
        tally,
        reason: reason.slice(0, reasonLengthMax),
      }
    );
  } catch {
    // Another event of the same name, or bytes that are none.
    return null;
  }
}

function toTally(support: number, weight: bigint, params: Hex): Tally | null {
  const none = { againstVotes: 0n, forVotes: 0n, abstainVotes: 0n };
  if (support === 0) return { ...none, againstVotes: weight };
  if (support === 1) return { ...none, forVotes: weight };
  if (support === 2) return { ...none, abstainVotes: weight };
  if (support !== fractionalSupport || params.length !== 2 + 2 * fractionalBytes) return null;
  const part = (index: number) => hexToBigInt(slice(params, 16 * index, 16 * index + 16));
  return { againstVotes: part(0), forVotes: part(1), abstainVotes: part(2) };
}
