// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { t } from '@/lib/i18n';
import { createFakeSend } from '@/tests/gallery/fake-send';
import { nowMs, unit } from '@/tests/gallery/people';
import { hostileRevenue, revenue } from '@/tests/gallery/revenue-people';
import { prepared } from '@/tests/gallery/submissions';
import { createRevenueModel, type RevenueAction } from './create-revenue-model';
import { RevenueView } from './revenue-view';

afterEach(cleanup);

/** The section, with a last look that only says what it is asked. */
async function open(read = revenue) {
  let allowance = 0n;
  const isUnderWay = signal(true);
  const asked: RevenueAction[] = [];
  const send = createFakeSend({
    'revenue.read': () => ({
      ...read,
      currencies: read.currencies.map((one) => ({ ...one, allowance })),
    }),
    'revenue.prepare': ({ action }) => {
      asked.push(action);
      return { ...prepared, kind: action.kind };
    },
  });
  const model = createRevenueModel({ send, record: read.record });
  await model.revenue.load();
  render(
    <RevenueView
      model={model}
      nowMs={signal(nowMs)}
      onStep={() => {}}
      underWay={<p>under way</p>}
      isUnderWay={isUnderWay}
      confirm={({ summary }) => (
        <>
          <button type="button" onClick={model.onSubmitted}>
            {summary}
          </button>
          <button type="button" onClick={model.leave}>
            No
          </button>
        </>
      )}
    />,
  );
  const allow = async (amount: bigint) => {
    allowance = amount;
    await model.revenue.load();
  };
  return { model, allow, isUnderWay, asked };
}

describe('RevenueView', () => {
  test('behaviour: a digest can be copied, other words a contributor wrote in its place cannot', async () => {
    const copied = async (read: typeof revenue) => {
      await open(read);
      const { length } = screen.queryAllByRole('button', { name: t('revenue_copy_digest') });
      cleanup();
      return length;
    };
    const count = ({ credited, submitted }: typeof revenue) =>
      [...credited, ...submitted].filter(({ evidence }) => evidence !== null).length;
    expect(await copied(revenue)).toBe(count(revenue));
    expect(await copied(hostileRevenue)).toBe(count(hostileRevenue) - 1);
  });

  test('behaviour: after the first step of a payment one is at the second, and it is said to wait', async () => {
    const { model, allow } = await open();
    model.amount.text.value = '100';
    fireEvent.click(await screen.findByRole('button', { name: t('revenue_allow') }));
    fireEvent.click(await screen.findByText(/^Allow the router to take 100 /));
    await screen.findByText(t('revenue_step_two_waits'));
    expect(document.activeElement?.textContent).toBe(t('revenue_pay_title'));
    const section = document.activeElement?.closest('section');
    expect(section?.textContent).toContain('under way');
    expect(screen.getAllByText('under way')).toHaveLength(1);
    await allow(100n * unit);
    await screen.findByText(t('revenue_step_two'));
    expect(screen.getByRole('button', { name: t('revenue_pay') })).toBeDefined();
  });

  test('behaviour: after a "no" nothing waits, and the place is kept', async () => {
    const { model } = await open();
    model.amount.text.value = '100';
    fireEvent.click(await screen.findByRole('button', { name: t('revenue_allow') }));
    fireEvent.click(await screen.findByRole('button', { name: 'No' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe(t('revenue_pay_title')));
    expect(screen.queryByText(t('revenue_step_two_waits'))).toBeNull();
    expect(model.isBack.value).toBe(false);
  });

  test('behaviour: where the first step came to nothing, none is said to wait', async () => {
    const { model, isUnderWay } = await open();
    model.amount.text.value = '100';
    fireEvent.click(await screen.findByRole('button', { name: t('revenue_allow') }));
    fireEvent.click(await screen.findByText(/^Allow the router to take 100 /));
    await screen.findByText(t('revenue_step_two_waits'));
    isUnderWay.value = false;
    await waitFor(() => expect(screen.queryByText(t('revenue_step_two_waits'))).toBeNull());
  });

  test('behaviour: a claim names what is claimed', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: t('revenue_claim_all') }));
    expect((await screen.findByText(/: all rewards from ended epochs$/)).textContent).toMatch(
      /^Claim [\d,.]+ \w+/,
    );
  });

  test('behaviour: what the router may take can be taken back, in a currency that is taken no more too', async () => {
    const [first, second] = revenue.currencies.map((one) => ({ ...one, accepted: false }));
    if (!first || !second) throw new Error('The gallery has fewer currencies.');
    const { model, allow, asked } = await open({ ...revenue, currencies: [first, second] });
    expect(screen.queryByText(t('funds_allowance'))).toBeNull();
    await allow(5_000_000n);
    expect(model.currency.value).toBeNull();
    await screen.findByText(t('funds_allowance'));
    const [, button] = screen.getAllByRole('button', { name: t('funds_revoke') });
    expect(button?.closest('li')?.textContent).toContain('5 USDX');
    fireEvent.click(button as HTMLElement);
    await screen.findByText(t('revenue_do_revoke', 'USDX'));
    expect(asked).toEqual([{ kind: 'revoke', token: second.token }]);
  });

  test('behaviour: nothing of an epoch is not nothing at all', async () => {
    await open({ ...revenue, rewards: [] });
    expect(screen.getByText(t('revenue_none_due')).textContent).toContain('ended epoch');
    expect(screen.getByRole('button', { name: t('revenue_claim_earned') })).toBeDefined();
  });
});
