/** The badge's words, from the texts. */
import { plural, t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';
import type { VerdictWord } from '@/lib/model/verdict';

/** The word on the badge: `verdict_<word>`. */
export function getWord(word: VerdictWord): string {
  return t(`verdict_${toKey(word)}`);
}

/** What the word means, in one sentence: `verdict_<word>_meaning`. */
export function getMeaning(word: VerdictWord): string {
  return t(`verdict_${toKey(word)}_meaning`);
}

/** Everything the badge says, for a screen reader: word, demo, age, votes. */
export function getBadgeLabel(state: BadgeState): string {
  const { verdict, model, provenance } = state;
  const parts = [t('badge_label', getWord(verdict.word))];
  if (verdict.demo) parts.push(t('badge_demo_chain'));
  if (provenance.kind === 'stale') parts.push(t('badge_unconfirmed'));
  if (model !== null && model.liveCount > 0) parts.push(plural('badge_votes', model.liveCount));
  return parts.join(', ');
}

type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Text;

function toKey<Word extends VerdictWord>(word: Word): Underscored<Word> {
  return word.replaceAll('-', '_') as Underscored<Word>;
}
