import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyBounds, poolBounds } from '@/lib/model/pools';
import { stake, stakeOff } from '@/tests/gallery/stakes';
import { parsePools, poolChanges, poolFields, toPoolFields } from './pool-fields';

const now = BigInt(Date.UTC(2026, 10, 24) / 1_000);
const adapter = `0x${'ad'.repeat(20)}`;
const riskId = `0x${'7'.repeat(64)}`;
const unit = 10n ** 18n;

const filled = {
  list: {
    ...{ adapter, found: 'adapter', foundAt: adapter },
    ...{ absoluteCap: '50000', relativeCap: '25', maxLoss: '0.5' },
  },
  remove: { adapter, writtenOff: '0' },
  'risk-cap': { riskId, absoluteCap: '1', relativeCap: '100' },
  limits: { maxDeployed: '50', idleFloor: '20', penalty: '2', maxRate: '200' },
  policy: {
    ...{ minEdge: '2', scoreWindow: '1', cooldown: '10', minHold: '2', moveWindow: '24' },
    ...{ maxMove: '10', tip: '0.1', maxTip: '50', pokeTip: '1' },
  },
  'switch-on': {},
  'switch-off': {},
  programme: { adapter, rate: '1.25', target: '1000', ends: '2026-12-24' },
  end: { programme: adapter, back: '1.5', budget: String(2n * unit) },
  fund: { amount: '0.5' },
} as const;

function parse(change: keyof typeof filled, changes: Record<string, string> = {}) {
  return parsePools({ change, ...filled[change], ...changes }, now);
}

describe('parsePools', () => {
  test('default: each change, in the units of the contracts', () => {
    const intents = poolChanges.map((change) => {
      const parsed = parse(change);
      return parsed.status === 'ready' ? parsed.intent : parsed.problems;
    });
    const kind = 'pools';
    expect(intents).toEqual([
      {
        ...{ kind, change: 'list', adapter, absoluteCap: 50_000n * unit },
        ...{ relativeCapBps: 2_500n, maxLossBps: 50n },
      },
      { kind, change: 'remove', adapter, writtenOff: 0n },
      { kind, change: 'risk-cap', riskId, absoluteCap: unit, relativeCapBps: 10_000n },
      {
        ...{ kind, change: 'limits', maxDeployedBps: 5_000n, idleFloorBps: 2_000n },
        ...{ penaltyBps: 200n, maxRatePerYear: 2n * unit },
      },
      {
        ...{ kind, change: 'policy', minEdge: unit / 50n, scoreWindowSeconds: 86_400n },
        ...{ cooldownSeconds: 600n, minHoldSeconds: 172_800n, moveWindowSeconds: 86_400n },
        ...{ maxMoveBps: 1_000n, tipBps: 10n, maxTip: 50n * unit, pokeTip: unit },
      },
      { kind, change: 'switch-on' },
      { kind, change: 'switch-off' },
      {
        ...{ kind, change: 'programme', adapter, ratePerYear: 125n * 10n ** 14n },
        ...{ target: 1_000n * unit, endsAt: BigInt(Date.UTC(2026, 11, 25) / 1_000) - 1n },
      },
      { kind, change: 'end', adapter, amount: (3n * unit) / 2n },
      { kind, change: 'fund', amount: unit / 2n },
    ]);
  });

  test('behaviour: an empty form lacks all of its fields, and none is a mistake yet', () => {
    for (const change of poolChanges) {
      const parsed = parsePools({ change }, now);
      const expected = poolFields[change].map(({ name }) => name);
      const problems = parsed.status === 'ready' ? [] : parsed.problems;
      expect(problems.map(({ field }) => field)).toEqual(expected);
      expect(problems.every(({ missing }) => missing)).toBe(true);
    }
  });

  test.each([
    ['list', 'adapter', '0x12'],
    ['list', 'adapter', `0x${'0'.repeat(40)}`],
    ['list', 'maxLoss', '5.01'],
    ['list', 'relativeCap', '100.01'],
    ['list', 'absoluteCap', '-1'],
    ['limits', 'maxDeployed', '50.01'],
    ['limits', 'penalty', '2.01'],
    ['limits', 'maxRate', '200.01'],
    ['policy', 'scoreWindow', '0.9'],
    ['policy', 'scoreWindow', '30.1'],
    ['policy', 'cooldown', '43201'],
    ['policy', 'minHold', '365.1'],
    ['policy', 'moveWindow', '0.5'],
    ['policy', 'maxMove', '100.01'],
    ['policy', 'tip', '1.01'],
    ['policy', 'minEdge', '1845'],
    ['risk-cap', 'riskId', '0x77'],
    ['programme', 'ends', '2026-11-23'],
    ['programme', 'ends', 'tomorrow'],
    ['programme', 'rate', 'much'],
  ] as const)('behaviour: %s with %s %s is a mistake', (change, field, text) => {
    const parsed = parse(change, { [field]: text });
    expect(parsed).toMatchObject({ status: 'incomplete', problems: [{ field, missing: false }] });
  });

  test('behaviour: what is no change counts as the first one', () => {
    expect(parsePools({ ...filled.list, change: 'everything' }, now)).toMatchObject({
      intent: { change: 'list' },
    });
  });
});

describe('toPoolFields', () => {
  const { maxDeployedBps, idleFloorBps, penaltyBps, policy } = stake;
  const state = { ...stake, maxRatePerYear: unit };

  test.each([
    ['limits', { maxDeployedBps, idleFloorBps, penaltyBps, maxRatePerYear: unit }],
    ['policy', policy],
  ] as const)(
    'default: %s that are set now are read again as what they are',
    (change, expected) => {
      const parsed = parsePools({ change, ...toPoolFields(change, state) }, now);
      expect(parsed).toEqual({ status: 'ready', intent: { kind: 'pools', change, ...expected } });
    },
  );

  const upTo = (max: bigint) => fc.bigInt({ min: 0n, max });
  const within = ({ min, max }: { min: bigint; max: bigint }) => fc.bigInt({ min, max });

  test('property: whatever limits the vault takes, they are read again to the last digit', () => {
    const limits = fc.record({
      maxDeployedBps: upTo(poolBounds.maxDeployedBps),
      idleFloorBps: upTo(10_000n),
      penaltyBps: upTo(poolBounds.penaltyBps),
      maxRatePerYear: upTo(poolBounds.ratePerYear),
    });
    fc.assert(
      fc.property(limits, (set) => {
        const fields = toPoolFields('limits', { ...stake, ...set });
        const intent = { kind: 'pools', change: 'limits', ...set };
        const parsed = parsePools({ change: 'limits', ...fields }, now);
        expect(parsed).toEqual({ status: 'ready', intent });
      }),
    );
  });

  test('property: whatever rules of moves the allocator takes, they are read again to the last digit', () => {
    const rules = fc.record({
      minEdge: upTo(policyBounds.edgePerYear),
      scoreWindowSeconds: within(policyBounds.scoreWindowSeconds),
      cooldownSeconds: within(policyBounds.cooldownSeconds),
      minHoldSeconds: within(policyBounds.minHoldSeconds),
      moveWindowSeconds: within(policyBounds.moveWindowSeconds),
      maxMoveBps: upTo(10_000n),
      tipBps: upTo(policyBounds.tipBps),
      maxTip: upTo(2n ** 128n - 1n),
      pokeTip: upTo(2n ** 128n - 1n),
    });
    fc.assert(
      fc.property(rules, (set) => {
        const fields = toPoolFields('policy', { ...stake, policy: set });
        const intent = { kind: 'pools', change: 'policy', ...set };
        const parsed = parsePools({ change: 'policy', ...fields }, now);
        expect(parsed).toEqual({ status: 'ready', intent });
      }),
    );
  });

  test('behaviour: a span is filled in in the largest unit that holds it whole', () => {
    const set = policy && { ...policy, cooldownSeconds: 601n, minHoldSeconds: 7_200n };
    expect(toPoolFields('policy', { ...stake, policy: set })).toMatchObject({
      ...{ cooldown: '601', cooldownUnit: 'seconds', minHold: '2', minHoldUnit: 'hours' },
    });
  });

  test('behaviour: nothing where no rules of moves were set, and for what sets nothing anew', () => {
    expect(toPoolFields('policy', stakeOff)).toBeNull();
    const unset = policy && { ...policy, scoreWindowSeconds: 0n };
    expect(toPoolFields('policy', { ...stake, policy: unset })).toBeNull();
    expect(toPoolFields('list', stake)).toBeNull();
  });
});
