/** Participation of a model: the newest proposals' turnout, and what the accounts found in logs hold and cast. */
import { type Address, getAddress } from 'viem';
import type { Network } from '@/lib/chain/networks';
import { type ParticipationRead, readParticipation } from '@/lib/chain/participation-lens';
import { getWeaker } from '@/lib/chain/weaker';
import type { ProposalId } from '@/lib/model/ids';
import {
  holdersMax,
  type Participation,
  recordsMax,
  type Turnout,
  type Voter,
  type VoterRecord,
} from '@/lib/model/participation';
import type { ProposalBrief } from '@/lib/model/proposal';
import { type HistorySubject, readHistoryState } from './advance';
import { type Ballot, readFound, type VotesTold } from './index';
import { addTallies, compareTally, judgeRecord } from './records';

type Subject = HistorySubject & {
  recordId: bigint;
  /** Newest first. */
  briefs: readonly ProposalBrief[];
  titles: ReadonlyMap<ProposalId, string>;
};

/**
 * What is known with the logs read so far; reads none itself.
 * @throws {@link EndpointsDisagreeError} and endpoint errors
 */
export async function readParticipationOf(
  network: Network,
  subject: Subject,
  now: () => number,
): Promise<Omit<Participation, 'more'>> {
  const { recordId, briefs, titles, governor, vault } = subject;
  const { ballots, accounts } = await readFound({ chainId: network.chainId, governor });
  const ranked = rankAccounts(accounts, ballots);
  const proposalIds = briefs.map(({ id }) => id);
  const [first, rest] = [ranked.slice(0, recordsMax), ranked.slice(recordsMax, holdersMax)];
  // The vault holds what is in escrow; everybody else's shares vote through somebody.
  const asked = [...first, vault];
  const told = await readParticipation(network, { recordId, proposalIds, accounts: asked }, now);
  const others =
    rest.length === 0
      ? { ...told, value: { ...told.value, voters: [] } }
      : await readParticipation(network, { recordId, proposalIds: [], accounts: rest }, now);
  const { provenance, at } = getWeaker(told, others);
  const byProposal = groupBy(ballots, ({ proposalId }) => proposalId);
  const voters = [
    ...toVoters(first, told.value, (voter, account) =>
      toRecords(briefs, voter, account, byProposal),
    ),
    ...toVoters(rest, others.value, () => []),
  ];
  return {
    proposals: briefs.map((brief, index) =>
      toTurnout(brief, {
        title: titles.get(brief.id) ?? '',
        supply: told.value.supplies[index] ?? 0n,
        ballots: byProposal.get(brief.id) ?? [],
      }),
    ),
    voters: voters.filter(({ votes }) => votes > 0n).sort(compareVotes),
    votersLeftOut: Math.max(0, ranked.length - holdersMax),
    supply: told.value.supply,
    escrowed: told.value.voters[first.length]?.shares ?? 0n,
    provenance,
    timestamp: at.timestamp,
    history: await readHistoryState(network, subject),
  };
}

/** Accounts by the votes that logs tell of them last; of those that only voted, by what they cast. */
export function rankAccounts(
  accounts: readonly VotesTold[],
  ballots: readonly Ballot[],
): readonly Address[] {
  const votes = new Map(accounts.map((one) => [one.account, one.votes]));
  for (const { voter, tally } of ballots) {
    const { againstVotes, forVotes, abstainVotes } = tally;
    if (!votes.has(voter)) votes.set(voter, againstVotes + forVotes + abstainVotes);
  }
  return [...votes].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([one]) => one);
}

function toTurnout(
  { id, state, deadline, tally, quorum }: ProposalBrief,
  { title, supply, ballots }: { title: string; supply: bigint; ballots: readonly Ballot[] },
): Turnout {
  const found = compareTally(addTallies(ballots.map((ballot) => ballot.tally)), tally);
  const known = quorum === null ? null : supply;
  return { id, title, state, deadline, tally, quorum, supply: known, found };
}

function toVoters(
  accounts: readonly Address[],
  { voters }: ParticipationRead,
  getRecords: (
    voter: ParticipationRead['voters'][number],
    account: Address,
  ) => readonly VoterRecord[],
): readonly Voter[] {
  return accounts.flatMap((account, index) => {
    const voter = voters[index];
    if (!voter) return [];
    const { votes, shares, delegate } = voter;
    const votesItself = delegate.toLowerCase() === account.toLowerCase();
    const shown = getAddress(account);
    return [{ account: shown, votes, shares, votesItself, records: getRecords(voter, account) }];
  });
}

function toRecords(
  briefs: readonly ProposalBrief[],
  { past, used }: ParticipationRead['voters'][number],
  account: Address,
  byProposal: ReadonlyMap<ProposalId, readonly Ballot[]>,
): readonly VoterRecord[] {
  return briefs.map((brief, index) => {
    const own = (byProposal.get(brief.id) ?? []).filter(({ voter }) => voter === account);
    return judgeRecord(brief, { past: past[index] ?? 0n, used: used[index] ?? 0n }, own);
  });
}

function compareVotes(a: Voter, b: Voter): number {
  if (a.votes === b.votes) return a.account < b.account ? -1 : 1;
  return a.votes < b.votes ? 1 : -1;
}

function groupBy<Value, Key>(
  values: readonly Value[],
  getKey: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(getKey(value));
    if (group) group.push(value);
    else groups.set(getKey(value), [value]);
  }
  return groups;
}
