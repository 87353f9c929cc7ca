/** Ending an incentive before its last day, and taking back what its budget has left. */
import { formatPlainAmount } from '@/lib/format/amount';
import { t } from '@/lib/i18n';
import type { ComposingContext } from '@/lib/model/composing';
import { getSmaller, type Pool, rateOne, type StakeState } from '@/lib/model/pools';
import { type Read, readAmount, toWholeTokens } from './amounts';
import { type Fields, finish, type IntentOf, missing, type ParsedForm, wrong } from './types';

type Ending = Extract<IntentOf<'pools'>, { change: 'end' }>;
export type Programme = Pool & { programme: NonNullable<Pool['programme']> };

const yearSeconds = 365n * 86_400n;
/** Time for somebody to queue and to execute, beyond what the rules ask. */
const spareSeconds = 7n * 86_400n;
const spans: readonly string[] = [
  'voting-delay',
  'voting-period',
  'late-quorum-extension',
  'timelock-delay',
];

/** Incentives that are not over. */
export function listProgrammes({ pools, timestamp }: StakeState): readonly Programme[] {
  return pools.filter(
    (pool): pool is Programme => pool.programme !== null && pool.programme.endsAt > timestamp,
  );
}

/** What an incentive costs at most within a time: as much as it wants lies in its pool. */
export function getCost({ programme }: Programme, from: bigint, seconds: bigint): bigint {
  const { ratePerYear, target, endsAt } = programme;
  const left = endsAt > from ? endsAt - from : 0n;
  return (ratePerYear * target * getSmaller(left, seconds)) / (rateOne * yearSeconds);
}

/** What of the budget no incentive can use up before the vote is carried out. */
export function getFree(state: StakeState, { parameters }: ComposingContext): bigint {
  const seconds = parameters.reduce(
    (sum, view) => (view.unit === 'seconds' && spans.includes(view.name) ? sum + view.value : sum),
    spareSeconds,
  );
  const due = listProgrammes(state).reduce(
    (sum, pool) => sum + getCost(pool, state.timestamp, seconds),
    0n,
  );
  return state.budget > due ? toWholeTokens(state.budget - due) : 0n;
}

/** What a read leaves in the draft: what may be taken back, and no incentive that is over. */
export function toEndingFields(fields: Fields, state: StakeState): Fields {
  const isRunning = listProgrammes(state).some(({ adapter }) => adapter === fields['programme']);
  return { budget: String(state.budget), ...(!isRunning && { programme: '' }) };
}

export function parseEnding(fields: Fields): ParsedForm<Ending> {
  const adapter = fields['programme'] || null;
  const { value, problem } = readBack(fields);
  const isNothing = adapter === null && value === 0n;
  const problems = [isNothing ? missing('back', t('problem_end_nothing')) : problem];
  return finish(problems, () => ({ kind: 'pools', change: 'end', adapter, amount: value ?? 0n }));
}

function readBack(fields: Fields): Read {
  const { back = '', budget } = fields;
  if (back.trim() === '') return { value: 0n, problem: null };
  const read = readAmount('back', back);
  const most = /^\d{1,78}$/.test(budget ?? '') ? BigInt(budget ?? 0) : null;
  if (read.value === null || most === null || read.value <= most) return read;
  return {
    value: null,
    problem: wrong('back', t('form_pools_back_more', formatPlainAmount(most))),
  };
}
