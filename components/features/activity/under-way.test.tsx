// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { t } from '@/lib/i18n';
import { hash } from '@/tests/gallery/people';
import { activity } from '@/tests/gallery/submissions';
import { ActivityItem } from './activity-item';
import { createActivityModel } from './create-activity-model';
import { UnderWay } from './under-way';

afterEach(cleanup);
const [sent] = activity;

describe('UnderWay', () => {
  test('default: what is in a block is told as done, not as an order', () => {
    if (!sent) throw new Error('The gallery has no activity.');
    render(<UnderWay activity={{ ...sent, state: 'included' }} />);
    expect(screen.getByText(t('activity_did_vote'))).toBeDefined();
    expect(screen.queryByText(t('confirm_kind_vote'))).toBeNull();
  });
});

describe('ActivityItem', () => {
  const told = hash('3f');
  test.each([
    ['0x', null, 'activity_requested_coin', 'activity_requested_coin'],
    ['0x', told, 'activity_requested_text', 'activity_wait_elsewhere'],
    ['0xa9059cbb', null, 'activity_requested_text', 'activity_wait_elsewhere'],
  ] as const)(
    'behaviour: nothing is said to be searched for that cannot be found: %s, %s',
    (data, found, line, wait) => {
      if (!sent) throw new Error('The gallery has no activity.');
      const model = createActivityModel({
        send: async () => Promise.reject(new Error('Unasked.')),
      });
      const activity = { ...sent, kind: 'send', state: 'requested', hash: found, data } as const;
      const { container } = render(
        <ul>
          <ActivityItem activity={activity} model={model} nowMs={0} nameAccount={() => undefined} />
        </ul>,
      );
      expect(container.textContent).toContain(t(line));
      expect(render(<UnderWay activity={activity} />).container.textContent).toContain(t(wait));
    },
  );

  test('default: what it was about, and when it was sent', () => {
    if (!sent) throw new Error('The gallery has no activity.');
    const model = createActivityModel({ send: async () => Promise.reject(new Error('Unasked.')) });
    const createdAtMs = 1_000_000_000_000;
    const updatedAtMs = createdAtMs + 86_400_000 * 2;
    const { container } = render(
      <ul>
        <ActivityItem
          activity={{ ...sent, createdAtMs, updatedAtMs }}
          model={model}
          nowMs={updatedAtMs}
          nameAccount={() => undefined}
        />
      </ul>,
    );
    expect(screen.getByText(t('vote_for'))).toBeDefined();
    expect(container.textContent).toContain('2 days ago');
  });
});
