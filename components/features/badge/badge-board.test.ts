// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Hub, Spot } from '@/lib/hubs/types';
import type { BadgeState } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { catchShadowRoots } from '@/tests/helpers/closed-roots';
import { createBadgeBoard } from './badge-board';

const approved = badgeStates['approved'] as BadgeState;
const claimed = badgeStates['claimed'] as BadgeState;

let settled: boolean | null;
let pageIdle: boolean;
let row: HTMLElement;
let getRoot: (host: Element) => ShadowRoot;

beforeEach(() => {
  settled = true;
  pageIdle = true;
  getRoot = catchShadowRoots();
  row = document.createElement('h1');
  document.body.replaceChildren(row);
});

function createBoard(onOpen: (key: string) => void = () => {}) {
  const hub = { isSettled: () => settled } as unknown as Hub;
  return createBadgeBoard({ hub, isPageIdle: () => pageIdle, onOpen });
}

function toSpot(place: 'title' | 'card' = 'title'): Spot {
  const locator = 'huggingface.co/a/b' as Locator;
  return { row, insideLink: place === 'card', sighting: { locator, place, revision: null } };
}

const getBadge = () => row.querySelector('commonweight-badge');

describe('place', () => {
  test('default: one badge at the end of the row, and no second one', () => {
    const board = createBoard();
    row.append(document.createElement('a'));
    board.place(toSpot(), 'k', approved);
    board.place(toSpot(), 'k', approved);
    expect(row.children).toHaveLength(2);
    expect(row.lastElementChild).toBe(getBadge());
    expect(getRoot(getBadge() as Element).textContent).toContain('Approved');
  });

  test('behaviour: nothing while the island is not settled, nor before a page without a sign is idle', () => {
    const board = createBoard();
    settled = false;
    board.place(toSpot(), 'k', approved);
    settled = null;
    pageIdle = false;
    board.place(toSpot(), 'k', approved);
    expect(getBadge()).toBeNull();
    pageIdle = true;
    board.place(toSpot(), 'k', approved);
    expect(getBadge()).not.toBeNull();
  });

  test('behaviour: a list card speaks only of confirmed links, and holds nothing to press', () => {
    const board = createBoard();
    board.place(toSpot('card'), 'k', claimed);
    expect(getBadge()).toBeNull();
    board.place(toSpot('card'), 'k', approved);
    const root = getRoot(getBadge() as Element);
    expect(root.querySelector('button, a, [tabindex]')).toBeNull();
    expect(root.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(
      'Commonweight: Approved, 4 being decided',
    );
  });

  test('behaviour: what the page takes out is put back five times at most', () => {
    const board = createBoard();
    const seen = Array.from({ length: 8 }, () => {
      board.place(toSpot(), 'k', approved);
      const isThere = getBadge() !== null;
      getBadge()?.remove();
      return isThere;
    });
    expect(seen.filter(Boolean)).toHaveLength(5);
  });

  test('behaviour: a row that is used again for other models is never given up', () => {
    const board = createBoard();
    for (let i = 0; i < 20; i += 1) {
      board.place(toSpot(), `k${i}`, approved);
      expect(row.querySelectorAll('commonweight-badge')).toHaveLength(1);
    }
  });
});

describe('show', () => {
  test('default: the standing badge says the new state in place', () => {
    const board = createBoard();
    board.place(toSpot(), 'k', approved);
    const badge = getBadge() as Element;
    board.show(new Map([['k', badgeStates['weights-differ'] as BadgeState]]));
    expect(getBadge()).toBe(badge);
    expect(getRoot(badge).textContent).toContain('Weights differ');
  });
});

describe('keepOnly', () => {
  test('default: badges of all other rows go', () => {
    const board = createBoard();
    board.place(toSpot(), 'k', approved);
    board.keepOnly(new Set([row]));
    expect(getBadge()).not.toBeNull();
    board.keepOnly(new Set());
    expect(getBadge()).toBeNull();
  });
});

describe('a click', () => {
  test('behaviour: of a script opens nothing', () => {
    const opened: string[] = [];
    createBoard((key) => opened.push(key)).place(toSpot(), 'k', approved);
    getRoot(getBadge() as Element)
      .querySelector('button')
      ?.click();
    expect(opened).toEqual([]);
  });
});
