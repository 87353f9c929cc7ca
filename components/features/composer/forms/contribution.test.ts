import { describe, expect, test } from 'vitest';
import type { ComposingContext } from '@/lib/model/composing';
import { contribution } from './contribution';

const evidenceHash = `0x${'e1'.repeat(32)}`;
const context = {} as ComposingContext;
const decline = { change: 'decline', index: '3', evidenceHash, reason: ' It was there before. ' };

describe('contribution', () => {
  test('default: declined with the hash of what was looked at and the reason, or ended', () => {
    const kind = 'contribution';
    expect(contribution.parse(decline, context)).toEqual({
      status: 'ready',
      intent: { kind, change: 'decline', index: 3n, evidenceHash, reason: 'It was there before.' },
    });
    expect(contribution.parse({ change: 'end', index: '0', evidenceHash }, context)).toEqual({
      status: 'ready',
      intent: { kind, change: 'end', index: 0n },
    });
  });

  test('behaviour: what is not filled in yet is missing, no mistake', () => {
    expect(contribution.parse({ change: 'decline' }, context)).toMatchObject({
      problems: [
        { field: 'index', missing: true },
        { field: 'reason', missing: true },
      ],
    });
    expect(contribution.parse({ change: 'end' }, context)).toMatchObject({
      problems: [{ field: 'index', missing: true }],
    });
  });

  test.each([
    ['index', 'three'],
    ['evidenceHash', '0x12'],
    ['reason', 'é'.repeat(129)],
  ])('behaviour: %s %s is no contribution to decline', (field, text) => {
    expect(contribution.parse({ ...decline, [field]: text }, context).status).toBe('incomplete');
  });

  test('behaviour: 256 bytes of reason fit', () => {
    const parsed = contribution.parse({ ...decline, reason: 'é'.repeat(128) }, context);
    expect(parsed.status).toBe('ready');
  });
});
