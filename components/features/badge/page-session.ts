/**
 * Badges of one page, from load to unload: finds the places, paints what is known, asks for the rest, keeps up
 * with re-renders. All state lives in closures and ends with the signal.
 */
import type { Hub, Spot } from '@/lib/hubs/types';
import type { Sighting } from '@/lib/model/badge';
import { askAgain, retryAfterMs } from './asking-again';
import { createBadgeBoard } from './badge-board';
import { type CardOptions, createCardSlot } from './card-slot';
import { createKnowledge, type Sources } from './knowledge';
import { createLookTask } from './look-task';
import { watchPage } from './page-events';

/** More models than this are not badged on one page. */
export const spotsMax = 500;
/** An answer older than this is asked for again when the reader comes back to the page. */
const refreshAfterMs = 60_000;

export type PageSessionOptions = Sources &
  Pick<CardOptions, 'openCard' | 'isAlive'> & {
    hub: Hub;
    now: () => number;
    signal: AbortSignal;
  };

/**
 * Starts at once; ends, with every badge taken away, when the signal aborts or the extension is gone. What it gives asks
 * about everything again: at once, or as soon as somebody looks at the page.
 */
export function startPageSession(options: PageSessionOptions): () => void {
  const { hub, getKey, signal, now } = options;
  const ended = new AbortController();
  const all = AbortSignal.any([signal, ended.signal]);
  let pageIdle = false;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  const knowledge = createKnowledge(options, {
    onLearned(answers) {
      board.show(answers);
      card.show(answers);
      lookSoon();
    },
    ...askAgain(() => learn(takeSpots(hub), 0), all),
    onGone: () => ended.abort(),
  });
  const sightings = new Map<string, Sighting>();
  const onOpen = (key: string, anchor: HTMLElement) => {
    const sighting = sightings.get(key);
    if (sighting) card.open(key, anchor, sighting);
  };
  const card = createCardSlot({ ...options, knowledge, onGone: () => board.showReload() });
  const board = createBadgeBoard({ hub, isPageIdle: () => pageIdle, onOpen });
  const scan = createLookTask(look, all);
  /** What was learned is painted at once; a page nobody looks at waits until it is seen. */
  const lookSoon = () => (document.visibilityState === 'visible' && !all.aborted ? look() : scan());

  function look(): void {
    if (!options.isAlive()) {
      ended.abort();
      return;
    }
    // A client-side router went to another page, where a model may stand in another place: all is asked anew.
    if (knowledge.hasMoved()) {
      card.close();
      asked.clear();
    }
    const spots = takeSpots(hub);
    sightings.clear();
    board.keepOnly(new Set(spots.map((spot) => spot.row)));
    const unknown = spots.filter((spot) => {
      const key = getKey(spot.sighting);
      // A card of the page's own model says less of it than the title, which stands first.
      if (!sightings.has(key)) sightings.set(key, spot.sighting);
      const state = knowledge.get(key);
      if (state) board.place(spot, key, state);
      else board.drop(spot.row);
      return state === undefined;
    });
    learn(unknown, retryAfterMs);
  }

  /** Asks unless the last question is too recent; a model never asked for is not held back. */
  function learn(spots: readonly Spot[], afterMs: number): void {
    const fresh = spots.filter(({ sighting }) => !asked.has(getKey(sighting)));
    const wanted = now() - askedAtMs >= afterMs ? spots : fresh;
    if (wanted.length === 0) return;
    askedAtMs = now();
    for (const { sighting } of wanted) asked.add(getKey(sighting));
    knowledge.learn(wanted.map((spot) => spot.sighting));
  }
  const asked = new Set<string>();

  watchPage(
    {
      onChange: scan,
      onLook: () => board.fit(),
      onIdle() {
        pageIdle = true;
        scan();
      },
      onReturn: (fromCache) => learn(takeSpots(hub), fromCache ? 0 : refreshAfterMs),
    },
    all,
  );
  all.addEventListener('abort', () => {
    card.close();
    board.keepOnly(new Set());
  });
  lookSoon();
  return () => {
    askedAtMs = Number.NEGATIVE_INFINITY;
    if (document.visibilityState === 'visible' && !all.aborted) learn(takeSpots(hub), 0);
  };
}

/** The places of the page as it is now, as far as they are badged. */
export function takeSpots(hub: Hub): Spot[] {
  const spots: Spot[] = [];
  for (const spot of hub.spots(document, new URL(location.href))) {
    if (spots.push(spot) === spotsMax) break;
  }
  return spots;
}
