/** What a badge says to those who do not see it. */
import { getVerdictWord } from '@/components/ui/verdict-text';
import { plural, t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';

/** Everything the badge says, for a screen reader: word, demo, age, votes. */
export function getBadgeLabel(state: BadgeState): string {
  const { verdict, provenance } = state;
  const parts = [t('badge_label', getVerdictWord(verdict))];
  if (verdict.demo) parts.push(t('badge_demo_chain'));
  if (provenance.kind === 'stale') parts.push(t('badge_unconfirmed'));
  const votes = getVotesText(state);
  if (votes !== null) parts.push(votes);
  return parts.join(', ');
}

/** How many votes are open; null for none, and where the repository does not confirm the record. */
export function getVotesText({ verdict, model }: BadgeState): string | null {
  if (verdict.link !== 'linked' || model === null || model.liveCount === 0) return null;
  return plural('badge_votes', model.liveCount);
}
