import { Chip } from '@/components/ui/chip';
import { getProposalName } from '@/components/ui/proposal-name';
import { Time } from '@/components/ui/time';
import { Untrusted } from '@/components/ui/untrusted';
import { formatAmount } from '@/lib/format/amount';
import { formatCount, formatShare } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import type { Participation, Turnout } from '@/lib/model/participation';
import { getCast, getMedian, hasQuorum, listEnded } from './concentration';

type Props = { participation: Participation };

/** How much of what could vote did, proposal by proposal, and whether it was enough. */
export function TurnoutList({ participation }: Props) {
  const { proposals, more, timestamp } = participation;
  return (
    <section class="participation-section">
      <h2>{t('part_turnout')}</h2>
      {proposals.length === 0 ? (
        <p class="participation-muted">{t('part_turnout_none')}</p>
      ) : (
        <>
          <p>{tellEnded(listEnded(proposals))}</p>
          <ul class="turnout">
            {proposals.map((one) => (
              <Item key={one.id} turnout={one} now={timestamp} />
            ))}
          </ul>
        </>
      )}
      {more && (
        <p class="participation-muted">{t('part_turnout_more', formatCount(proposals.length))}</p>
      )}
    </section>
  );
}

function tellEnded(ended: readonly Turnout[]): string {
  const median = getMedian(ended);
  if (!median) return t('part_turnout_none_ended');
  const reached = ended.filter((one) => hasQuorum(one) === true).length;
  return plural(
    'part_turnout_ended',
    ended.length,
    formatShare(getCast(median), median.supply ?? 0n),
    formatCount(reached),
  );
}

function Item({ turnout, now }: { turnout: Turnout; now: bigint }) {
  const { state, deadline, supply } = turnout;
  const cast = getCast(turnout);
  return (
    <li class="turnout-item">
      <p class="turnout-name">
        <Untrusted text={getProposalName(turnout)} max={90} />{' '}
        <Chip tone={state === 'active' ? 'accent' : 'neutral'}>{t(`vote_state_${state}`)}</Chip>
      </p>
      <p class="turnout-share">{supply === null ? '' : formatShare(cast, supply)}</p>
      {supply !== null && <Bar turnout={turnout} supply={supply} />}
      <p class="turnout-words">
        <span>
          {supply === null
            ? t('part_turnout_ahead')
            : t('part_turnout_of', formatAmount(cast), formatAmount(supply))}
        </span>
        {supply !== null && <span>{tellQuorum(turnout)}</span>}
        {supply !== null && turnout.found !== 'all' && (
          <span>{t(`part_ballots_${turnout.found}`)}</span>
        )}
        <span>
          {t(deadline > now ? 'vote_ends' : 'vote_ended')} <Time at={deadline} now={now} />
        </span>
      </p>
    </li>
  );
}

function tellQuorum(turnout: Turnout): string {
  const { tally, quorum } = turnout;
  if (quorum === null) return t('vote_quorum_later');
  if (hasQuorum(turnout)) return t('vote_quorum_reached');
  return t('vote_quorum_share', formatShare(tally.forVotes + tally.abstainVotes, quorum));
}

/** Cast votes and the quorum on the scale of all that could be cast. It says nothing the text does not. */
function Bar({ turnout, supply }: { turnout: Turnout; supply: bigint }) {
  const { quorum } = turnout;
  const width = toPerMille(getCast(turnout), supply);
  return (
    <svg class="turnout-bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="turnout-track" x="0" y="2" width="1000" height="8" />
      <rect class="turnout-cast" x="0" y="2" width={width} height="8" />
      {quorum !== null && (
        <rect
          class="turnout-quorum"
          x={Math.min(toPerMille(quorum, supply), 996)}
          y="0"
          width="4"
          height="12"
        />
      )}
    </svg>
  );
}

function toPerMille(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Math.min(1000, Number((part * 1000n) / whole));
}
