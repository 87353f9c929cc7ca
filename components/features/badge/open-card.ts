/**
 * Opens the card of a badge. Its code is a second file, brought in by the background on the first click;
 * the two share the isolated world, which the page cannot see into.
 */
import type { BadgeState, Sighting } from '@/lib/model/badge';
import { send } from '@/lib/protocol/send';

export type CardRequest = {
  state: BadgeState;
  /** The model as the page names it. */
  sighting: Sighting;
  /** The badge's pill. */
  anchor: HTMLElement;
  /** What "look now" found; null when the model has no record any more. */
  onLooked: (state: BadgeState | null) => void;
};

/** An open card. */
export type CardHandle = {
  /** The badge it stands at learned something. */
  show: (state: BadgeState) => void;
  close: () => void;
};

/** What the card's file leaves behind. A second request at the same badge closes its card: null. */
export type CardWindow = { commonweightCard?: (request: CardRequest) => CardHandle | null };

/** Brings the card's code in when it is not there yet, then opens it at the badge; null when it cannot be. */
export async function openCard(request: CardRequest): Promise<CardHandle | null> {
  const world = globalThis as CardWindow;
  if (!world.commonweightCard) {
    try {
      await send('card.open', {});
    } catch {
      // Nothing to open it with; the badge stays and the next click tries again.
    }
  }
  return world.commonweightCard?.(request) ?? null;
}
