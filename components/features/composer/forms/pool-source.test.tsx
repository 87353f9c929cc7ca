// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PoolLook } from '@/lib/model/pools';
import { context, draft } from '@/tests/gallery/composer-people';
import { looks, newPair, newPool } from '@/tests/gallery/composer-pools';
import { fail, never } from '@/tests/gallery/fake-send';
import { stake } from '@/tests/gallery/stakes';
import { PoolSource } from './pool-source';
import type { Fields, FormServices } from './types';

afterEach(cleanup);

type Look = () => PoolLook | Promise<PoolLook>;

function show(fields: Fields, ...answers: Look[]) {
  const lookAtPool = vi.fn(async () => (answers.shift() ?? never)());
  const services = { lookAtPool, readStake: async () => stake };
  const form = (of: Fields) => (
    <PoolSource
      {...{ context, draft, fields: of }}
      services={services as unknown as FormServices}
      onChange={() => {}}
      problem={() => null}
    />
  );
  const { rerender } = render(form(fields));
  return { lookAtPool, type: (changes: Fields) => rerender(form({ ...fields, ...changes })) };
}

const tried = /^Tried on a copy of the chain/;
const held = /120,400 AUR/;

describe('PoolSource', () => {
  test('behaviour: what was found with other settings is not shown beside new ones', async () => {
    const { lookAtPool, type } = show(newPair.fields, () => looks.pair, fail('chain.timed_out'));
    await screen.findByText(tried);
    expect(screen.queryByText('What it is')).not.toBeNull();
    type({ minAge: '2' });
    expect(screen.queryByText(tried)).toBeNull();
    expect(screen.queryByText('What it is')).toBeNull();
    // What lies in the pair is the same by any settings.
    expect(screen.queryByText(held)).not.toBeNull();
    await screen.findByRole('alert');
    expect(lookAtPool).toHaveBeenCalledTimes(2);
    expect(screen.queryByText(tried)).toBeNull();
    type({ minAge: '1' });
    expect((await screen.findByText(tried)).textContent).toMatch(tried);
  });

  test.each([
    ['chain.refused', 'No endpoint that was asked simulates several calls.'],
    ['chain.timed_out', 'The endpoint did not answer in time.'],
    ['chain.rate_limited', 'The endpoint takes no more requests for now.'],
    ['chain.malformed', 'The endpoint gave an answer that makes no sense.'],
  ])('behaviour: why it could not be tried, %s', async (code, text) => {
    show(newPool.fields, () => ({ ...looks.vault, trial: { status: 'not-simulated', code } }));
    const told = await screen.findByText(/^It could not be tried/);
    expect(told.textContent).toContain(text);
  });
});
