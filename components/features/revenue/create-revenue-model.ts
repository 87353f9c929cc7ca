/** Revenue of one model: what is known, what may be claimed or paid in, and what waits for a signature. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import { type AmountInput, createAmountInput } from '@/components/ui/create-amount-input';
import type { RecordId } from '@/lib/model/ids';
import { isClaimable, type Revenue, type RevenueCurrency } from '@/lib/model/revenue';
import type { IntentKind, PreparedView } from '@/lib/model/submission';
import type { InputOf } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';
import { countIn } from './count-in';

export type RevenueAction = InputOf<'revenue.prepare'>['action'];

/** A prepared call that waits for the last look. */
export type Asked = { prepared: PreparedView; summary: string; again: () => void };

/** Something that is due, by currency. */
export type Due = { currency: RevenueCurrency; amount: bigint };

export type RevenueModel = {
  revenue: Resource<Revenue>;
  /** From ended epochs and from own contributions; only currencies with something in them. */
  rewards: ReadonlySignal<readonly Due[]>;
  earned: ReadonlySignal<readonly Due[]>;
  /** The token to pay in; the first accepted one until another is chosen. */
  token: Signal<string>;
  amount: AmountInput;
  currency: ReadonlySignal<RevenueCurrency | null>;
  balance: ReadonlySignal<bigint | null>;
  asked: ReadonlySignal<Asked | null>;
  /** The kind of what is being prepared, or was last. */
  prepare: Action<[action: RevenueAction, summary: string], void>;
  /** Gone back from the last look, or sent. */
  leave: () => void;
  onSubmitted: () => void;
  /** The kind of what was sent last. */
  sent: ReadonlySignal<IntentKind | null>;
  /** Just back from the last look of a payment's step; whoever goes on from there takes it back. */
  isBack: Signal<boolean>;
};

export function createRevenueModel({
  send,
  record,
}: {
  send: Send;
  record: RecordId;
}): RevenueModel {
  const revenue = createResource(() => send('revenue.read', { record }));
  const current = computed(() => getValue(revenue));
  const token = signal('');
  const currency = computed(() => findCurrency(current.value, token.value));
  const balance = computed(() => currency.value?.balance ?? null);
  const amount = createPaidAmount(currency, balance);
  const asked = signal<Asked | null>(null);
  const prepare = createAction(async (action: RevenueAction, summary: string) => {
    const prepared = countPayment(
      await send('revenue.prepare', { record, action }),
      'amount' in action
        ? current.value?.currencies.find(({ token: of }) => of === action.token)
        : undefined,
    );
    asked.value = { prepared, summary, again: () => void prepare.run(action, summary) };
  });
  const sent = signal<IntentKind | null>(null);
  const isBack = signal(false);
  const leave = () => {
    isBack.value = isPayment(asked.value?.prepared.kind ?? null);
    asked.value = null;
  };
  const onSubmitted = () => {
    sent.value = asked.value?.prepared.kind ?? null;
    leave();
  };
  return {
    revenue,
    rewards: computed(() => sumRewards(current.value)),
    earned: computed(() => sumEarned(current.value)),
    ...{ token, amount, currency, balance, asked, prepare, leave, onSubmitted, sent, isBack },
  };
}

/** One of the two steps of paying in. */
export function isPayment(kind: IntentKind | null): boolean {
  return kind === 'allow-revenue' || kind === 'pay-revenue';
}

/** A payment's amount in the digits of what it is paid in. */
function countPayment(prepared: PreparedView, currency: RevenueCurrency | undefined): PreparedView {
  if (currency === undefined) return prepared;
  return { ...prepared, decoded: countIn(prepared.decoded, currency.decimals) };
}

/** Digits follow the currency; the text stays when another is chosen. */
function createPaidAmount(
  currency: ReadonlySignal<RevenueCurrency | null>,
  max: ReadonlySignal<bigint | null>,
): AmountInput {
  const inputs = new Map<number, AmountInput>();
  const first = createAmountInput({ max });
  inputs.set(18, first);
  const pick = () => {
    const decimals = Math.min(currency.value?.decimals ?? 18, 20);
    const found = inputs.get(decimals) ?? createAmountInput({ decimals, max });
    inputs.set(decimals, found);
    if (found !== first) found.text.value = first.text.value;
    return found;
  };
  return {
    text: first.text,
    value: computed(() => pick().value.value),
    problem: computed(() => pick().problem.value),
    fill: () => {
      const input = pick();
      input.fill();
      first.text.value = input.text.value;
    },
  };
}

function findCurrency(revenue: Revenue | null, token: string): RevenueCurrency | null {
  const accepted = revenue?.currencies.filter((one) => one.accepted) ?? [];
  return accepted.find((one) => one.token === token) ?? accepted[0] ?? null;
}

/** What ended epochs hold for the account. */
export function sumRewards(revenue: Revenue | null): readonly Due[] {
  if (!revenue?.account) return [];
  const due = revenue.rewards.filter((reward) => isClaimable(reward, revenue.at.timestamp));
  return sumByCurrency(revenue, (token) =>
    due.filter((one) => one.token === token).map((one) => one.due),
  );
}

/** What the account's contributions hold for it. */
export function sumEarned(revenue: Revenue | null): readonly Due[] {
  const account = revenue?.account?.toLowerCase();
  if (!revenue || account === undefined) return [];
  const own = revenue.credited.filter((one) => one.account.toLowerCase() === account);
  return sumByCurrency(revenue, (token) => own.map(({ due }) => due[token.toLowerCase()] ?? 0n));
}

function sumByCurrency(
  { currencies }: Revenue,
  list: (token: string) => readonly bigint[],
): readonly Due[] {
  return currencies
    .map((currency) => ({
      currency,
      amount: list(currency.token).reduce((sum, one) => sum + one, 0n),
    }))
    .filter(({ amount }) => amount > 0n);
}
