import { describe, expect, test } from 'vitest';
import { type PoolLook, poolUnfits } from '@/lib/model/pools';
import {
  getPreset,
  listingFields,
  pairFields,
  parseListing,
  presets,
  readPairSettings,
  toFoundFields,
  toPresetFields,
} from './pool-listing';

const unit = 10n ** 18n;
const pool = `0x${'Ad'.repeat(20)}` as const;
const caps = { absoluteCap: '50', relativeCap: '25', maxLoss: '0.6' };
const rules = { absoluteCap: 50n * unit, relativeCapBps: 2_500n, maxLossBps: 60n };
const settings = { minDepth: '10', minAge: '6', maxDeviation: '2.5' };
const pair = { minDepth: 10n * unit, minAgeSeconds: 21_600n, maxDeviationBps: 250n };
const kind = 'pools';

const fit: PoolLook = {
  ...{ status: 'fit', kind: 'erc4626', isAdapter: false, adapter: null, pool },
  ...{ name: 'Desk', symbol: 'DESK', held: null, riskId: null, trial: null },
};

/** The form after a look, at the address that is typed. */
function parse(look: PoolLook | null, changes: Record<string, string> = {}) {
  const found = look ? toFoundFields(pool, look) : {};
  return parseListing({ adapter: ` ${pool} `, ...caps, ...found, ...changes });
}

describe('parseListing', () => {
  test('args: what was found decides what a vote makes', () => {
    expect(parse(fit)).toEqual({
      status: 'ready',
      intent: { kind, change: 'add', pool, pair: null, ...rules },
    });
    expect(parse({ ...fit, kind: 'uniswap-v2' }, settings)).toEqual({
      status: 'ready',
      intent: { kind, change: 'add', pool, pair, ...rules },
    });
    for (const of of ['erc4626', 'uniswap-v2', 'unknown'] as const) {
      expect(parse({ ...fit, kind: of, isAdapter: true, adapter: pool })).toEqual({
        status: 'ready',
        intent: { kind, change: 'list', adapter: pool, ...rules },
      });
    }
  });

  test.each(poolUnfits)('error: %s is a mistake at the address', (code) => {
    expect(parse({ status: 'unfit', code })).toMatchObject({
      problems: [{ field: 'adapter', missing: false }],
    });
  });

  test('behaviour: what was not looked at, or is of another address, is not known yet', () => {
    const unread = { problems: [{ field: 'adapter', missing: true }] };
    expect(parse(null)).toMatchObject(unread);
    expect(parse(fit, { adapter: `0x${'be'.repeat(20)}` })).toMatchObject(unread);
    expect(parse(fit, { found: 'anything' })).toMatchObject(unread);
  });

  test('behaviour: an address in another case is the same', () => {
    expect(parse(fit, { adapter: pool.toLowerCase() })).toMatchObject({ status: 'ready' });
  });

  test('behaviour: a pair asks for its settings, each within what the factory takes', () => {
    const pairLook = { ...fit, kind: 'uniswap-v2' } as const;
    expect(parse(pairLook)).toMatchObject({
      problems: pairFields.map(({ name }) => ({ field: name, missing: true })),
    });
    const wrong = [
      ['minDepth', '0'],
      ['minAge', '0.4'],
      ['maxDeviation', '0'],
      ['maxDeviation', '10.01'],
    ] as const;
    for (const [field, text] of wrong) {
      const parsed = parse(pairLook, { ...settings, [field]: text });
      expect(parsed).toMatchObject({ problems: [{ field, missing: false }] });
      expect(readPairSettings({ ...settings, [field]: text })).toBeNull();
    }
  });

  test('behaviour: an empty form lacks all of its fields, and none is a mistake yet', () => {
    const parsed = parseListing({});
    expect(parsed).toMatchObject({
      problems: listingFields.map(({ name }) => ({ field: name, missing: true })),
    });
  });
});

describe('presets', () => {
  test.each(presets)('default: %s is taken as it is, and known again', (preset) => {
    const fields = toPresetFields(preset, 901n * unit);
    expect(parse({ ...fit, kind: 'uniswap-v2' }, fields as Record<string, string>)).toMatchObject({
      status: 'ready',
    });
    expect(getPreset(fields)).toBe(preset);
    expect(getPreset({ ...fields, maxDeviation: '3' })).toBeNull();
  });

  test('behaviour: depth is a part of what the pair holds, in whole tokens where there are some', () => {
    expect(toPresetFields('usual', 901n * unit)).toMatchObject({ minDepth: '450' });
    expect(toPresetFields('quick', 2n * unit)).toMatchObject({ minDepth: '0.5' });
    expect(toPresetFields('usual', null)).not.toHaveProperty('minDepth');
  });
});
