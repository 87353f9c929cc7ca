import type { DraftAction } from '@/lib/model/draft';
import * as calls from './composer-calls';
import * as made from './composer-people';
import { poolScenarios } from './composer-pool-scenarios';
import { composer, doing, short } from './composer-scenario';
import { sendingScenarios } from './composer-sending-scenarios';
import { fail, never, type World } from './fake-send';
import * as people from './people';
import type { Scenario } from './scenario';
import { click, fill, see } from './steps';

const { draft, decided, context, report } = made;

const start = (id: string, changes: World = {}, rest: Partial<Scenario> = {}) =>
  composer(id, changes, { hash: '', ...rest });
const noChoices = () => ({ choices: [], more: false });
const noRecord: World = { 'draft.read': () => ({ ...draft, record: null }) };
const noLocator: World = { 'draft.read': () => ({ ...draft, record: null, locator: null }) };
const drafts = [
  start('drafts', {}, { widths: [400] }),
  start('drafts-empty', { 'draft.list': () => [] }),
  start('drafts-loading', { 'draft.list': never }),
  start('drafts-failed', { 'draft.list': fail('storage.unavailable') }),
  start('drafts-delete', {}, { height: 700, act: () => click('Delete') }),
  start(
    'drafts-deleted',
    {},
    {
      act: async () => {
        await click('Delete');
        const dialog = document.querySelector('dialog');
        [...(dialog?.querySelectorAll('button') ?? [])].at(-1)?.click();
        await see('Undo');
      },
    },
  ),
  composer('opening', { 'draft.read': never }),
  composer('lost', { 'draft.read': () => null }),
];

const models = [
  composer('no-model', noLocator, { widths: [400] }),
  composer('no-models-known', { ...noLocator, 'model.search': noChoices }),
  composer('no-record', { ...noRecord, 'model.search': noChoices }, { widths: [400] }),
  composer('only-claimed', {
    ...noRecord,
    'model.search': () => ({ choices: [made.claimedChoice], more: false }),
  }),
  composer('not-agreed', { ...noRecord, 'model.search': fail('settings.not_agreed') }),
  composer('model-loading', { 'composing.read': never }),
  composer('model-failed', { 'composing.read': fail('chain.unreachable') }),
  composer('model-not-launched', { 'composing.read': fail('governance.not_launched') }),
];

const writing = [
  composer('fresh', {}, { widths: [400, 768, 1280] }),
  composer('asked', {}, { act: () => click('Review proposal') }),
  composer('preview', {}, { act: () => click('Preview') }),
  composer('short', short, { widths: [400] }),
  composer('no-account', {
    'composing.read': () => ({
      ...context,
      eligibility: { status: 'no-account', threshold: 1_000n * people.unit },
    }),
    'account.read': () => ({ status: 'none', accounts: [], selected: null }),
  }),
  composer('locked', { 'account.read': () => people.locked }),
  composer('too-long', { 'draft.read': () => ({ ...decided(), body: 'ä'.repeat(500_000) }) }),
  composer(
    'conflict',
    { 'draft.write': () => ({ status: 'conflict', draft }) },
    {
      act: async () => {
        await fill('Title', 'Mine');
        await see('Keep what is here');
      },
    },
  ),
  composer(
    'not-saved',
    { 'draft.write': fail('storage.unavailable') },
    {
      act: async () => {
        await fill('Title', 'Mine');
        await see('Not saved');
      },
    },
  ),
];

const nested = calls.callOf(calls.setAll, [
  [
    [made.recipient, '12'],
    ['0xabc', '1.5'],
  ],
  'true',
]);
const wrongPay: DraftAction = {
  ...made.pay,
  fields: { asset: 'token', recipient: '0x12', amount: '250000' },
};
const wrongCooldown: DraftAction = {
  id: 'cooldown',
  kind: 'parameter',
  fields: { name: 'unstake-cooldown', value: '9', unit: 'days' },
};
const unread: DraftAction = { ...made.approve, fields: { revision: 'main' } };
const wrongTerms: DraftAction = {
  ...made.terms,
  fields: { licence: 'Apache License!', licenceFile: '7c7c' },
};
const emptyCall: DraftAction = {
  id: 'call',
  kind: 'call',
  fields: { target: '', abi: 'hello', function: '', arguments: '[]', value: '' },
};
const impostor: DraftAction = {
  ...made.approve,
  fields: { ...made.approve.fields, repository: 'differs' },
};

const built = () => see('Raw call data');
const kinds = [
  composer('signal', doing()),
  composer('pay', doing(made.pay), { widths: [400], act: built }),
  composer('pay-wrong', doing(wrongPay)),
  composer('parameter', doing(made.period), { act: built }),
  composer('parameter-wrong', doing(wrongCooldown)),
  composer('guardian', doing(made.guardian), { act: built }),
  composer('terms', doing(made.terms), { widths: [400], act: built }),
  composer('terms-wrong', doing(wrongTerms)),
  ...poolScenarios,
  composer('suspend', doing(made.suspension), { widths: [400], act: built }),
  composer('splits', doing(made.splits), { widths: [400], act: built }),
  composer('splits-wrong', doing({ ...made.splits, fields: { stakers: '50', parents: 'x' } })),
  composer('credit', doing(made.credit), { widths: [400], act: built }),
  composer('contribution', doing(made.contribution), { widths: [400], act: built }),
  composer('contribution-wrong', doing({ ...made.contribution, fields: { change: 'decline' } })),
  composer('reinstate', doing({ ...made.suspension, fields: { change: 'reinstate' } })),
  composer('approve', doing(made.approve), { widths: [400], act: built }),
  composer('approve-files', doing(made.approve), {
    widths: [400],
    act: async () => {
      await see('Show the files');
      await click('Show the files');
    },
  }),
  composer('approve-unread', doing(unread)),
  composer('approve-reading', { ...doing(made.approve), 'revision.read': never }),
  composer('approve-failed', {
    ...doing(made.approve),
    'revision.read': fail('hub.rate_limited'),
  }),
  composer('approve-impostor', {
    ...doing(impostor),
    'revision.read': () => ({ ...report, repository: 'differs' }),
  }),
  composer('call', doing(calls.callOf(calls.grantRole, [people.hash('0'), made.recipient])), {
    act: built,
  }),
  composer('call-nested', doing(nested), { widths: [400] }),
  composer('call-not-abi', {
    ...doing(emptyCall),
    'abi.inspect': () => ({ status: 'problem', code: 'not-abi' }),
  }),
  composer('several', doing(made.pay, made.period), {
    act: async () => {
      await see('If it passes');
      await click('Add another action');
    },
  }),
  composer(
    'build-failed',
    { ...doing(made.pay), 'proposal.build': fail('chain.timed_out') },
    {
      act: () => see('could not be prepared'),
    },
  ),
];

export const composerScenarios: readonly Scenario[] = [
  ...drafts,
  ...models,
  ...writing,
  ...kinds,
  ...sendingScenarios,
];
