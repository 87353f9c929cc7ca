import type { Registration, RegistrationStep } from '@/lib/model/registration';
import { fail, never, type World } from './fake-send';
import * as people from './people';
import * as made from './register-people';
import type { Scenario } from './scenario';
import { click, fill, see } from './steps';
import { fullWorld } from './worlds';

const { begun, place } = made;

const world: World = {
  ...fullWorld,
  'registration.list': () => [
    { ...begun, name: 'Aurora 9B Base' },
    { ...begun, id: `${begun.id.slice(0, -1)}2`, name: '', step: 'holders' },
    {
      ...begun,
      id: `${begun.id.slice(0, -1)}3`,
      name: 'Borealis',
      submitted: { activityId: 'a1', atMs: people.nowMs },
    },
  ],
  'registration.read': () => begun,
  'registration.write': ({ version }) => ({
    status: 'saved',
    version: version + 1,
    updatedAtMs: people.nowMs,
  }),
  'registration.delete': () => null,
  'place.find': () => null,
  'place.read': () => place,
  'claims.read': () => [made.unclaimed],
  'holders.read': () => made.holders,
  'component.read': ({ kind, address }) => ({
    kind,
    address: address as `0x${string}`,
    status: 'contract',
  }),
  'launch.prepare': () => made.prepared,
  'launch.follow': () => made.waiting,
  'link.edit': () => made.edit,
};

const hash = `registration=${begun.id}`;

/** One picture of the wizard, by default of a registration that was begun from a page. */
function register(id: string, changes: World = {}, rest: Partial<Scenario> = {}): Scenario {
  return {
    id: `register-${id}`,
    surface: 'register',
    hash,
    world: { ...world, ...changes },
    ...rest,
  };
}

/** The same at a step. */
function at(step: RegistrationStep, changes: Partial<Registration> = {}): World {
  return { 'registration.read': () => ({ ...begun, step, ...changes }) };
}

const fields = (changes: Record<string, string>) => ({ fields: { ...begun.fields, ...changes } });
const narrow = { widths: [320, 360] };

const list = [
  register('list', {}, { hash: '', ...narrow }),
  register('list-empty', { 'registration.list': () => [] }, { hash: '' }),
  register('list-failed', { 'registration.list': fail('storage.unavailable') }, { hash: '' }),
  register('list-delete', {}, { hash: '', height: 700, act: () => click('Delete') }),
  register('opening', { 'registration.read': never }),
  register('lost', { 'registration.read': () => null }),
];

const models = [
  register('model', {}, narrow),
  register('model-files', {}, { widths: [360], act: () => click('Show the files') }),
  register('model-reading', { 'place.read': never, 'claims.read': never }),
  register('model-missing', { 'place.read': fail('hub.not_found') }, narrow),
  register('model-limited', { 'place.read': fail('hub.rate_limited') }),
  register('model-offline', {
    'place.read': fail('hub.unavailable'),
    'claims.read': fail('chain.unreachable'),
  }),
  register('model-not-agreed', { 'place.read': fail('settings.not_agreed') }),
  register('model-gated', { 'place.read': () => ({ ...place, gated: true }) }),
  register('model-no-files', {
    'place.read': () => ({ ...place, manifest: { status: 'failed', code: 'hub.not_found' } }),
  }),
  register(
    'model-claimed',
    {
      'claims.read': () => [made.claimed, made.onMainnet],
      'place.read': () => ({
        ...place,
        governance: ['eip155:1/erc721:0x5ec7a1b2c3d4e5f65ec7a1b2c3d4e5f65ec7a1b2/4'],
      }),
    },
    narrow,
  ),
  register('model-no-network', { 'claims.read': () => [] }),
  register('model-find', at('model', { locator: null }), {
    widths: [360],
    act: async () => {
      await fill('Address of the page', 'https://example.org/x');
      await click('Find');
      await see('names no model');
    },
  }),
];

const existing = {
  'existing.owner': people.other,
  'existing.governor': people.me,
  'existing.token': '0x12',
};
const components: World = {
  'component.read': ({ kind, address: text }) => {
    const address = text as `0x${string}`;
    if (kind === 'owner') return { kind, address, status: 'account' };
    if (kind !== 'governor') return { kind, address, status: 'problem', code: 'no-code' };
    return {
      kind,
      address,
      status: 'governor',
      clock: 'mode=timestamp',
      votingPeriod: 3n * people.day,
      timelock: people.other,
    };
  },
};
const choices = [
  register('choice', at('choice'), narrow),
  register('choice-open', at('choice', { kind: null }), { act: () => click('Next') }),
  register(
    'choice-long-name',
    at('choice', fields({ name: '北極光の大規模言語モデル', symbol: 'AURORA NINE' })),
    narrow,
  ),
  register(
    'choice-existing',
    { ...at('choice', { kind: 'existing', ...fields(existing) }), ...components },
    narrow,
  ),
];

const holders = [
  register('holders', at('holders'), narrow),
  register(
    'holders-none',
    { ...at('holders', { rows: [] }), 'holders.read': () => made.noHolders },
    {
      widths: [360],
      act: async () => {
        await see('No holder yet');
        await click('Next');
      },
    },
  ),
  register('holders-flawed', { ...at('holders'), 'holders.read': () => made.flawed }, narrow),
  register(
    'holders-list',
    {
      ...at('holders', {
        source: 'list',
        list: `address,amount\n${people.me},1000\n${people.other},250.5`,
      }),
      'holders.read': () => made.manyHolders,
    },
    narrow,
  ),
  register('holders-failed', { ...at('holders'), 'holders.read': fail('protocol.unexpected') }),
];

const rules = [
  register('rules', at('rules'), narrow),
  register('rules-own', at('rules', fields({ votingPeriod: '4' }))),
  register(
    'rules-wrong',
    at(
      'rules',
      fields({ unstakeCooldown: '9', lateQuorumExtension: '5', quorumBps: '120', votingDelay: '' }),
    ),
    { widths: [360], act: () => click('Next') },
  ),
  register(
    'rules-guardian',
    at(
      'rules',
      fields({ guardian: 'set', guardianAccount: people.other, guardianUntil: made.guardianUntil }),
    ),
  ),
  register('rules-floor', { ...at('rules'), 'holders.read': () => made.manyHolders }),
];

const sign = async () => {
  await see('You will see the exact call');
  await click('Go on to sign');
};
const reviews = [
  register('review', at('review'), narrow),
  register('review-incomplete', {
    ...at('review', fields({ quorumBps: 'x' })),
    'holders.read': () => made.flawed,
  }),
  register('review-no-account', {
    ...at('review'),
    'account.read': () => ({ status: 'none', accounts: [], selected: null }),
  }),
  register('review-existing', {
    ...at('review', { kind: 'existing', ...fields({ ...existing, 'existing.token': '' }) }),
    ...components,
  }),
  register('last-look', at('review'), { widths: [360], act: sign }),
  register(
    'last-look-locked',
    { ...at('review'), 'account.read': () => people.locked },
    { act: sign },
  ),
  register('last-look-preparing', { ...at('review'), 'launch.prepare': never }, { act: sign }),
  register(
    'last-look-failed',
    { ...at('review'), 'launch.prepare': fail('chain.timed_out') },
    { act: sign },
  ),
];

const sent = at('after', { submitted: { activityId: 'a1', atMs: people.nowMs } });
const afters = [
  register('after-pending', { ...sent, 'launch.follow': () => made.pending }),
  register('after-waiting', sent, narrow),
  register('after-file', { ...sent, 'link.edit': () => made.fileEdit }),
  register('after-no-link', { ...sent, 'link.edit': () => ({ kind: 'none' }) }),
  register('after-edit-failed', { ...sent, 'link.edit': fail('hub.rate_limited') }),
  register('after-limited', { ...sent, 'launch.follow': () => made.limited }),
  register('after-unpublished', { ...sent, 'launch.follow': () => made.unpublished }, narrow),
  register(
    'after-publishing',
    {
      ...sent,
      'launch.follow': () => made.unpublished,
      'allocation.publish': () => ({ ...made.prepared, kind: 'publish-allocation' }),
    },
    { act: () => click('Publish the list') },
  ),
  register('after-published', { ...sent, 'launch.follow': () => made.published }),
  register('after-linked', { ...sent, 'launch.follow': () => made.linked }, narrow),
  register('after-failed', { ...sent, 'launch.follow': () => made.failed }),
  register('after-offline', { ...sent, 'launch.follow': fail('chain.unreachable') }),
];

const saving = [
  register(
    'conflict',
    {
      ...at('choice'),
      'registration.write': () => ({ status: 'conflict', registration: begun }),
    },
    {
      act: async () => {
        await fill('Symbol', 'MINE');
        await see('Keep what is here');
      },
    },
  ),
  register(
    'not-saved',
    { ...at('choice'), 'registration.write': fail('storage.unavailable') },
    {
      act: async () => {
        await fill('Symbol', 'MINE');
        await see('Not saved');
      },
    },
  ),
];

export const registerScenarios: readonly Scenario[] = [
  ...list,
  ...models,
  ...choices,
  ...holders,
  ...rules,
  ...reviews,
  ...afters,
  ...saving,
];
