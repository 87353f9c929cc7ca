import { defineContentScript } from 'wxt/utils/define-content-script';
import { runBadges } from '@/components/features/badge/run-badges';
import { huggingFace } from '@/lib/hubs/hugging-face/page';

/** Badges on Hugging Face: wiring only. Listens to no message of the page (threat T1). */
export default defineContentScript({
  matches: [...huggingFace.matches],
  runAt: 'document_end',
  allFrames: false,
  main: ({ signal }) =>
    runBadges(signal, huggingFace, ({ hiddenHubs }) => !hiddenHubs.includes(huggingFace.id)),
});
