// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { createPageStore, type FormStore } from '@/components/ui/kept';
import { PopupApp } from '@/entrypoints/popup/app';
import { parsePopupLink } from '@/entrypoints/popup/deep-link';
import type { Activity } from '@/lib/model/submission';
import { createFakeSend, fail, type World } from '../gallery/fake-send';
import * as people from '../gallery/people';
import * as proposals from '../gallery/proposals';
import * as submissions from '../gallery/submissions';
import { fullWorld, holding } from '../gallery/worlds';

afterEach(cleanup);

/** A popup whose clock and repeated work are in the test's hands. */
function open(world: World, options: { forms?: FormStore; hash?: string } = {}) {
  const repeated: { ms: number; work: () => void }[] = [];
  const asked: { name: string; input: unknown }[] = [];
  const play = createFakeSend({ ...fullWorld, ...world });
  let time = people.nowMs;
  const forms = options.forms ?? createPageStore();
  const platform = {
    send: ((name: keyof World, input: never) => {
      asked.push({ name, input });
      return play(name, input);
    }) as typeof play,
    now: () => time,
    every: (ms: number, work: () => void) => {
      const one = { ms, work };
      repeated.push(one);
      return () => repeated.splice(repeated.indexOf(one), 1);
    },
    forms,
    link: parsePopupLink(options.hash ?? ''),
    makeId: () => '11111111-1111-4111-8111-111111111111',
  };
  const view = render(<PopupApp platform={platform} />);
  return {
    asked,
    forms,
    close: view.unmount,
    /** Lets time pass: everything that repeats by then is done once. */
    pass: (ms: number) => {
      time += ms;
      for (const one of [...repeated]) if (one.ms <= ms) one.work();
    },
    count: (name: string) => asked.filter((one) => one.name === name).length,
  };
}

async function press(name: string | RegExp, role = 'button') {
  fireEvent.click(await screen.findByRole(role, { name }));
}

async function fillVote() {
  await press(/^Votes/, 'tab');
  await press(proposals.proposal.title);
  fireEvent.click(await screen.findByRole('radio', { name: 'For' }));
  fireEvent.input(screen.getByLabelText('Reason (optional)'), { target: { value: 'Because' } });
  await press('Review the vote');
  await screen.findByRole('heading', { name: 'Cast a vote' });
}

describe('voting', () => {
  test('default: filled in, looked at, signed once, told, and the tally read again', async () => {
    const line: Activity = {
      ...(submissions.activity[0] as Activity),
      id: 'sent',
      state: 'broadcast',
    };
    let state: Activity['state'] = 'broadcast';
    let tally = proposals.proposal.tally;
    const popup = open({
      'ballot.submit': () => ({ status: 'submitted', id: 'sent', hash: people.hash('1') }),
      'activity.list': () => [{ ...line, state }],
      'ballot.read': () => ({
        proposal: { ...proposals.proposal, tally },
        calls: proposals.calls,
        power: proposals.power,
        timestamp: people.now,
      }),
    });
    await fillVote();
    expect(document.querySelector('.confirm-call-summary')?.textContent).toBe(
      `For with 5,000 votes: “${proposals.proposal.title}”`,
    );
    const sign = screen.getByRole('button', { name: 'Sign' });
    fireEvent.click(sign);
    fireEvent.click(sign);
    await screen.findByText(/has to take it into a block/);
    expect(popup.count('ballot.submit')).toBe(1);
    expect(popup.asked.find(({ name }) => name === 'ballot.prepare')?.input).toMatchObject({
      choice: { kind: 'nominal', support: 'for' },
      reason: 'Because',
    });
    state = 'included';
    tally = { ...tally, forVotes: tally.forVotes + proposals.power.now };
    popup.pass(1_500);
    await screen.findByText(/It is in a block/);
    await screen.findByText('66,200');
  });

  test('behaviour: "Do not sign" goes back to the form without a word, and the form is as it was', async () => {
    const popup = open({});
    await fillVote();
    await press('Do not sign');
    const chosen = await screen.findByRole('radio', { name: 'For' });
    expect(chosen).toHaveProperty('checked', true);
    expect(screen.getByLabelText('Reason (optional)')).toHaveProperty('value', 'Because');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(popup.count('ballot.submit')).toBe(0);
  });

  test('behaviour: closing the popup loses nothing that was filled in', async () => {
    const first = open({});
    await fillVote();
    first.close();
    open({}, { forms: first.forms });
    await press(proposals.proposal.title);
    expect(await screen.findByRole('radio', { name: 'For' })).toHaveProperty('checked', true);
    expect(screen.getByLabelText('Reason (optional)')).toHaveProperty('value', 'Because');
  });

  test('behaviour: locked, the password is asked for where it is needed', async () => {
    open({ 'account.read': () => people.locked });
    await fillVote();
    expect(screen.getByRole('button', { name: 'Sign' })).toHaveProperty('disabled', true);
    fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'right' } });
    await press('Unlock');
    await expect
      .poll(() => screen.getByRole('button', { name: 'Sign' }).hasAttribute('disabled'))
      .toBe(false);
  });

  test('behaviour: the focus goes to the proposal, and back to its row', async () => {
    open({});
    await press(/^Votes/, 'tab');
    await press(proposals.proposal.title);
    expect(document.activeElement?.tagName).toBe('H2');
    await press('Back');
    expect(document.activeElement?.textContent).toBe(proposals.proposal.title);
  });

  test('error: what could not be prepared is told beside the form, which stays', async () => {
    open({ 'ballot.prepare': fail('chain.timed_out') });
    await press(/^Votes/, 'tab');
    await press(proposals.proposal.title);
    fireEvent.click(await screen.findByRole('radio', { name: 'Against' }));
    await press('Review the vote');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('did not answer in time');
    expect(
      within(alert)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Try again']);
    expect(screen.getByRole('radio', { name: 'Against' })).toHaveProperty('checked', true);
  });
});

describe('what is missing', () => {
  test.each([
    ['consent', { 'settings.read': () => ({ ...people.settings, consentedAtMs: null }) }],
    ['network', { 'network.list': () => [] }],
  ] satisfies [string, World][])('behaviour: without %s nothing is read', async (_, world) => {
    const popup = open(world);
    await screen.findByRole('heading', { level: 2 });
    for (const name of ['tab.read', 'holding.list', 'position.read', 'activity.list', 'badge.read'])
      expect(popup.count(name)).toBe(0);
  });

  test('behaviour: a model is not governed only once what is new was looked at, and that is told', async () => {
    let answer: (badges: readonly []) => void = () => {};
    open({
      'tab.read': () => ({ tabId: 1, locator: people.locator, revision: null, badge: null }),
      'badge.read': () => new Promise((resolve) => (answer = resolve)),
    });
    const title = await screen.findByRole('heading', { name: 'Looking for its record…' });
    expect(title.getAttribute('aria-live')).toBe('polite');
    answer([]);
    await screen.findByText('Not governed');
    expect(title.textContent).toBe('Not governed');
  });

  test('behaviour: without an account pages can be looked at, and no account is asked about', async () => {
    const popup = open({
      'account.read': () => ({ status: 'none', accounts: [], selected: null }),
    });
    await screen.findByText(people.model.name);
    await press(/^Votes/, 'tab');
    await screen.findByText('No account yet');
    expect(popup.count('holding.list')).toBe(0);
  });
});

describe('links', () => {
  test('default: a card leads to the stake of its model', async () => {
    const popup = open(
      { 'badge.read': () => [people.badge], 'holding.list': () => [] },
      { hash: `locator=${people.locator}&section=stake` },
    );
    await screen.findByLabelText('Amount to stake');
    expect(popup.count('tab.read')).toBe(0);
    expect(popup.asked.find(({ name }) => name === 'position.read')?.input).toEqual({
      record: people.model.record,
    });
  });

  test('default: a card leads to a vote', async () => {
    open(
      { 'badge.read': () => [people.badge], 'holding.list': () => [holding] },
      { hash: `locator=${people.locator}&proposal=${proposals.proposal.id}&section=vote` },
    );
    await screen.findByText('Your votes here');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(proposals.proposal.title);
  });

  test.each(['#locator=<script>', '#section=__proto__', '#proposal=1e9', '#%'])(
    'behaviour: %s opens the first view',
    async (hash) => {
      const popup = open({}, { hash });
      await screen.findByText(people.model.name);
      expect(popup.count('tab.read')).toBe(1);
    },
  );
});
