/** The rules of a new community as typed: presets, what each field may be, and what the contracts would refuse. */
import { isAddressText, isSameAddress, zeroAddress } from '@/lib/format/address';
import { formatAmount, parseAmount } from '@/lib/format/amount';
import { formatBasisPoints } from '@/lib/format/count';
import { formatAbsolute, formatExactDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import { guardianTermMaxSeconds, type LaunchRules, spanMaxSeconds } from '@/lib/model/registration';

export const spanRules = [
  'votingDelay',
  'votingPeriod',
  'lateQuorumExtension',
  'timelockDelay',
  'unstakeCooldown',
] as const;
export type SpanRule = (typeof spanRules)[number];
export const shareRules = ['thresholdBps', 'quorumBps', 'quorumFloorBps'] as const;
export type ShareRule = (typeof shareRules)[number];
export type RuleName = SpanRule | ShareRule | 'guardianAccount' | 'guardianUntil';

export type Fields = Readonly<Record<string, string>>;
/** `missing` is told once one tried to go on. */
export type Problem = { missing: boolean; text: string };
export type RuleProblems = Partial<Record<RuleName, Problem>>;

export const spanUnits = { minutes: 60, hours: 3_600, days: 86_400 } as const;
export type SpanUnit = keyof typeof spanUnits;

/** The unit a text names; days for any other. */
export function toSpanUnit(text: string | undefined): SpanUnit {
  return text !== undefined && Object.hasOwn(spanUnits, text) ? (text as SpanUnit) : 'days';
}

export const presets = ['small', 'open', 'large'] as const;
export type Preset = (typeof presets)[number];

const presetFields: Record<Preset, Fields> = {
  small: toFields({
    spans: ['12 hours', '2 days', '12 hours', '1 days', '1 days'],
    shares: ['1', '50', '10'],
  }),
  open: toFields({
    spans: ['1 days', '3 days', '1 days', '2 days', '2 days'],
    shares: ['0.5', '20', '2'],
  }),
  large: toFields({
    spans: ['2 days', '7 days', '2 days', '3 days', '3 days'],
    shares: ['0.1', '10', '1'],
  }),
};

function toFields(of: { spans: readonly string[]; shares: readonly string[] }): Fields {
  const fields: Record<string, string> = {};
  spanRules.forEach((rule, i) => {
    const [value = '', unit = ''] = (of.spans[i] ?? '').split(' ');
    fields[rule] = value;
    fields[`${rule}.unit`] = unit;
  });
  shareRules.forEach((rule, i) => {
    fields[rule] = of.shares[i] ?? '';
  });
  return fields;
}

/** The fields a preset fills in; the guardian stays as it is. */
export function getPresetFields(preset: Preset): Fields {
  return { ...presetFields[preset], preset };
}

/** The preset whose values all stand unchanged, or null. */
export function getPreset(fields: Fields): Preset | null {
  const isWhole = (preset: Preset) =>
    Object.entries(presetFields[preset]).every(([name, value]) => fields[name] === value);
  return presets.find(isWhole) ?? null;
}

export type ParsedRules = { rules: LaunchRules | null; problems: RuleProblems };

/** The rules, or what keeps them from being some. `nowSeconds` is what a guardian's end is measured from. */
export function parseRules(fields: Fields, nowSeconds: number): ParsedRules {
  const problems: RuleProblems = {};
  const note = <Value>(name: RuleName, read: Value | Problem): Value | null => {
    if (!isProblem(read)) return read;
    problems[name] = read;
    return null;
  };
  const span = (rule: SpanRule) => note(rule, readSpan(fields, rule));
  const share = (rule: ShareRule) => note(rule, readShare(fields[rule] ?? ''));
  const values = {
    votingDelay: span('votingDelay'),
    votingPeriod: span('votingPeriod'),
    lateQuorumExtension: span('lateQuorumExtension'),
    timelockDelay: span('timelockDelay'),
    unstakeCooldown: span('unstakeCooldown'),
    thresholdBps: share('thresholdBps'),
    quorumBps: share('quorumBps'),
    quorumFloorBps: share('quorumFloorBps'),
  };
  const guardian = readGuardian(fields, nowSeconds, problems);
  const isWhole = Object.values(values).every((value) => value !== null);
  if (isWhole) checkTogether(values as Omit<LaunchRules, 'guardian'>, problems);
  const isReady = isWhole && Object.keys(problems).length === 0;
  return { rules: isReady ? ({ ...values, guardian } as LaunchRules) : null, problems };
}

/** What only shows when two rules are held against each other (StakeVault, GovernorPreventLateQuorum). */
function checkTogether(rules: Omit<LaunchRules, 'guardian'>, problems: RuleProblems): void {
  const { votingPeriod, lateQuorumExtension, timelockDelay, unstakeCooldown } = rules;
  if (votingPeriod < 1) problems.votingPeriod = wrong(t('rule_period_zero'));
  if (lateQuorumExtension > votingPeriod) {
    problems.lateQuorumExtension = wrong(t('rule_over_period', tell(votingPeriod)));
  }
  if (unstakeCooldown > timelockDelay) {
    problems.unstakeCooldown = wrong(t('rule_over_timelock', tell(timelockDelay)));
  }
}

function readSpan(fields: Fields, rule: SpanRule): number | Problem {
  const parsed = parseAmount(fields[rule] ?? '', 3);
  if (!parsed.ok) {
    return parsed.problem === 'empty' ? missing(t('rule_missing')) : wrong(t('rule_no_number'));
  }
  const seconds = (Number(parsed.value) * spanUnits[toSpanUnit(fields[`${rule}.unit`])]) / 1_000;
  if (!Number.isInteger(seconds)) return wrong(t('rule_no_seconds'));
  return seconds > spanMaxSeconds ? wrong(t('rule_too_long', tell(spanMaxSeconds))) : seconds;
}

/** Percent with two places, in basis points. */
function readShare(text: string): number | Problem {
  const parsed = parseAmount(text, 2);
  if (!parsed.ok) {
    return parsed.problem === 'empty' ? missing(t('rule_missing')) : wrong(t('rule_no_percent'));
  }
  return parsed.value > 10_000n ? wrong(t('rule_over_all')) : Number(parsed.value);
}

function readGuardian(
  fields: Fields,
  nowSeconds: number,
  problems: RuleProblems,
): LaunchRules['guardian'] {
  if (fields['guardian'] !== 'set') return null;
  const account = (fields['guardianAccount'] ?? '').trim();
  if (account === '') problems.guardianAccount = missing(t('rule_guardian_missing'));
  else if (!isAddressText(account) || isSameAddress(account, zeroAddress)) {
    problems.guardianAccount = wrong(t('rule_address_wrong'));
  }
  const expiresAt = readEndOfDay(fields['guardianUntil'] ?? '');
  if (expiresAt === null) problems.guardianUntil = missing(t('rule_guardian_no_end'));
  else if (expiresAt <= nowSeconds) problems.guardianUntil = wrong(t('rule_guardian_past'));
  else if (expiresAt > nowSeconds + guardianTermMaxSeconds) {
    const latest = formatAbsolute(BigInt(nowSeconds + guardianTermMaxSeconds));
    problems.guardianUntil = wrong(t('rule_guardian_late', latest));
  }
  return { account: account as `0x${string}`, expiresAt: expiresAt ?? 0 };
}

/** The second a day ends (UTC), from `2027-05-01`; null when there is none. */
function readEndOfDay(text: string): number | null {
  const startMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(startMs) ? null : startMs / 1_000 + 86_399;
}

/** What the rules mean, sentence by sentence. `supply` in smallest units; null while it is not known. */
export function tellRules(rules: LaunchRules, supply: bigint | null): readonly string[] {
  const { votingDelay, votingPeriod, timelockDelay, unstakeCooldown, lateQuorumExtension } = rules;
  const whole = tell(votingDelay + votingPeriod + timelockDelay);
  const share = (bps: number) => formatBasisPoints(BigInt(bps));
  const sentences = [
    t('rules_time', whole, tell(votingDelay), tell(votingPeriod), tell(timelockDelay)),
    t('rules_quorum', share(rules.quorumBps), share(rules.quorumFloorBps)),
    t('rules_late', tell(lateQuorumExtension)),
    t('rules_exit', tell(unstakeCooldown)),
  ];
  if (supply === null) return sentences;
  const needed = (supply * BigInt(rules.thresholdBps)) / 10_000n;
  return [...sentences, t('rules_propose', formatAmount(needed), share(rules.thresholdBps))];
}

function tell(seconds: number): string {
  return formatExactDuration(BigInt(seconds));
}

function isProblem(read: unknown): read is Problem {
  return typeof read === 'object' && read !== null && 'missing' in read;
}

const missing = (text: string): Problem => ({ missing: true, text });
const wrong = (text: string): Problem => ({ missing: false, text });
