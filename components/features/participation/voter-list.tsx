import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Chip } from '@/components/ui/chip';
import { getProposalName } from '@/components/ui/proposal-name';
import { Untrusted } from '@/components/ui/untrusted';
import { formatCount, formatShare } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import type { Participation, VoteCast, Voter, VoterRecord } from '@/lib/model/participation';
import { countVoted } from './concentration';

type Props = { participation: Participation };

/** The largest holders of votes, each with what it did with them. */
export function VoterList({ participation }: Props) {
  const { voters, votersLeftOut } = participation;
  const recorded = voters.filter(({ records }) => records.length > 0);
  const others = voters.slice(recorded.length);
  return (
    <section class="participation-section">
      <h2>{t('part_voters')}</h2>
      <p class="participation-muted">{t('part_voters_text')}</p>
      {voters.length === 0 && <p>{t('part_voters_none')}</p>}
      <ol class="voters">
        {recorded.map((voter) => (
          <li key={voter.account} class="voters-item">
            <Holding voter={voter} participation={participation} />
            <Record voter={voter} participation={participation} />
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <details>
          <summary>{plural('part_voters_others', others.length)}</summary>
          <ol class="voters" start={recorded.length + 1}>
            {others.map((voter) => (
              <li key={voter.account} class="voters-item">
                <Holding voter={voter} participation={participation} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {votersLeftOut > 0 && (
        <p class="participation-muted">{plural('part_voters_left_out', votersLeftOut)}</p>
      )}
    </section>
  );
}

type ItemProps = Props & { voter: Voter };

function Holding({ voter, participation: { supply } }: ItemProps) {
  const { account, votes, shares, votesItself } = voter;
  const own = votesItself ? shares : 0n;
  return (
    <p class="voters-holding">
      <Address hex={account} />
      <span class="voters-votes">
        <Amount value={votes} unit={t('vote_unit')} /> ({formatShare(votes, supply)})
      </span>
      <span class="participation-muted">{tellOrigin(own, votes)}</span>
    </p>
  );
}

function tellOrigin(own: bigint, votes: bigint): string {
  if (own >= votes) return t('part_own');
  if (own === 0n) return t('part_delegated');
  return t('part_own_and_delegated', formatShare(votes - own, votes));
}

function Record({ voter, participation: { proposals } }: ItemProps) {
  const { records } = voter;
  const { voted, could } = countVoted(records);
  if (records.every(({ cast }) => cast === 'no-votes' || cast === 'void')) {
    return <p class="participation-muted">{t('part_record_none')}</p>;
  }
  return (
    <details>
      <summary>
        {could === 0
          ? t('part_record_open')
          : t('part_record', formatCount(voted), formatCount(could), formatCount(could - voted))}
      </summary>
      <ul class="voters-record">
        {records.map((record, index) => (
          <Cast
            key={record.proposalId}
            record={record}
            name={getProposalName({ id: record.proposalId, title: proposals[index]?.title ?? '' })}
          />
        ))}
      </ul>
    </details>
  );
}

function Cast({ record, name }: { record: VoterRecord; name: string }) {
  const { cast, past, used, reason } = record;
  return (
    <li class="voters-cast">
      <Chip tone={tones[cast]}>{t(labels[cast])}</Chip>
      <span class="voters-proposal">
        <Untrusted text={name} max={70} />
        {used > 0n && used < past && (
          <span class="participation-muted"> {t('part_cast_part', formatShare(used, past))}</span>
        )}
        {reason !== '' && (
          <q class="voters-reason">
            <Untrusted text={reason} max={280} />
          </q>
        )}
      </span>
    </li>
  );
}

const tones = {
  for: 'accent',
  against: 'neutral',
  abstain: 'neutral',
  split: 'neutral',
  'side-unknown': 'grey',
  missed: 'amber',
  'no-votes': 'grey',
  open: 'grey',
  void: 'grey',
} as const satisfies Record<VoteCast, string>;

const labels = {
  for: 'vote_for',
  against: 'vote_against',
  abstain: 'vote_abstain',
  split: 'vote_split',
  'side-unknown': 'part_cast_unknown',
  missed: 'part_cast_missed',
  'no-votes': 'part_cast_no_votes',
  open: 'part_cast_open',
  void: 'part_cast_void',
} as const satisfies Record<VoteCast, string>;
