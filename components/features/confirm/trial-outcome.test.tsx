// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { t } from '@/lib/i18n';
import type { PreparedView, TrialEvent } from '@/lib/model/submission';
import { movedEvents, prepared } from '@/tests/gallery/submissions';
import { TrialOutcome } from './trial-outcome';

afterEach(cleanup);

function tell(changes: Partial<PreparedView>) {
  const { container } = render(<TrialOutcome prepared={{ ...prepared, ...changes }} />);
  const rows = [...container.querySelectorAll('.facts-row')].map((row) => row.textContent);
  return { text: container.textContent, rows };
}

describe('TrialOutcome', () => {
  test('default: what moves, in tokens and shares where the code is ours, and votes', () => {
    expect(tell({}).rows).toEqual(['Votes castFor · 5,000']);
    cleanup();
    const { rows } = tell({ events: movedEvents });
    expect(rows[0]).toMatch(/^Leaves the account1,250 tokens ModelToken/);
    expect(rows[1]).toMatch(/^Reaches the account1,212\.5 shares StakeVault/);
    expect(rows[2]).toMatch(/^Reaches the account54,687,500 of the smallest unit/);
  });

  test('behaviour: nothing told is not nothing moved', () => {
    expect(tell({ events: null }).text).toContain(t('outcome_untold'));
    expect(tell({ events: [] }).text).toContain(t('outcome_none'));
  });

  test('behaviour: after the first six the rest is counted', () => {
    const [one] = movedEvents;
    const events = Array.from({ length: 9 }, () => one as TrialEvent);
    const { text, rows } = tell({ events });
    expect(rows).toHaveLength(6);
    expect(text).toContain(t('outcome_more', '3'));
  });

  test('behaviour: a run that failed shows nothing', () => {
    const simulation = { status: 'not-simulated', code: 'chain.unreachable' } as const;
    expect(tell({ simulation }).text).toBe('');
  });
});
