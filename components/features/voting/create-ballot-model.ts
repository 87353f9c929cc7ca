import { batch, computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import { type AmountInput, createAmountInput } from '@/components/ui/create-amount-input';
import { createKept, type FormStore, keep } from '@/components/ui/kept';
import type { RecordId } from '@/lib/model/ids';
import { type BallotChoice, type ProposalState, supports } from '@/lib/model/proposal';
import type { PreparedView } from '@/lib/model/submission';
import type { InputOf, OutputOf } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';

export type BallotView = OutputOf<'ballot.read'> & { readAtMs: number };
export type BallotKind = 'for' | 'against' | 'abstain' | 'split';
export type Step = InputOf<'proposal.advance'>['step'];

export type Split = {
  for: AmountInput;
  against: AmountInput;
  abstain: AmountInput;
  /** The three together; null while one is no amount. */
  sum: ReadonlySignal<bigint | null>;
};

export type BallotModel = {
  ballot: Resource<BallotView>;
  kind: Signal<string>;
  split: Split;
  reason: Signal<string>;
  /** What is left to vote with. */
  remaining: ReadonlySignal<bigint | null>;
  /** The vote as filled in; null while it is none. */
  choice: ReadonlySignal<BallotChoice | null>;
  prepare: Action<[], PreparedView>;
  /** Moves a decided proposal on. */
  advance: Action<[step: Step], PreparedView>;
  /** Empties the form once its vote is on its way. */
  clear: () => void;
};

/** Longest reason, in characters. */
export const reasonLengthMax = 10_000;

type Options = {
  send: Send;
  record: RecordId;
  proposalId: bigint;
  /** Names the form among the kept ones. */
  key: string;
  forms: FormStore;
  now: () => number;
};

/** One proposal and the vote that is being filled in for it. */
export function createBallotModel(options: Options): BallotModel {
  const { send, record, proposalId, key, forms } = options;
  const ballot = createResource(async () => ({
    ...(await send('ballot.read', { record, proposalId })),
    readAtMs: options.now(),
  }));
  const remaining = computed(() => {
    const power = getValue(ballot)?.power;
    return power?.atSnapshot == null ? null : power.atSnapshot - power.used;
  });
  const kind = createKept(forms, `${key}/kind`);
  const reason = createKept(forms, `${key}/reason`);
  const split = createSplit(remaining, forms, key);
  const choice = computed(() => getChoice(kind.value, split, remaining.value));
  const prepare = createAction(() => {
    if (choice.value === null) throw new TypeError('There is no vote to prepare.');
    return send('ballot.prepare', {
      record,
      proposalId,
      choice: choice.value,
      reason: reason.value.trim(),
    });
  });
  const advance = createAction((step: Step) =>
    send('proposal.advance', { record, proposalId, step }),
  );
  const clear = () =>
    batch(() => {
      for (const text of [kind, reason, ...supports.map((part) => split[part].text)])
        text.value = '';
    });
  return { ballot, kind, split, reason, remaining, choice, prepare, advance, clear };
}

function createSplit(max: ReadonlySignal<bigint | null>, forms: FormStore, key: string): Split {
  const create = (part: string) => {
    const input = createAmountInput({ max, optional: true });
    keep(forms, `${key}/${part}`, input.text);
    return input;
  };
  const parts = { for: create('for'), against: create('against'), abstain: create('abstain') };
  const sum = computed(() => {
    const values = supports.map((part) => parts[part].value.value);
    return values.reduce<bigint | null>(
      (total, value) => (total === null || value === null ? null : total + value),
      0n,
    );
  });
  return { ...parts, sum };
}

function getChoice(kind: string, split: Split, remaining: bigint | null): BallotChoice | null {
  if (remaining === null || remaining === 0n) return null;
  const support = supports.find((one) => one === kind);
  if (support) return { kind: 'nominal', support };
  const sum = split.sum.value;
  if (kind !== 'split' || sum === null || sum === 0n || sum > remaining) return null;
  const [forVotes, againstVotes, abstainVotes] = [split.for, split.against, split.abstain].map(
    (part) => part.value.value ?? 0n,
  );
  return {
    kind: 'fractional',
    tally: {
      forVotes: forVotes ?? 0n,
      againstVotes: againstVotes ?? 0n,
      abstainVotes: abstainVotes ?? 0n,
    },
  };
}

/** The step that moves a proposal on from its state, where there is one. */
export function getNextProposalStep(of: {
  state: ProposalState;
  etaSeconds: bigint;
  now: bigint;
}): Step | null {
  if (of.state === 'succeeded') return 'queue';
  return of.state === 'queued' && of.etaSeconds <= of.now ? 'execute' : null;
}
