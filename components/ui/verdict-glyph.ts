import { t } from '@/lib/i18n';
import type { Verdict, VerdictWord } from '@/lib/model/verdict';
import { toKey } from './message-key';
import { glyphs, type Shape, unconfirmedGlyph } from './shapes';

/** The word on the badge: `verdict_<word>`. */
export function getWord(word: VerdictWord): string {
  return t(`verdict_${toKey(word)}`);
}

/** The word of a verdict: approved is said without more only where it is earned, or plainly a demo's. */
export function getVerdictWord(verdict: Pick<Verdict, 'word' | 'tone'>): string {
  return isUnconfirmed(verdict) ? t('verdict_unconfirmed') : getWord(verdict.word);
}

/** What a verdict means, in one sentence. */
export function getVerdictMeaning(verdict: Pick<Verdict, 'word' | 'tone'>): string {
  return isUnconfirmed(verdict) ? t('verdict_unconfirmed_meaning') : getMeaning(verdict.word);
}

/** The shape of a verdict. */
export function getVerdictGlyph(verdict: Pick<Verdict, 'word' | 'tone'>): Shape {
  return isUnconfirmed(verdict) ? unconfirmedGlyph : glyphs[verdict.word];
}

/** Approved by what was read, but something keeps it from green: it has a word and a shape of its own. */
function isUnconfirmed({ word, tone }: Pick<Verdict, 'word' | 'tone'>): boolean {
  return word === 'approved' && tone === 'grey';
}

/** What the word means, in one sentence: `verdict_<word>_meaning`. */
export function getMeaning(word: VerdictWord): string {
  return t(`verdict_${toKey(word)}_meaning`);
}
