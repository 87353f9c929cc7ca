// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { BadgeState } from '@/lib/model/badge';
import { nowMs } from '@/tests/fixtures/badge-parts';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { ModelFacts } from './model-facts';

afterEach(cleanup);

function show(name: string): string {
  const badge = badgeStates[name] as BadgeState;
  render(<ModelFacts badge={badge} nowSeconds={BigInt(nowMs / 1000)} />);
  return document.body.textContent ?? '';
}

describe('ModelFacts', () => {
  test('default: link, files, approval and owner', () => {
    const text = show('approved');
    expect(text).toContain('The record and the repository name each other.');
    expect(text).toContain('The same as in the approved revision.');
    expect(document.querySelector('.file-changes')).toBeNull();
  });

  test('behaviour: the files that differ, with shape and word', () => {
    expect(show('weights-differ')).toContain('changed model-00001-of-00002.safetensors');
    expect(document.querySelectorAll('.file-changes svg')).toHaveLength(4);
  });

  test('behaviour: many of them behind a press, and how many are not told', () => {
    expect(show('many-changes')).toContain('55 more files');
    expect(document.querySelector('details')?.open).toBe(false);
    expect(document.body.textContent).toContain('21 more are not listed here.');
  });

  test.each([
    ['mirror', 'An unofficial mirror of Llama 3.1 8B'],
    ['parent-suspended', 'That model is suspended.'],
    ['licence-conflict', 'the hub says'],
    ['suspended', 'Leaks personal data'],
    ['contested', '3 records claim this repository'],
    ['gone', 'Not to be checked'],
    ['declared-governor', 'eip155:1:0x408ed6354d'],
    ['file-changed', 'under another name'],
  ])('behaviour: %s says what is known', (name, wanted) => {
    expect(show(name)).toContain(wanted);
  });
});
