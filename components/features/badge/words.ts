/** What a badge says to those who do not see it. */
import { getWord } from '@/components/ui/verdict-text';
import { plural, t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';

/** Everything the badge says, for a screen reader: word, demo, age, votes. */
export function getBadgeLabel(state: BadgeState): string {
  const { verdict, model, provenance } = state;
  const parts = [t('badge_label', getWord(verdict.word))];
  if (verdict.demo) parts.push(t('badge_demo_chain'));
  if (provenance.kind === 'stale') parts.push(t('badge_unconfirmed'));
  if (model !== null && model.liveCount > 0) parts.push(plural('badge_votes', model.liveCount));
  return parts.join(', ');
}
