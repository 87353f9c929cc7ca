/** The one open card of a page: opened by a badge, kept up with what is learned, closed with the page's session. */
import type { BadgeState, Sighting } from '@/lib/model/badge';
import type { Knowledge } from './knowledge';
import type { CardHandle, CardRequest } from './open-card';

export type CardOptions = {
  /** Null when no card was opened. */
  openCard: (request: CardRequest) => Promise<CardHandle | null>;
  /** Whether our extension still runs behind this page. */
  isAlive: () => boolean;
  knowledge: Knowledge;
  /** The extension is gone: there is nothing to open a card with. */
  onGone: () => void;
};

export type CardSlot = {
  open: (key: string, anchor: HTMLElement, sighting: Sighting) => void;
  show: (answers: ReadonlyMap<string, BadgeState>) => void;
  close: () => void;
};

export function createCardSlot({ openCard, isAlive, knowledge, onGone }: CardOptions): CardSlot {
  let shown: { key: string; handle: CardHandle } | null = null;

  async function openAt(key: string, request: Omit<CardRequest, 'onLooked'>): Promise<void> {
    const onLooked = (found: BadgeState | null) => knowledge.tell(key, found);
    const handle = await openCard({ ...request, onLooked });
    shown = handle && { key, handle };
  }

  return {
    open(key, anchor, sighting) {
      const state = knowledge.get(key);
      if (!isAlive()) onGone();
      else if (state) void openAt(key, { state, anchor, sighting });
    },
    show(answers) {
      const state = shown && answers.get(shown.key);
      if (state) shown?.handle.show(state);
    },
    close() {
      shown?.handle.close();
      shown = null;
    },
  };
}
