/** What a badge says, in the reader's language. */
import { plural, t } from '@/lib/i18n';
import type { BadgeState, BadgeWords } from '@/lib/model/badge';
import type { Verdict, VerdictWord } from '@/lib/model/verdict';
import { toKey } from './message-key';

/** The word on the badge: `verdict_<word>`. */
export function getWord(word: VerdictWord): string {
  return t(`verdict_${toKey(word)}`);
}

/** What the word means, in one sentence: `verdict_<word>_meaning`. */
export function getMeaning(word: VerdictWord): string {
  return t(`verdict_${toKey(word)}_meaning`);
}

/** The word of a verdict: approved is said without more only where it is earned, or plainly a demo's. */
export function getVerdictWord(verdict: Pick<Verdict, 'word' | 'tone'>): string {
  return isUnconfirmed(verdict) ? t('verdict_unconfirmed') : getWord(verdict.word);
}

/** What a verdict means, in one sentence. */
export function getVerdictMeaning(verdict: Pick<Verdict, 'word' | 'tone'>): string {
  return isUnconfirmed(verdict) ? t('verdict_unconfirmed_meaning') : getMeaning(verdict.word);
}

/** Approved by what was read, but something keeps it from green: it has a word and a shape of its own. */
export function isUnconfirmed({ word, tone }: Pick<Verdict, 'word' | 'tone'>): boolean {
  return word === 'approved' && tone === 'grey';
}

/** Everything a badge says, to those who see it and to those who do not. */
export function sayBadge({ verdict, provenance, model }: BadgeState): BadgeWords {
  const word = getVerdictWord(verdict);
  // Where the repository does not confirm the record, nothing is said of its votes.
  const isOpen = verdict.link === 'linked' && model !== null && model.liveCount > 0;
  const votes = isOpen ? plural('badge_votes', model.liveCount) : null;
  const parts = [
    t('badge_label', word),
    verdict.demo && t('badge_demo_chain'),
    provenance.kind === 'stale' && t('badge_unconfirmed'),
    votes,
  ];
  return {
    word,
    demo: verdict.demo ? t('badge_demo') : null,
    votes,
    label: parts.filter(Boolean).join(', '),
    meaning: getVerdictMeaning(verdict),
  };
}
