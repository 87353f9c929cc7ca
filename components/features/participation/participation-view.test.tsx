// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { Participation } from '@/lib/model/participation';
import { createFakeSend, never } from '@/tests/gallery/fake-send';
import { participation } from '@/tests/gallery/participants';
import * as people from '@/tests/gallery/people';
import { createParticipationModel } from './create-participation-model';
import { ParticipationView } from './participation-view';

afterEach(cleanup);

const half = { ...participation.history, low: 12_000n };
const votes = participation.voters.reduce((sum, one) => sum + one.votes, 0n);

async function show(value: Participation): Promise<string> {
  const { record } = people.model;
  const send = createFakeSend({ 'participation.read': () => value, 'history.advance': never });
  const model = createParticipationModel({ send, record });
  render(<ParticipationView model={model} nowMs={signal(people.nowMs)} onStep={() => {}} />);
  await screen.findByText(/Earlier blocks are not read yet/);
  return document.body.textContent;
}

describe('ParticipationView', () => {
  test('behaviour: unread logs hide no holder once those that were found have all votes', async () => {
    const supply = votes + participation.escrowed;
    const text = await show({ ...participation, supply, history: half });
    expect(text).toContain('These are all holders of votes there are.');
    expect(text).toContain('how somebody voted may be unknown');
    expect(text).not.toContain('holders of votes may be missing');
  });

  test('behaviour: while votes are unaccounted for, holders may be missing', async () => {
    const text = await show({ ...participation, supply: votes * 2n, history: half });
    expect(text).not.toContain('These are all holders of votes there are.');
    expect(text).toContain('holders of votes may be missing');
  });

  test('default: the scale of the votes held is told', async () => {
    await show({ ...participation, history: half });
    const scale = document.querySelector('.concentration-scale');
    expect([...(scale?.children ?? [])].map((one) => one.textContent)).toEqual([
      '100%',
      '50%',
      '0%',
    ]);
  });
});
