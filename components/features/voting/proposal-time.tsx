import { Time } from '@/components/ui/time';
import { t } from '@/lib/i18n';
import type { ProposalBrief } from '@/lib/model/proposal';

type Props = {
  proposal: Pick<ProposalBrief, 'state' | 'snapshot' | 'deadline' | 'etaSeconds'>;
  /** Chain time. */
  now: bigint;
};

/** When voting opens, ends or ended; for a queued proposal, when it can be executed. */
export function ProposalTime({ proposal, now }: Props) {
  const [word, at] = getMoment(proposal, now);
  return (
    <span>
      {t(word)} <Time at={at} now={now} />
    </span>
  );
}

function getMoment({ state, snapshot, deadline, etaSeconds }: Props['proposal'], now: bigint) {
  if (state === 'pending') return ['vote_opens', snapshot] as const;
  if (state === 'active') return ['vote_ends', deadline] as const;
  if (state === 'queued') {
    return etaSeconds > now
      ? (['vote_executable_from', etaSeconds] as const)
      : (['vote_executable_since', etaSeconds] as const);
  }
  return ['vote_ended', deadline] as const;
}
