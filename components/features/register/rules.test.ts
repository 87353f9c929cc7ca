import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardianTermMaxSeconds } from '@/lib/model/registration';
import {
  type Fields,
  getPreset,
  getPresetFields,
  parseRules,
  presets,
  shareRules,
  spanRules,
  spanUnits,
  tellRules,
} from './rules';

const now = Date.UTC(2026, 10, 25) / 1_000;
const account = '0x00000000000000000000000000000000000000ab';
const open = getPresetFields('open');
const parse = (changes: Fields = {}) => parseRules({ ...open, ...changes }, now);
const guardian = (guardianUntil: string, guardianAccount: string = account) =>
  parse({ guardian: 'set', guardianAccount, guardianUntil });

describe('parseRules', () => {
  test.each(presets)('default: the preset %s is in order, and known for what it is', (preset) => {
    const fields = getPresetFields(preset);
    const { rules, problems } = parseRules(fields, now);
    expect(problems).toEqual({});
    expect(rules).not.toBeNull();
    expect(getPreset(fields)).toBe(preset);
    expect(rules && rules.unstakeCooldown <= rules.timelockDelay).toBe(true);
    expect(rules && rules.lateQuorumExtension <= rules.votingPeriod).toBe(true);
  });

  test('args: the open community in seconds and basis points', () => {
    expect(parse().rules).toEqual({
      votingDelay: 86_400,
      votingPeriod: 3 * 86_400,
      lateQuorumExtension: 86_400,
      timelockDelay: 2 * 86_400,
      unstakeCooldown: 2 * 86_400,
      thresholdBps: 50,
      quorumBps: 2_000,
      quorumFloorBps: 200,
      guardian: null,
    });
  });

  test('behaviour: one field changed, no preset any more', () => {
    expect(getPreset({ ...open, votingPeriod: '4' })).toBeNull();
  });

  test.each([
    ['a cooldown over the delay', { unstakeCooldown: '3' }, 'unstakeCooldown'],
    [
      'the same in other units',
      { unstakeCooldown: '49', 'unstakeCooldown.unit': 'hours' },
      'unstakeCooldown',
    ],
    ['an extension over the period', { lateQuorumExtension: '4' }, 'lateQuorumExtension'],
    ['a vote of no length', { votingPeriod: '0', lateQuorumExtension: '0' }, 'votingPeriod'],
    ['more than all', { quorumBps: '100.01' }, 'quorumBps'],
    ['a share with three places', { thresholdBps: '0.125' }, 'thresholdBps'],
    ['no number', { timelockDelay: 'soon' }, 'timelockDelay'],
    ['over a year', { votingDelay: '366' }, 'votingDelay'],
    ['nothing', { votingDelay: ' ' }, 'votingDelay'],
  ] as const)('error: %s is told at its field', (_, changes, field) => {
    const { rules, problems } = parse(changes as Fields);
    expect(rules).toBeNull();
    expect(Object.keys(problems)).toEqual([field]);
  });

  test('behaviour: an empty field is only missing, a wrong one is wrong at once', () => {
    expect(parse({ votingDelay: '' }).problems.votingDelay?.missing).toBe(true);
    expect(parse({ votingDelay: 'x' }).problems.votingDelay?.missing).toBe(false);
  });

  test('args: a guardian keeps its power to the end of a day', () => {
    expect(guardian('2027-05-01').rules?.guardian).toEqual({
      account,
      expiresAt: Date.UTC(2027, 4, 2) / 1_000 - 1,
    });
  });

  test.each([
    ['no address', ['2027-05-01', ''], 'guardianAccount'],
    ['no address at all', ['2027-05-01', 'me'], 'guardianAccount'],
    ['the zero address', ['2027-05-01', `0x${'0'.repeat(40)}`], 'guardianAccount'],
    ['no end', ['', account], 'guardianUntil'],
    ['an end that is over', ['2026-11-24', account], 'guardianUntil'],
    ['an end after two years', ['2028-11-25', account], 'guardianUntil'],
  ] as const)('error: a guardian with %s', (_, [until, who], field) => {
    const { rules, problems } = guardian(until, who);
    expect(rules).toBeNull();
    expect(Object.keys(problems)).toEqual([field]);
  });

  test('property: whatever is typed, rules that come out are rules the contracts take', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.integer({ min: -5, max: 500 }).map(String),
      fc.double({ min: 0, max: 200, noNaN: true }).map((value) => value.toFixed(2)),
    );
    const unit = fc.constantFrom(...Object.keys(spanUnits), 'weeks', '');
    const fields = fc.record({
      ...Object.fromEntries([...spanRules, ...shareRules].map((name) => [name, text])),
      ...Object.fromEntries(spanRules.map((name) => [`${name}.unit`, unit])),
    }) as fc.Arbitrary<Fields>;
    fc.assert(
      fc.property(fields, (typed) => {
        const { rules, problems } = parseRules(typed, now);
        expect(rules === null).toBe(Object.keys(problems).length > 0);
        if (!rules) return;
        const { guardian: _, ...numbers } = rules;
        for (const value of Object.values(numbers)) {
          expect(Number.isInteger(value) && value >= 0).toBe(true);
        }
        expect(rules.votingPeriod).toBeGreaterThan(0);
        expect(rules.lateQuorumExtension).toBeLessThanOrEqual(rules.votingPeriod);
        expect(rules.unstakeCooldown).toBeLessThanOrEqual(rules.timelockDelay);
        expect(Math.max(rules.quorumBps, rules.quorumFloorBps)).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  test('property: a guardian that is taken ends in the future, at most two years away', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const until = date.toISOString().slice(0, 10);
        const expiresAt = guardian(until).rules?.guardian?.expiresAt;
        if (expiresAt === undefined) return;
        expect(expiresAt).toBeGreaterThan(now);
        expect(expiresAt).toBeLessThanOrEqual(now + guardianTermMaxSeconds);
      }),
    );
  });
});

describe('tellRules', () => {
  test('default: from idea to effect, in words', () => {
    const { rules } = parse();
    const told = rules ? tellRules(rules, 10n ** 24n) : [];
    expect(told[0]).toContain('at least 6 days from idea to effect');
    expect(told.join(' ')).toContain('20%');
    expect(told.at(-1)).toContain('5,000 votes');
  });

  test('behaviour: without a supply nothing is said of votes', () => {
    const { rules } = parse();
    expect(rules ? tellRules(rules, null).join(' ') : '').not.toContain('Proposing takes');
  });
});
