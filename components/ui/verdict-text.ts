import { t } from '@/lib/i18n';
import type { VerdictWord } from '@/lib/model/verdict';
import { toKey } from './message-key';

/** The word on the badge: `verdict_<word>`. */
export function getWord(word: VerdictWord): string {
  return t(`verdict_${toKey(word)}`);
}

/** What the word means, in one sentence: `verdict_<word>_meaning`. */
export function getMeaning(word: VerdictWord): string {
  return t(`verdict_${toKey(word)}_meaning`);
}
