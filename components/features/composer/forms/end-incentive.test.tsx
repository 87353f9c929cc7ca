// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { StakeHistory } from '@/lib/model/pools';
import { context, draft } from '@/tests/gallery/composer-people';
import { ending } from '@/tests/gallery/composer-pools';
import { fail, never } from '@/tests/gallery/fake-send';
import { stake, stakePast } from '@/tests/gallery/stakes';
import { EndIncentive } from './end-incentive';
import type { FormServices } from './types';

afterEach(cleanup);

const paid = 'Incentives paid all stakers 410 AUR, in 2 payments.';
const half = { ...stakePast.history, low: 12_000n };

/** The form once the past is shown for the first time, with half of the logs; the next reading of it ends so. */
async function show(again: () => Promise<StakeHistory>) {
  const readStakePast = vi.fn(again);
  readStakePast.mockResolvedValueOnce({ ...stakePast, history: half });
  let low = half.low;
  const readLogsOn = async () => {
    low -= 1n;
    return low < half.low - 5n ? never() : { ...half, low };
  };
  const services = { readStake: async () => stake, readStakePast, readLogsOn };
  render(
    <EndIncentive
      {...{ context, draft, fields: ending.fields }}
      services={services as unknown as FormServices}
      onChange={() => {}}
      problem={() => null}
    />,
  );
  const stop = await screen.findByRole('button', { name: 'Stop' });
  stop.focus();
  await waitFor(() => expect(readStakePast).toHaveBeenCalledTimes(2));
  return stop;
}

describe('EndIncentive', () => {
  test('behaviour: what was paid, and the focus, stay while it is read again', async () => {
    const stop = await show(never);
    expect(document.body.textContent).toContain(paid);
    expect(document.activeElement).toBe(stop);
    expect(screen.queryByRole('progressbar')).not.toBeNull();
  });

  test('error: a reading that fails later is told beside what was paid', async () => {
    const stop = await show(async () => fail('chain.timed_out')());
    const told = await screen.findByRole('alert');
    expect(told.textContent).toContain('What incentives paid could not be read.');
    expect(document.body.textContent).toContain(paid);
    expect(document.activeElement).toBe(stop);
  });
});
