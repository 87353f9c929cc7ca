import { parseEther } from 'viem';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RemoteError } from '@/lib/errors/protocol';
import type { Locator } from '@/lib/model/ids';
import type {
  ClaimsReport,
  HoldersReport,
  PlaceReport,
  Registration,
} from '@/lib/model/registration';
import type { MessageName } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';
import { toField } from './components-model';
import { createEmptyRegistration } from './registration-model';
import { createWizardModel, type WizardModel } from './wizard-model';

const locator = 'huggingface.co/acme/model-1' as Locator;
const id = '7c1e6a52-0d3f-4f1e-9a0b-5a3c2f7e8d11';
const address = '0x00000000000000000000000000000000000000ab' as const;

const place: PlaceReport = {
  asked: locator,
  locator,
  canonicalId: 'acme/Model-1',
  repositoryId: '66b1c2d3e4f5061728394a5b',
  commit: 'c'.repeat(40),
  gated: false,
  governance: [],
  link: 'front-matter',
  manifest: { status: 'failed', code: 'hub.not_found' },
  readAtMs: 1,
};
const claim: ClaimsReport = {
  chainId: 10,
  networkName: 'Ten',
  nativeSymbol: 'ETH',
  demo: false,
  status: 'read',
  claimCount: 0,
  oldest: null,
};
const holders: HoldersReport = {
  count: 1,
  total: parseEther('10'),
  staked: parseEther('4'),
  problems: [],
  problemCount: 0,
  largest: [],
  voterCount: 1,
  fitting: 'direct',
};

type Answers = { [Name in MessageName]?: (input: never) => unknown };

let sent: { name: string; input: unknown }[] = [];
let wizard: WizardModel;

function start(answers: Answers = {}, changes: Partial<Registration> = {}): WizardModel {
  const world: Answers = {
    'registration.write': ({ version }: { version: number }) => ({
      status: 'saved',
      version: version + 1,
      updatedAtMs: 2,
    }),
    'place.read': () => place,
    'claims.read': () => [claim],
    'holders.read': () => holders,
    'component.read': (of: object) => ({ ...of, status: 'contract' }),
    ...answers,
  };
  const send = (async (name: MessageName, input: never) => {
    sent.push({ name, input });
    const answer = world[name];
    if (!answer) throw new RemoteError({ code: 'protocol.unexpected', facts: {} });
    return answer(input);
  }) as unknown as Send;
  const empty = createEmptyRegistration({ id, nowMs: 1_000, locator, revision: null });
  wizard = createWizardModel(
    { send, now: () => 1_000_000, every: () => () => {}, makeId: () => id, openComposer: () => {} },
    { ...empty, ...changes },
  );
  return wizard;
}

const settle = () => vi.waitFor(() => expect(wizard.open('model')).toBe(0));
const names = () => sent.map(({ name }) => name);
const last = (name: MessageName) => sent.filter((one) => one.name === name).at(-1)?.input;

beforeEach(() => {
  sent = [];
});
afterEach(() => wizard.dispose());

describe('the model', () => {
  test('default: hub and registries are read; the only network and the repository’s name are taken', async () => {
    start();
    await settle();
    expect(wizard.value.value).toMatchObject({
      chainId: 10,
      fields: { name: 'Model-1', symbol: 'MODEL' },
    });
  });

  test('behaviour: a name that was typed is not replaced when the hub is read again', async () => {
    start({}, { fields: { name: 'Mine', symbol: 'ME' } });
    await settle();
    await wizard.place.load();
    expect(wizard.value.value.fields).toMatchObject({ name: 'Mine', symbol: 'ME' });
  });

  test('behaviour: between two networks the person chooses', async () => {
    start({ 'claims.read': () => [claim, { ...claim, chainId: 1 }] });
    await vi.waitFor(() => expect(wizard.claims.state.value.status).toBe('ready'));
    expect(wizard.value.value.chainId).toBeNull();
    expect(wizard.next()).toBe(false);
    expect(wizard.asked.value).toBe(true);
  });

  test('error: a repository that cannot be read holds one up', async () => {
    start({
      'place.read': () => {
        throw new RemoteError({ code: 'hub.not_found', facts: {} });
      },
    });
    await vi.waitFor(() => expect(wizard.place.state.value.status).toBe('failed'));
    expect(wizard.next()).toBe(false);
    expect(wizard.step.value).toBe('model');
  });
});

describe('the steps', () => {
  test('default: on when nothing is open, back always', async () => {
    start({}, { kind: 'launch' });
    await settle();
    for (const step of ['choice', 'holders', 'rules', 'review']) {
      await vi.waitFor(() => expect(wizard.next()).toBe(true));
      expect(wizard.step.value).toBe(step);
    }
    wizard.back();
    expect(wizard.step.value).toBe('rules');
  });

  test('behaviour: each step is on disk', async () => {
    start({}, { kind: 'launch' });
    await settle();
    wizard.next();
    await wizard.flush();
    expect(last('registration.write')).toMatchObject({ step: 'choice' });
  });

  test('behaviour: contracts that are there bring holders and rules along', () => {
    start({}, { kind: 'existing' });
    expect(wizard.steps.value).toEqual(['model', 'choice', 'review', 'after']);
  });

  test('behaviour: one cannot jump over what is open', async () => {
    start({}, { kind: 'launch', fields: { name: '', symbol: 'ME' } });
    await settle();
    expect(wizard.reachable.value).toEqual(['model', 'choice']);
  });

  test('behaviour: what was sent has only its aftermath', () => {
    start({}, { step: 'rules', submitted: { activityId: 'a', atMs: 1 } });
    expect(wizard.step.value).toBe('after');
  });
});

describe('the holders', () => {
  test('behaviour: a report older than what was typed does not count', async () => {
    start({}, { kind: 'launch', source: 'list', list: `${address},10` });
    await vi.waitFor(() => expect(wizard.holders.isReady.value).toBe(true));
    wizard.edit({ list: `${address},11` });
    expect(wizard.holders.isReady.value).toBe(false);
    await vi.waitFor(() => expect(wizard.holders.isReady.value).toBe(true));
    expect(last('holders.read')).toEqual({ source: { kind: 'list', text: `${address},11` } });
  });

  test('behaviour: many claim, and the days are checked', async () => {
    start({ 'holders.read': () => ({ ...holders, fitting: 'allocation' }) }, { kind: 'launch' });
    await vi.waitFor(() => expect(wizard.holders.claimDays.value).toBe(180));
    wizard.setField('claimDays', '0');
    expect(wizard.holders.isReady.value).toBe(false);
    wizard.setField('claimDays', '30');
    expect(wizard.holders.claimDays.value).toBe(30);
  });

  test('behaviour: rows are added, changed and taken away', () => {
    start();
    wizard.addRow();
    wizard.changeRow(id, { account: address, staked: '5' });
    expect(wizard.value.value.rows).toEqual([{ id, account: address, amount: '', staked: '5' }]);
    wizard.removeRow(id);
    expect(wizard.value.value.rows).toEqual([]);
  });
});

describe('contracts that are there', () => {
  const fields = { [toField('owner')]: address, [toField('governor')]: address };

  test('default: looked up as they are typed', async () => {
    start({}, { kind: 'existing', chainId: 10, fields });
    await vi.waitFor(() => expect(wizard.open('choice')).toBe(0));
    expect(wizard.components.modules.value).toEqual([{ kind: 'governor', component: address }]);
  });

  test('error: what is not what it should be holds one up; the optional ones may stay empty', async () => {
    start(
      { 'component.read': (of: object) => ({ ...of, status: 'problem', code: 'no-code' }) },
      { kind: 'existing', chainId: 10, fields },
    );
    await vi.waitFor(() =>
      expect(wizard.components.get('owner').report.value.status).toBe('ready'),
    );
    expect(wizard.open('choice')).toBe(2);
  });

  test('behaviour: nothing is looked up for a launch', async () => {
    start({}, { kind: 'launch', chainId: 10, fields });
    await settle();
    expect(names()).not.toContain('component.read');
  });
});

describe('the review', () => {
  test('default: everything that was filled in, as the background takes it', async () => {
    const prepare = vi.fn((_: unknown) => ({ id: 'p' }));
    start(
      { 'launch.prepare': prepare },
      { kind: 'launch', source: 'list', list: `${address},6,4`, revision: 'v2' },
    );
    await settle();
    await vi.waitFor(() => expect(wizard.holders.isReady.value).toBe(true));
    wizard.review.confirm();
    await vi.waitFor(() => expect(prepare).toHaveBeenCalled());
    expect(prepare.mock.calls[0]?.[0]).toMatchObject({
      kind: 'launch',
      chainId: 10,
      locator,
      repositoryId: place.repositoryId,
      name: 'Model-1',
      symbol: 'MODEL',
      claimDays: null,
      rules: { votingPeriod: 259_200, thresholdBps: 50 },
    });
  });

  test('behaviour: a hub without permanent ids gives an empty one', async () => {
    const prepare = vi.fn((_: unknown) => ({ id: 'p' }));
    start(
      {
        'place.read': () => ({ ...place, repositoryId: null }),
        'launch.prepare': prepare,
      },
      { kind: 'launch' },
    );
    await settle();
    wizard.review.confirm();
    await vi.waitFor(() => expect(prepare).toHaveBeenCalled());
    expect(prepare.mock.calls[0]?.[0]).toMatchObject({ repositoryId: '' });
  });

  test('behaviour: sent is sent, and on disk', async () => {
    start({ 'launch.follow': () => ({}) }, { kind: 'launch' });
    await settle();
    wizard.review.take({ id: 'a1' });
    await wizard.flush();
    expect(wizard.step.value).toBe('after');
    expect(last('registration.write')).toMatchObject({ submitted: { activityId: 'a1' } });
  });
});

describe('the aftermath', () => {
  test('default: the approval is proposed for the repository as it is now', async () => {
    const newer = 'd'.repeat(40);
    const manifest = {
      status: 'read' as const,
      manifestHash: `0x${'a'.repeat(64)}` as const,
      weightsRoot: `0x${'b'.repeat(64)}` as const,
      files: [],
      totalBytes: 0,
    };
    const opened: string[] = [];
    start({ 'draft.write': () => ({ status: 'saved', version: 1, updatedAtMs: 2 }) });
    wizard.dispose();
    const write = vi.fn((_: unknown) => ({ status: 'saved', version: 1, updatedAtMs: 2 }));
    const send = (async (name: string, input: unknown) => {
      if (name === 'draft.write') return write(input);
      if (name === 'place.read') return { ...place, commit: newer, manifest };
      return [];
    }) as unknown as Send;
    const empty = createEmptyRegistration({ id, nowMs: 1, locator, revision: 'v1' });
    wizard = createWizardModel(
      {
        send,
        now: () => 1,
        every: () => () => {},
        makeId: () => id,
        openComposer: (fragment) => opened.push(fragment),
      },
      empty,
    );
    await wizard.aftermath.propose.run();
    expect(opened).toEqual([`draft=${id}`]);
    expect(write.mock.calls[0]?.[0]).toMatchObject({
      locator,
      decided: true,
      actions: [
        {
          kind: 'approve-revision',
          fields: { commit: newer, manifestHash: manifest.manifestHash },
        },
      ],
    });
  });
});
