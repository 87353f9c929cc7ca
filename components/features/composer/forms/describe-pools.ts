/** What each change of a model's pools does, in words. */
import { formatShortHex } from '@/lib/format/address';
import { formatExactAmount } from '@/lib/format/amount';
import { formatBasisPoints, formatExactRate } from '@/lib/format/count';
import { formatAbsolute, formatExactDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import { toKey } from './pool-field-input';
import type { IntentOf } from './types';

/** `symbol` is the model's, made harmless. */
export function describePools(intent: IntentOf<'pools'>, symbol: string): string {
  const tell = (amount: bigint) => `${formatExactAmount(amount)} ${symbol}`;
  switch (intent.change) {
    case 'list':
      return t('effect_pools_list', formatShortHex(intent.adapter), ...tellRules(intent, tell));
    case 'add':
      return describeAdd(intent, tell);
    case 'end':
      return describeEnd(intent, tell);
    case 'remove':
      return t('effect_pools_remove', formatShortHex(intent.adapter), tell(intent.writtenOff));
    case 'risk-cap':
      return t(
        'effect_pools_risk_cap',
        formatShortHex(intent.riskId),
        tell(intent.absoluteCap),
        formatBasisPoints(intent.relativeCapBps),
      );
    case 'limits': {
      const shares = [intent.maxDeployedBps, intent.idleFloorBps, intent.penaltyBps];
      const texts = shares.map((bps) => formatBasisPoints(bps));
      return t('effect_pools_limits', ...texts, formatExactRate(intent.maxRatePerYear));
    }
    case 'policy':
      return describePolicy(intent, tell);
    case 'switch-on':
    case 'switch-off':
      return t(toKey('effect_pools', intent.change));
    case 'programme':
      return describeProgramme(intent, tell);
    case 'fund':
      return t('effect_pools_fund', tell(intent.amount));
    default:
      return intent satisfies never;
  }
}

type ChangeOf<Change extends IntentOf<'pools'>['change']> = Extract<
  IntentOf<'pools'>,
  { change: Change }
>;

type Tell = (amount: bigint) => string;

/** Both caps, and what a move may cost. */
function tellRules(rules: Omit<ChangeOf<'list'>, 'change' | 'adapter'>, tell: Tell): string[] {
  const shares = [rules.relativeCapBps, rules.maxLossBps];
  return [tell(rules.absoluteCap), ...shares.map((bps) => formatBasisPoints(bps))];
}

function describeAdd({ pool, pair, ...rules }: ChangeOf<'add'>, tell: Tell): string {
  const list = t('effect_pools_add', formatShortHex(pool), ...tellRules(rules, tell));
  if (!pair) return list;
  const { minAgeSeconds, minDepth, maxDeviationBps } = pair;
  const [age, off] = [formatExactDuration(minAgeSeconds), formatBasisPoints(maxDeviationBps)];
  return `${list} ${t('effect_pools_add_pair', age, tell(minDepth), off)}`;
}

function describeEnd({ adapter, amount }: ChangeOf<'end'>, tell: Tell): string {
  return [
    ...(adapter ? [t('effect_pools_end', formatShortHex(adapter))] : []),
    ...(amount > 0n ? [t('effect_pools_back', tell(amount))] : []),
  ].join(' ');
}

function describePolicy(policy: ChangeOf<'policy'>, tell: Tell): string {
  return [
    t(
      'effect_pools_policy_moves',
      formatExactRate(policy.minEdge),
      formatExactDuration(policy.scoreWindowSeconds),
      formatBasisPoints(policy.maxMoveBps),
      formatExactDuration(policy.moveWindowSeconds),
    ),
    t(
      'effect_pools_policy_times',
      formatExactDuration(policy.cooldownSeconds),
      formatExactDuration(policy.minHoldSeconds),
    ),
    t(
      'effect_pools_policy_tips',
      formatBasisPoints(policy.tipBps),
      tell(policy.maxTip),
      tell(policy.pokeTip),
    ),
  ].join(' ');
}

function describeProgramme(
  { ratePerYear, target, adapter, endsAt }: ChangeOf<'programme'>,
  tell: Tell,
): string {
  const [rate, last] = [formatExactRate(ratePerYear), formatAbsolute(endsAt)];
  return t('effect_pools_programme', rate, tell(target), formatShortHex(adapter), last);
}
