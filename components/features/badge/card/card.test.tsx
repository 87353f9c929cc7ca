// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { glyphs } from '@/components/ui/shapes';
import { getWord } from '@/lib/format/badge-words';
import type { BadgeState } from '@/lib/model/badge';
import type { ProposalId } from '@/lib/model/ids';
import type { VerdictWord } from '@/lib/model/verdict';
import { makeModel, makeState, nowMs, proposals } from '@/tests/fixtures/badge-parts';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { Card, type CardAction } from './card';
import type { CardView, Look, Titles } from './create-card-model';

afterEach(cleanup);

/** What was asked for by "look now" (false) and "prove it" (true). */
let proofs: boolean[] = [];
let copies: string[] = [];

function show(
  state: BadgeState,
  {
    look = { status: 'idle' } as Look,
    isOnline = true,
    isCovered = false,
    titles = new Map() as Titles,
    contributors = null as CardView['contributors'],
    copied = null as CardView['copied'],
  } = {},
) {
  const actions: CardAction[] = [];
  proofs = [];
  copies = [];
  render(
    <Card
      view={{ state, look, titles, contributors, copied, isOnline }}
      nowMs={nowMs}
      isCovered={isCovered}
      onAct={(action) => actions.push(action)}
      onLook={(prove) => proofs.push(prove)}
      onCopy={(text) => copies.push(text)}
      onClose={() => {}}
    />,
  );
  return actions;
}

const get = (name: string) => badgeStates[name] as BadgeState;
const listButtons = () => screen.getAllByRole('button').map((button) => button.textContent);

describe('Card', () => {
  test('behaviour: a vault that does not say what its stake is worth is told as such', () => {
    const approved = get('approved');
    const { model } = approved;
    const stake = model?.stake && { ...model.stake, totalAssets: null };
    show({ ...approved, model: model && { ...model, stake: stake ?? null } });
    expect(document.body.textContent).toContain('The vault does not say what it is worth.');
    expect(document.body.textContent).not.toContain('6,204,311 MST');
  });

  test('default: who earns the contributors’ part, the rest in one', () => {
    const [one, two] = [`0x${'a1'.repeat(20)}`, `0x${'b2'.repeat(20)}`] as const;
    const largest = [
      { account: one, weight: 5n },
      { account: two, weight: 2n },
    ];
    const state = get('approved');
    const at = { chainId: 10, blockNumber: 77n, timestamp: 1n, readAtMs: nowMs - 3_000 };
    const shares = {
      ...{ partBps: 2_000, totalWeight: 10n, largest, lookedAt: null },
      provenance: { kind: 'single', at, operator: 'Other node' } as const,
    };
    show(state, { contributors: shares });
    const tell = () => screen.getByText('Contributors').parentElement?.textContent ?? '';
    expect(tell()).toContain('Earn 20% of the revenue.');
    expect(tell()).toMatch(/0xA1A1.*50%.*20%.*others 30%/i);
    expect(screen.getByTitle(one)).toBeDefined();
    // Known by itself: it was read apart from what the badge says.
    expect(tell()).toMatch(/Other node.*block 77/);
    expect(tell()).not.toContain('may be larger ones');
    cleanup();
    show(state, { contributors: { ...shares, partBps: null, lookedAt: 40 } });
    expect(tell()).toContain('not set yet');
    expect(tell()).not.toContain('of the revenue.');
    expect(tell()).toMatch(/first 40 .*may be larger ones/);
  });

  test('default: owner, link, files, votes and how they are known', () => {
    show(get('approved'));
    const text = document.body.textContent ?? '';
    expect(text).toContain('The record and the repository name each other.');
    expect(text).toContain('Revision 72318649 was approved by vote 11 days ago.');
    expect(text).toContain('Its holders, through the timelock');
    expect(text).toContain('6,204,311 MST');
    expect(text).toContain('2 of 2 endpoints agree (rpc.example.org, My node)');
    expect(text).toContain('block 21,402,118.');
    // Alone on its line: what grows by the second moves nothing.
    const ages = screen.getAllByText(/seconds ago/);
    expect(ages.map(({ localName, textContent }) => [localName, textContent])).toEqual(
      ages.map(() => ['small', expect.stringMatching(/^Read \d+ seconds ago$/)]),
    );
    expect(text).toContain('Voting ends in 2 days');
    expect(text).toContain('For 70.2%');
    expect(text).toContain('1 more is being decided.');
    expect(text).not.toContain('What keeps it from green');
  });

  test('behaviour: the buttons say what they are pressed for', () => {
    const actions = show(get('approved'));
    for (const name of [/^Vote on/, /^Stake$/, /^Propose/, /^Hide/]) {
      screen.getByRole('button', { name }).click();
    }
    expect(actions.map(({ kind }) => kind)).toEqual(['vote', 'stake', 'propose', 'hide']);
    expect(actions[0]).toEqual({ kind: 'vote', proposalId: makeModel().live[0]?.id });
  });

  test('behaviour: files that differ, each with what happened to it; the rest behind a press', () => {
    show(get('weights-differ'));
    const rows = [...document.querySelectorAll('.changes li')].map(
      ({ textContent }) => textContent,
    );
    expect(rows).toEqual([
      'changed model-00001-of-00002.safetensorsweights',
      'moved weights/model-00002-of-00002.safetensorsweights, was \u2068model-00002-of-00002.safetensors\u2069',
      'added modeling_custom.pycode or settings',
      'removed README.mdtext',
    ]);
    const shapes = [...document.querySelectorAll('.changes path')].map((one) =>
      one.getAttribute('d'),
    );
    expect(new Set(shapes).size).toBe(4);
    cleanup();
    show(get('many-changes'));
    const more = document.querySelector('.facts details') as HTMLDetailsElement;
    expect(more.open).toBe(false);
    expect(more.querySelector('summary')?.textContent).toBe('57 more files');
    expect(more.textContent).toContain('21 more are not listed here.');
    expect(document.body.textContent).toContain('Downloads need the owner');
  });

  test.each([
    [
      'mirror',
      'An unofficial mirror of Llama 3.1 8B',
      'no record of its own',
      'Its weights are the approved ones',
    ],
    ['derivative', 'Quantised from Llama 3.1 8B', 'By its repository'],
    ['parent-suspended', 'Fine-tuned from Llama 3.1 8B', 'That model is suspended.'],
    [
      'licence-conflict',
      'terms say \u2068apache-2.0\u2069, the hub says \u2068cc-by-nc-4.0',
      'Licence',
    ],
    ['suspended', 'Leaks personal data; see vote 12.', '2 days ago, by its holders.'],
    ['contested', '3 records claim this repository; the oldest claim was made', 'ago.'],
    ['gone', 'Not to be checked: the link, the files', 'Still checked: the record'],
    ['declared-governor', 'Declares', 'eip155:1:0x408ed6354d'],
    ['disagreement', 'Owner of the record', 'other.example says'],
    ['file-approved', 'This file', 'config.json'],
    ['file-changed', 'In the approved revision, under another name.', 'weights/config.json'],
  ])('behaviour: %s says what is known', (name, ...wanted) => {
    show(get(name));
    for (const text of wanted) expect(document.body.textContent).toContain(text);
  });

  test('behaviour: the relation names the governed model by its record', () => {
    show(get('mirror'));
    expect(document.body.textContent).toContain('huggingface.co/meta-llama/llama-3.1-8b');
    expect(document.body.textContent).toMatch(/eip155:10\/erc721:0x[0-9a-f]{40}\/1/i);
  });

  test('behaviour: the legend has every word there is', () => {
    show(get('approved'));
    const shown = [...document.querySelectorAll('.legend dt')].map((dt) => dt.textContent?.trim());
    const words = Object.keys(glyphs).map((word) => getWord(word as VerdictWord));
    expect(shown).toEqual(expect.arrayContaining(words));
  });

  test('behaviour: what a cache remembers is told by the clock of now', () => {
    show(get('unconfirmed'));
    expect(document.body.textContent).toContain('Voting opened 29 minutes ago');
    expect(document.body.textContent).not.toContain('Voting opens 29 minutes ago');
  });

  test('behaviour: a vote by its title, by the end of its id where there is none', () => {
    const [first, second] = proposals.map(({ id }) => id);
    const hostile = '<b>Pay</b> \u202eevil';
    show(get('approved'), { titles: new Map([[first as ProposalId, hostile]]) });
    const shown = [...document.querySelectorAll('.vote-title')].map(
      ({ textContent }) => textContent,
    );
    expect(shown[0]).toContain('<b>Pay</b> ⟨U+202E⟩evil');
    expect(shown[1]).toBe(`Proposal …${second?.toString(16).slice(-6)}`);
    const names = screen
      .getAllByRole('button', { name: /^Vote on/ })
      .map((button) => button.getAttribute('aria-label'));
    // Voting on the second one is not open.
    expect(names).toEqual(['Vote on: <b>Pay</b> ⟨U+202E⟩evil']);
  });

  test.each([
    'claimed',
    'contested',
    'link-changed',
    'declared',
    'impostor',
    'unknown',
    'disagreement',
  ])('behaviour: nothing to stake in or to vote on while the model is %s', (name) => {
    show(get(name));
    // To look closer acts on nothing.
    const closer = ['Prove it', 'Open the dossier'];
    const shown = listButtons().filter((name) => !closer.includes(name));
    expect(shown).toEqual(['', 'Look now', 'Hide badges on this hub']);
    expect(document.body.textContent).not.toContain('Being decided');
  });

  test('behaviour: contracts of unknown code are never offered', () => {
    show(makeState({ verdict: {}, model: makeModel({ knownLaunch: false }) }));
    for (const name of ['Vote', 'Stake', 'Propose a change'])
      expect(listButtons()).not.toContain(name);
    expect(document.body.textContent).not.toContain('Being decided');
    expect(document.body.textContent).toContain('A timelock that our launcher did not make');
  });

  test('behaviour: the download is pinned to the approved commit, and told where it cannot be copied', () => {
    const actions = show(get('approved'));
    screen.getByRole('button', { name: 'Copy the download command' }).click();
    expect(copies).toEqual([
      `hf download mistralai/mistral-7b-v0.1 --revision ${makeModel().approval?.commit}`,
    ]);
    screen.getByRole('button', { name: 'Check files of your own' }).click();
    expect(actions).toEqual([{ kind: 'check-files' }]);
    cleanup();
    show(get('approved'), { copied: { text: 'hf download x', ok: false } });
    expect(document.body.textContent).toContain('Select it: hf download x');
  });

  test.each(['claimed', 'impostor', 'suspended', 'nothing-approved', 'mirror'])(
    'behaviour: no download is offered while it is %s',
    (name) => {
      show(get(name));
      expect(screen.queryByRole('button', { name: 'Copy the download command' })).toBeNull();
    },
  );

  test('behaviour: "prove it" asks for a proof, "look now" for none', () => {
    show(get('approved'));
    screen.getByRole('button', { name: 'Prove it' }).click();
    screen.getByRole('button', { name: 'Look now' }).click();
    expect(proofs).toEqual([true, false]);
    cleanup();
    show(get('mirror'));
    expect(screen.queryByRole('button', { name: 'Prove it' })).toBeNull();
  });

  test('behaviour: what came of a proof, and how the rest is known', () => {
    show(get('proved'));
    expect(document.body.textContent).toContain('What the verdict rests on is proved.');
    expect(document.body.textContent).toContain('2 of 2 endpoints agree');
    cleanup();
    show(get('not-proved'));
    expect(document.body.textContent).toContain('No proof: rpc.example.org offers none.');
    cleanup();
    show(get('approved'), { look: { status: 'loading', prove: true } });
    expect(listButtons()).toContain('Proving…');
    expect(listButtons()).toContain('Look now');
  });

  test('behaviour: a demo says so', () => {
    show(get('demo'));
    expect(document.querySelector('.demo-note')?.textContent).toContain('Demo');
  });

  test('behaviour: everything that keeps it from green is told', () => {
    show(get('unknown'));
    expect([...document.querySelectorAll('.reasons li')].map((item) => item.textContent)).toEqual([
      'The hub asks us to wait. It is read again in a few minutes.',
      'The files on this page were not compared with the approved ones.',
      'Only one endpoint was asked. Add one of another operator in the options.',
    ]);
  });

  test('behaviour: a failed look says what to do, and being offline comes first', () => {
    const look = { status: 'failed', code: 'chain.unreachable' } as const;
    show(get('approved'), { look });
    expect(screen.getAllByRole('status').at(-1)?.textContent).toContain(
      'The endpoint cannot be reached.',
    );
    cleanup();
    show(get('approved'), { look, isOnline: false });
    expect(screen.getAllByRole('status').at(-1)?.textContent).toContain('offline');
  });

  test('behaviour: no tick without a confirmation', () => {
    show(get('single-endpoint'));
    expect(screen.getByRole('heading', { level: 2 }).textContent?.trim()).toBe(
      'Approved, not confirmed',
    );
  });

  test('behaviour: hostile names are shown with their tricks, and never as markup', () => {
    const name = '<img src=x onerror=alert(1)>\u202e\u200b';
    const symbol = '<b>U\u202eDSC';
    show(makeState({ verdict: {}, model: makeModel({ name, symbol }) }));
    expect(document.querySelector('img, .facts b')).toBeNull();
    expect(document.body.textContent).toContain('onerror=alert(1)>⟨U+202E⟩');
    // Beside the name, and as the unit of what is staked.
    expect(document.body.textContent.split('<b>U⟨U+202E⟩DSC')).toHaveLength(3);
    expect(document.body.textContent).not.toMatch(/[\u202e\u200b]/);
    expect(document.body.textContent).toContain('hidden or reordering characters');
  });
});
