/**
 * Opens the card of a badge. Its code is a second file, brought in by the background on the first click;
 * the two share the isolated world, which the page cannot see into.
 */
import type { BadgeState } from '@/lib/model/badge';
import { send } from '@/lib/protocol/send';

/** What the card's file leaves behind. */
export type CardWindow = {
  commonweightCard?: (state: BadgeState, anchor: HTMLElement) => void;
};

/** Brings the card's code in when it is not there yet, then opens it at the badge. */
export function openCard(state: BadgeState, anchor: HTMLElement): void {
  const world = globalThis as CardWindow;
  if (world.commonweightCard) {
    world.commonweightCard(state, anchor);
    return;
  }
  void send('card.open', {}).then(
    () => world.commonweightCard?.(state, anchor),
    () => {
      // Nothing to open it with; the badge stays and the next click tries again.
    },
  );
}
