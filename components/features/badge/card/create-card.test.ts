// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BadgeState, Model } from '@/lib/model/badge';
import type { ChainPoint } from '@/lib/model/provenance';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { catchShadowRoots } from '@/tests/helpers/closed-roots';
import { createCardOpener } from './create-card';

const approved = badgeStates['approved'] as BadgeState;
const differing = badgeStates['weights-differ'] as BadgeState;

let anchor: HTMLElement;
let getRoot: (host: Element) => ShadowRoot;
let sent: [string, unknown][];
let answers: readonly BadgeState[];
let nowMs: number;

beforeEach(() => {
  getRoot = catchShadowRoots();
  sent = [];
  answers = [differing];
  nowMs = (approved.provenance as { at: ChainPoint }).at.readAtMs;
  anchor = document.createElement('button');
  document.body.replaceChildren(anchor);
  for (const card of document.querySelectorAll('commonweight-card')) card.remove();
  // jsdom has neither popovers nor observers of intersections.
  HTMLElement.prototype.showPopover = vi.fn<() => void>();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      unobserve() {}
    },
  );
});

function createOpener() {
  return createCardOpener({
    // Every message but badge.read answers with nothing.
    send: async (name, input) => {
      sent.push([name, input]);
      return (name === 'badge.read' ? answers : null) as never;
    },
    now: () => nowMs,
    writeClipboard: async () => {},
    isOnline: () => true,
  });
}

const getCards = () => [...document.querySelectorAll('commonweight-card')];
const getFrame = () => getRoot(getCards()[0] as Element).querySelector('section') as HTMLElement;
const request = (onLooked = (_: BadgeState | null) => {}) => ({
  state: approved,
  sighting: { locator: approved.locator, place: 'title', revision: null } as const,
  anchor,
  onLooked,
});

describe('createCardOpener', () => {
  test('default: a dialog with the focus in it, at the end of the document', () => {
    createOpener()(request());
    expect(document.documentElement.lastElementChild).toBe(getCards()[0]);
    expect(getFrame().getAttribute('role')).toBe('dialog');
    expect(getRoot(getCards()[0] as Element).activeElement).toBe(getFrame());
    expect(anchor.getAttribute('aria-expanded')).toBe('true');
  });

  test('behaviour: the titles of its votes are asked for, by governor, id and block; and its contributors', () => {
    createOpener()(request());
    const { record, governor, live } = approved.model as Model;
    const proposals = live.map(({ id, blockNumber }) => ({ id, blockNumber }));
    expect(sent).toEqual([
      ['proposal.titles', { chainId: record.chainId, governor, proposals }],
      ['contributors.read', { record }],
    ]);
  });

  test.each([
    [9_000, []],
    [11_000, [differing]],
  ])(
    'behaviour: with facts %d ms old it asks again as the page did: %#',
    async (ageMs, learned) => {
      nowMs += ageMs;
      const onLooked = vi.fn<(state: BadgeState | null) => void>();
      createOpener()(request(onLooked));
      await new Promise(setImmediate);
      expect(onLooked.mock.calls.flat()).toEqual(learned);
      const { sighting } = request();
      const questions = sent.filter(([name]) => name === 'badge.read');
      expect(questions).toEqual(learned.map(() => ['badge.read', { sightings: [sighting] }]));
    },
  );

  test('behaviour: Escape closes it and gives the focus back', () => {
    createOpener()(request());
    getFrame().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(getCards()).toEqual([]);
    expect(document.activeElement).toBe(anchor);
    expect(anchor.getAttribute('aria-expanded')).toBe('false');
  });

  test('behaviour: the Tab key goes round in it', () => {
    createOpener()(request());
    const root = getRoot(getCards()[0] as Element);
    const press = (shiftKey: boolean) =>
      root.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Tab', shiftKey, bubbles: true, cancelable: true }),
      );
    press(true);
    expect(root.activeElement?.textContent).toBe('Hide badges on this hub');
    press(false);
    expect(root.activeElement?.getAttribute('aria-label')).toBe('Close');
  });

  test('behaviour: a second press on the badge closes it, another badge takes it over', () => {
    const open = createOpener();
    open(request());
    expect(open(request())).toBeNull();
    expect(getCards()).toHaveLength(0);
    open(request());
    open({ ...request(), anchor: document.createElement('button') });
    expect(getCards()).toHaveLength(1);
  });

  test('behaviour: clicks of a script do nothing', () => {
    createOpener()(request());
    for (const button of getFrame().querySelectorAll('button')) {
      if (button.getAttribute('aria-label') !== 'Close') button.click();
    }
    expect(sent.map(([name]) => name)).toEqual(['proposal.titles', 'contributors.read']);
    expect(getCards()).toHaveLength(1);
  });

  test('behaviour: what the badge learns is shown at once', () => {
    const handle = createOpener()(request());
    handle?.show(differing);
    expect(getFrame().querySelector('h2')?.textContent).toContain('Weights differ');
    handle?.close();
    expect(getCards()).toEqual([]);
  });
});
