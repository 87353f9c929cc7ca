import { getProposalName } from '@/components/ui/proposal-name';
import { barWidth, getTallyScale } from '@/components/ui/tally-scale';
import { formatExactAmount } from '@/lib/format/amount';
import { formatShare } from '@/lib/format/count';
import { formatShares } from '@/lib/format/shares';
import { formatAbsolute, formatRelative } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { plural, t } from '@/lib/i18n';
import type { Model } from '@/lib/model/badge';
import type { ProposalBrief, Tally } from '@/lib/model/proposal';
import type { Titles } from './create-card-model';
import { Name } from './name';

type Props = {
  model: Model;
  titles: Titles;
  now: bigint;
  /** Null where voting is not offered from a page. */
  onVote: ((proposal: ProposalBrief) => void) | null;
};

/** What is being decided, with its tallies; at most three are known here. */
export function Votes({ model, titles, now, onVote }: Props) {
  if (model.governor === null) return null;
  if (model.liveCount === 0) return <p class="quiet">{t('card_votes_none')}</p>;
  const more = model.liveCount - model.live.length;
  return (
    <section aria-label={t('card_votes')}>
      <h3>{t('card_votes')}</h3>
      <ul class="votes">
        {model.live.map((proposal) => (
          <li key={String(proposal.id)}>
            <Vote
              proposal={proposal}
              title={titles.get(proposal.id) ?? ''}
              now={now}
              onVote={onVote}
            />
          </li>
        ))}
      </ul>
      {more > 0 && <p class="quiet">{plural('card_votes_more', more)}</p>}
    </section>
  );
}

type VoteProps = Pick<Props, 'now' | 'onVote'> & {
  proposal: ProposalBrief;
  title: string;
};

function Vote({ proposal, title, now, onVote }: VoteProps) {
  const name = getProposalName({ ...proposal, title });
  return (
    <>
      <h4 class="vote-title" title={title === '' ? String(proposal.id) : undefined}>
        <Name text={name} max={90} />
      </h4>
      <div class="vote-head">
        <small title={formatAbsolute(getMoment(proposal))}>{tellWhen(proposal, now)}</small>
        {onVote && proposal.state === 'active' && (
          <button
            type="button"
            aria-label={t('card_vote_on', toUntrustedLine(name, 90).text)}
            onClick={() => onVote(proposal)}
          >
            {t('card_vote')}
          </button>
        )}
      </div>
      <TallyLine tally={proposal.tally} quorum={proposal.quorum} />
    </>
  );
}

/** The bar is drawn for the eye; the line below it says everything. */
function TallyLine({ tally, quorum }: Pick<ProposalBrief, 'tally' | 'quorum'>) {
  const scale = getTallyScale(tally, quorum);
  const shares = formatShares([tally.forVotes, tally.againstVotes, tally.abstainVotes]);
  const parts = [
    ['for', 0, scale.for],
    ['abstain', scale.for, scale.abstain],
    ['against', scale.for + scale.abstain, scale.against],
  ] as const;
  return (
    <>
      <svg
        viewBox={`0 0 ${barWidth} 8`}
        preserveAspectRatio="none"
        class="tally"
        aria-hidden="true"
      >
        <rect class="track" x="0" y="1" width={barWidth} height="6" />
        {parts.map(([part, x, width]) => (
          <rect key={part} class={part} x={x} y="1" width={width} height="6" />
        ))}
        {scale.quorum !== null && (
          <rect
            class="quorum"
            x={Math.min(scale.quorum, barWidth - 6)}
            y="0"
            width="6"
            height="8"
          />
        )}
      </svg>
      <p class="tally-line">
        <Part term={t('vote_for')} votes={tally.forVotes} share={shares[0]} />
        <Part term={t('vote_against')} votes={tally.againstVotes} share={shares[1]} />
        <Part term={t('vote_abstain')} votes={tally.abstainVotes} share={shares[2]} />
        <span>{tellQuorum(tally, quorum)}</span>
      </p>
    </>
  );
}

type PartProps = { term: string; votes: bigint; share: string | undefined };

function Part({ term, votes, share }: PartProps) {
  return (
    <span title={formatExactAmount(votes)}>
      {term} <span class="share">{share}</span>
    </span>
  );
}

function tellQuorum({ forVotes, abstainVotes }: Tally, quorum: bigint | null): string {
  if (quorum === null) return t('vote_quorum_later');
  const counted = forVotes + abstainVotes;
  return counted >= quorum
    ? t('vote_quorum_reached')
    : t('vote_quorum_share', formatShare(counted, quorum));
}

/** The moment that matters next, in seconds of the chain's clock. */
function getMoment({ state, snapshot, deadline, etaSeconds }: ProposalBrief): bigint {
  if (state === 'pending') return snapshot;
  return state === 'queued' ? etaSeconds : deadline;
}

function tellWhen(proposal: ProposalBrief, now: bigint): string {
  const moment = getMoment(proposal);
  const when = formatRelative(moment, now);
  switch (proposal.state) {
    case 'pending':
      return t(moment > now ? 'card_when_pending' : 'card_when_opened', when);
    case 'active':
      return t(moment > now ? 'card_when_active' : 'card_when_ended', when);
    case 'queued':
      return moment > now ? t('card_when_queued', when) : t('card_when_ready');
    default:
      return t('card_when_passed');
  }
}
