import { t } from '@/lib/i18n';
import type { Proposal } from '@/lib/model/proposal';

/** A proposal's title, or the end of its id where it has none or its text could not be had. Untrusted text. */
export function getProposalName({ id, title }: { id: Proposal['id']; title: string }): string {
  return title || t('proposal_name', id.toString(16).padStart(6, '0').slice(-6));
}
