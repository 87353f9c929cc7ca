import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCardOpener } from '@/components/features/badge/card/create-card';
import type { CardWindow } from '@/components/features/badge/open-card';
import { send } from '@/lib/protocol/send';

/** The card, brought into a hub page's isolated world on the first click on a badge; wiring only. */
export default defineUnlistedScript(() => {
  const world = globalThis as CardWindow;
  world.commonweightCard ??= createCardOpener({
    send,
    now: () => Date.now(),
    writeClipboard: (text) => navigator.clipboard.writeText(text),
    isOnline: () => navigator.onLine,
  });
});
