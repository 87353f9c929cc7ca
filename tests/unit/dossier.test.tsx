// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { DossierApp } from '@/entrypoints/dossier/app';
import { dossierScenarios } from '@/tests/gallery/dossier-scenarios';
import { createFakeSend } from '@/tests/gallery/fake-send';
import * as people from '@/tests/gallery/people';

afterEach(cleanup);

test('the time since it was read goes on, whatever else happens on the page', async () => {
  const { readAtMs } = (people.badge.provenance as { at: { readAtMs: number } }).at;
  let nowMs = readAtMs + 5_000;
  const ticks: (() => void)[] = [];
  const [scenario] = dossierScenarios;
  const platform = {
    send: createFakeSend(scenario?.world ?? {}),
    now: () => nowMs,
    every: (_: number, work: () => void) => {
      ticks.push(work);
      return () => {};
    },
    makeId: () => 'id',
    hash: {
      read: () => `locator=${people.locator}&section=pools`,
      write: () => {},
      onChange: () => () => {},
    },
  };
  render(<DossierApp platform={platform} />);
  await screen.findAllByText('5 seconds ago');
  nowMs += 40_000;
  await act(() => {
    for (const tick of ticks) tick();
  });
  expect(screen.queryAllByText('5 seconds ago')).toEqual([]);
  expect(screen.getAllByText('45 seconds ago').length).toBeGreaterThan(0);
});
