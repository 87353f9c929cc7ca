import { Chip } from '@/components/ui/chip';
import { t } from '@/lib/i18n';
import type { ProposalState } from '@/lib/model/proposal';

const tones = {
  pending: 'neutral',
  active: 'accent',
  canceled: 'grey',
  defeated: 'grey',
  succeeded: 'neutral',
  queued: 'neutral',
  expired: 'grey',
  executed: 'neutral',
} as const satisfies Record<ProposalState, string>;

/** The governor's own word for where a proposal is. */
export function StateChip({ state }: { state: ProposalState }) {
  return <Chip tone={tones[state]}>{t(`vote_state_${state}`)}</Chip>;
}
