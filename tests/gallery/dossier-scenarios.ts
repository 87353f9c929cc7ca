/** The dossier: every state of a model and of each section. */
import type { Participation } from '@/lib/model/participation';
import { fail, never, type World } from './fake-send';
import { hostileParticipation, nothingYet, participation } from './participants';
import * as people from './people';
import type { Scenario } from './scenario';
import { click, see } from './steps';
import { fullWorld } from './worlds';

const part = (value: Participation): World => ({
  'participation.read': () => value,
  'history.advance': () => value.history,
});
/** Half of the blocks read, and no more of them to come for now. */
const half = { ...participation.history, low: 12_000n };

function page(id: string, world: World, rest: Partial<Scenario> = {}): Scenario {
  return {
    id: `dossier-${id}`,
    surface: 'dossier',
    world: { ...fullWorld, 'badge.read': () => [people.badge], ...part(participation), ...world },
    hash: `locator=${people.locator}&section=participation`,
    ...rest,
  };
}

const ungoverned = {
  ...people.model,
  knownLaunch: false,
  governor: null,
  vault: null,
  stake: null,
};

const hostile = { ...people.hostileModel, knownLaunch: true };

export const dossierScenarios: readonly Scenario[] = [
  page('none', {}, { hash: '' }),
  page('loading', { 'badge.read': never }),
  page('failed', { 'badge.read': fail('chain.unreachable') }),
  page('no-record', { 'badge.read': () => [] }),
  page('no-votes', { 'badge.read': () => [{ ...people.badge, model: ungoverned }] }),
  page('green', { 'badge.read': () => [people.greenBadge] }),
  page('participation', {}, { widths: [360], act: () => click('Voted on 2 of 2') }),
  page('participation-loading', { 'participation.read': never }),
  page('participation-failed', { 'participation.read': fail('chain.disagree') }),
  page('participation-empty', { ...part(nothingYet), 'history.advance': never }),
  page('participation-reading', {
    'participation.read': () => ({ ...participation, history: half }),
    'history.advance': never,
  }),
  page(
    'participation-stopped',
    {
      'participation.read': () => ({ ...participation, history: half }),
      'history.advance': never,
    },
    { act: () => click('Stop').then(() => see('Read on')) },
  ),
  page('participation-logs-failed', {
    'participation.read': () => ({ ...participation, history: half }),
    'history.advance': fail('chain.rate_limited'),
  }),
  page(
    'participation-hostile',
    {
      'badge.read': () => [{ ...people.badge, model: hostile }],
      ...part(hostileParticipation),
    },
    { widths: [360], act: () => click('Voted on') },
  ),
];
