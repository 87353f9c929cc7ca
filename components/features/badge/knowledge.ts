/** What a page's badges know: the cache's word first, the background's after it. */
import { ContextGoneError } from '@/lib/errors/protocol';
import type { BadgeState, Sighting } from '@/lib/model/badge';
import { toStale } from '@/lib/storage/badge-cache';

export type Sources = {
  /** The background's answer: only models that have a record. */
  read: (sightings: Sighting[]) => Promise<readonly BadgeState[]>;
  /** What the cache remembers, by `getKey`. */
  readCache: (sightings: Sighting[]) => Promise<ReadonlyMap<string, BadgeState>>;
  getKey: (sighting: Pick<Sighting, 'locator' | 'revision'>) => string;
};

export type Knowledge = {
  /** Undefined while nothing is known, null when there is no record. */
  get(key: string): BadgeState | null | undefined;
  /** Asks for those that are not being asked for already. */
  learn(sightings: readonly Sighting[]): void;
  /** Whether the page became another since the last call: what was learned, and is being asked, counts no more then. */
  hasMoved(): boolean;
  /** Takes over what was read elsewhere; null when there is no record. */
  tell(key: string, state: BadgeState | null): void;
};

export type KnowledgeEvents = {
  /** Each batch of answers, the cache's too. */
  onLearned: (answers: ReadonlyMap<string, BadgeState>) => void;
  /** The background answered. */
  onAnswered: () => void;
  /** It did not; what was known stays, muted. */
  onFailed: () => void;
  /** The extension is no longer behind the page. */
  onGone: () => void;
};

/** Knows nothing yet. */
export function createKnowledge(
  { read, readCache, getKey }: Sources,
  events: KnowledgeEvents,
): Knowledge {
  const start = () => ({
    path: location.pathname,
    states: new Map<string, BadgeState | null>(),
    asking: new Set<string>(),
  });
  let now = start();

  async function ask(sightings: Sighting[]): Promise<void> {
    const mine = now;
    const { states, asking } = mine;
    // What was asked before the page became another is told to nobody.
    const accept = (answers: ReadonlyMap<string, BadgeState>, isNews: boolean) => {
      for (const [key, state] of answers) states.set(key, state);
      if (isNews && mine === now) events.onLearned(answers);
    };
    try {
      // What is remembered stands before anybody is asked; where memory fails, nothing is remembered.
      const cached = await readCache(sightings).catch(() => new Map<string, BadgeState>());
      const painted = new Map([...cached].filter(([key]) => !states.has(key)));
      accept(painted, painted.size > 0);
      const answers = new Map((await read(sightings)).map((state) => [getKey(state), state]));
      events.onAnswered();
      const gone = sightings.map(getKey).filter((key) => !answers.has(key));
      for (const key of gone) states.set(key, null);
      accept(answers, true);
    } catch (error) {
      if (error instanceof ContextGoneError) return events.onGone();
      // What no answer confirms is of before, and said in our words: whoever can write to the cache chose its own.
      const kept = sightings.map(getKey).flatMap((key) => {
        const { said, ...state } = states.get(key) ?? {};
        return said ? [[key, toStale(state as BadgeState)] as const] : [];
      });
      accept(new Map(kept), kept.length > 0);
      events.onFailed();
    } finally {
      for (const sighting of sightings) asking.delete(getKey(sighting));
    }
  }

  return {
    get: (key) => now.states.get(key),
    hasMoved() {
      const isSame = now.path === location.pathname;
      if (!isSame) now = start();
      return !isSame;
    },
    tell(key, state) {
      now.states.set(key, state);
      events.onLearned(new Map(state ? [[key, state]] : []));
    },
    learn(sightings) {
      // What stands there twice is told twice; the background joins it.
      const wanted = sightings.filter((one) => !now.asking.has(getKey(one)));
      for (const one of wanted) now.asking.add(getKey(one));
      if (wanted.length > 0) void ask(wanted);
    },
  };
}
