import { describe, expect, test } from 'vitest';
import type { BadgeState } from '@/lib/model/badge';
import { toStale } from '@/lib/storage/badge-cache';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { sayBadge } from './badge-words';

const of = (name: string) => badgeStates[name] as BadgeState;

describe('sayBadge', () => {
  test('default: word, votes and one sentence', () => {
    expect(sayBadge(of('approved'))).toEqual({
      word: 'Approved',
      demo: null,
      votes: '4 being decided',
      label: 'Commonweight: Approved, 4 being decided',
      meaning: "These are the files the model's community approved by vote.",
    });
  });

  test('behaviour: what is not confirmed is not called approved', () => {
    const { word, label } = sayBadge(toStale(of('approved')));
    expect(word).toBe('Approved, not confirmed');
    expect(label).toBe('Commonweight: Approved, not confirmed, not confirmed yet, 4 being decided');
  });

  test('behaviour: of a record that the repository does not confirm no votes are told', () => {
    expect(sayBadge(of('claimed'))).toMatchObject({ word: 'Claimed', votes: null });
  });
});
