/** The badges that stand on a page, one per row; puts them in, moves none, takes them away. */
import type { Hub, Spot } from '@/lib/hubs/types';
import type { BadgeState } from '@/lib/model/badge';
import { type BadgeHost, createBadgeHost } from './badge-host';
import { createFitting } from './fitting';

/** A badge the page keeps removing is put back this many times. */
const insertionsMax = 5;

export type BadgeBoard = {
  /** Makes sure the row carries this model's badge, if it may and can. */
  place(spot: Spot, key: string, state: BadgeState): void;
  /** Draws new states on the badges that stand. */
  show(states: ReadonlyMap<string, BadgeState>): void;
  /** Takes away the badges of all rows but these. */
  keepOnly(rows: ReadonlySet<Element>): void;
  drop(row: Element): void;
  fit(): void;
  showReload(): void;
};

export type BadgeBoardOptions = {
  hub: Hub;
  /** The page has loaded and gone quiet. */
  isPageIdle: () => boolean;
  onOpen: (key: string, anchor: HTMLElement) => void;
};

/** An empty board. */
export function createBadgeBoard({ hub, isPageIdle, onOpen }: BadgeBoardOptions): BadgeBoard {
  const placed = new Map<Element, { host: BadgeHost; key: string }>();
  const prepared = new WeakMap<Element, { host: BadgeHost; key: string; state: BadgeState }>();
  const insertions = new WeakMap<Element, { key: string; count: number }>();
  const fitLater = createFitting();

  function drop(row: Element): void {
    placed.get(row)?.host.element.remove();
    placed.delete(row);
  }

  /** Inserting before the framework is done can crash its island; without a sign, wait for the page to be idle. */
  function mayInsert(row: Element, key: string): boolean {
    if (!(hub.isSettled?.(row) ?? isPageIdle())) return false;
    const before = insertions.get(row);
    // A row that is used again for another model starts anew.
    const count = before?.key === key ? before.count : 0;
    insertions.set(row, { key, count: count + 1 });
    return count < insertionsMax;
  }

  /** The badge of a row, drawn before it may stand there: once it may, nothing is left to do but to put it in. */
  function prepare({ row, insideLink, sighting }: Spot, key: string, state: BadgeState): BadgeHost {
    const before = prepared.get(row);
    const isSame = before?.key === key;
    if (isSame && before.state === state) return before.host;
    const { place } = sighting;
    const host = isSame
      ? before.host
      : createBadgeHost({ place, insideLink, onOpen: (anchor) => onOpen(key, anchor) });
    host.show(state);
    prepared.set(row, { host, key, state });
    return host;
  }

  function place(spot: Spot, key: string, state: BadgeState): void {
    const { row, sighting } = spot;
    const before = placed.get(row);
    if (before?.key === key && before.host.element.parentElement === row) return;
    drop(row);
    // A list card speaks only of links that were confirmed (DESIGN 4.1).
    if (sighting.place === 'card' && state.verdict.link !== 'linked') return;
    const host = prepare(spot, key, state);
    if (!mayInsert(row, key)) return;
    row.append(host.element);
    placed.set(row, { host, key });
    fitLater(host);
  }

  return {
    place,
    drop,
    show(states) {
      for (const { host, key } of placed.values()) {
        const state = states.get(key);
        if (!state) continue;
        host.show(state);
        fitLater(host);
      }
    },
    keepOnly(rows) {
      for (const row of [...placed.keys()]) if (!rows.has(row)) drop(row);
    },
    fit() {
      for (const { host } of placed.values()) fitLater(host);
    },
    showReload() {
      for (const { host } of placed.values()) host.showReload();
    },
  };
}
