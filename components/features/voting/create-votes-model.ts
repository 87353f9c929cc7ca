import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type AsyncState, getValue, type Readable } from '@/components/ui/async-state';
import { toErrorData } from '@/lib/errors/base';
import type { Power } from '@/lib/model/account';
import { formatRecordId } from '@/lib/model/caip';
import type { Proposal } from '@/lib/model/proposal';
import type { Holding } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';

/** A holding with the computer's time of its read, so that the chain's time can be told. */
export type TimedHolding = Holding & { readAtMs: number };

/** A proposal that may want my vote, with the model it belongs to. */
export type VoteItem = { key: string; holding: TimedHolding; proposal: Proposal };

export type VotesModel = {
  /** Those in which voting is open, soonest end first; then those that open later. */
  items: ReadonlySignal<readonly VoteItem[]>;
  /** What I can vote with, by item; read apart, because it carries the account. */
  powers: ReadonlySignal<ReadonlyMap<string, AsyncState<Power>>>;
  /** Items that wait for a vote of mine, as far as is known. */
  waiting: ReadonlySignal<number>;
  /** Reads the powers of the items that have none yet, or all of them. */
  loadPowers: (again?: boolean) => Promise<void>;
};

/** Reads at once; more wait their turn. */
const readsMax = 3;

/** Names an item on every page: record and proposal. */
export function getVoteKey(of: Pick<Proposal, 'record' | 'id'>): string {
  return `${formatRecordId(of.record)}#${of.id}`;
}

/** What there is to vote on over all models of the account. */
export function createVotesModel(of: {
  send: Send;
  holdings: Readable<readonly TimedHolding[]>;
}): VotesModel {
  const powers = signal<ReadonlyMap<string, AsyncState<Power>>>(new Map());
  const items = computed(() =>
    (getValue(of.holdings) ?? [])
      .flatMap((holding) =>
        holding.open.map((proposal) => ({ key: getVoteKey(proposal), holding, proposal })),
      )
      .toSorted(byUrgency),
  );
  const waiting = computed(
    () =>
      items.value.filter(({ key, proposal }) => {
        const power = powers.value.get(key);
        const unknown = power?.status !== 'ready';
        return proposal.state === 'active' && (unknown || power.value.reason === 'has-power');
      }).length,
  );
  const put = (key: string, state: AsyncState<Power>) => {
    powers.value = new Map(powers.value).set(key, state);
  };
  const read = async ({ key, proposal }: VoteItem) => {
    if (powers.value.get(key)?.status !== 'ready') put(key, { status: 'loading' });
    try {
      const { record, id } = proposal;
      const { power } = await of.send('ballot.read', { record, proposalId: id });
      put(key, { status: 'ready', value: power });
    } catch (error) {
      put(key, { status: 'failed', code: toErrorData(error).code });
    }
  };
  const loadPowers = async (again = false) => {
    const queue = items.value.filter(
      ({ key }) => again || !['ready', 'loading'].includes(powers.value.get(key)?.status ?? ''),
    );
    const work = async () => {
      for (let item = queue.shift(); item; item = queue.shift()) await read(item);
    };
    await Promise.all(Array.from({ length: readsMax }, work));
  };
  return { items, powers, waiting, loadPowers };
}

function byUrgency(a: VoteItem, b: VoteItem): number {
  const [first, second] = [a, b].map(({ proposal }) => (proposal.state === 'active' ? 0 : 1));
  if (first !== second) return (first ?? 0) - (second ?? 0);
  const when = ({ proposal }: VoteItem) =>
    proposal.state === 'active' ? proposal.deadline : proposal.snapshot;
  return when(a) < when(b) ? -1 : 1;
}
