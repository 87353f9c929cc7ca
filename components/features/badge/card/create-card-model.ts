/** What the card shows and what its two verbs do; no DOM in it. */
import { ContextGoneError, RemoteError } from '@/lib/errors/protocol';
import type { BadgeState } from '@/lib/model/badge';

export type Look =
  | { status: 'idle' }
  | { status: 'loading' }
  /** The model has no record any more. */
  | { status: 'no-record' }
  | { status: 'failed'; code: string };

export type CardView = { state: BadgeState; look: Look; isOnline: boolean };

export type CardModelOptions = {
  state: BadgeState;
  /** Reads past all caches; null when there is no record. */
  readFresh: (state: BadgeState) => Promise<BadgeState | null>;
  isOnline: () => boolean;
};

export type CardModel = {
  getView: () => CardView;
  /** Takes over what the page's badge learned. */
  show: (state: BadgeState) => void;
  /** "Look now". One at a time; a failure is shown and keeps what was there. */
  look: () => Promise<void>;
  /** Calls back after each change. */
  subscribe: (onChange: () => void) => void;
};

export function createCardModel({ state, readFresh, isOnline }: CardModelOptions): CardModel {
  let shown = state;
  let look: Look = { status: 'idle' };
  let onChange = () => {};

  function set(next: Look, nextState = shown): void {
    look = next;
    shown = nextState;
    onChange();
  }

  return {
    getView: () => ({ state: shown, look, isOnline: isOnline() }),
    show: (next) => set(look, next),
    subscribe(callback) {
      onChange = callback;
    },
    async look() {
      if (look.status === 'loading') return;
      set({ status: 'loading' });
      try {
        const answer = await readFresh(shown);
        if (answer) set({ status: 'idle' }, answer);
        else set({ status: 'no-record' });
      } catch (error) {
        set({ status: 'failed', code: getCode(error) });
      }
    },
  };
}

function getCode(error: unknown): string {
  if (error instanceof RemoteError || error instanceof ContextGoneError) return error.code;
  return 'protocol.no_answer';
}
