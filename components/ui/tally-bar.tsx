import { useId } from 'preact/hooks';
import { formatAmount } from '@/lib/format/amount';
import { formatShare } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Tally } from '@/lib/model/proposal';
import { Amount } from './amount';
import { barWidth, getTallyScale } from './tally-scale';
import './tally-bar.css';

type Props = {
  tally: Tally;
  /** Null while voting has not opened. */
  quorum: bigint | null;
  /** The unit of votes. */
  unit: string;
  /** With the numbers of each part; else the bar and one line. */
  detailed?: boolean;
};

/** Votes for, against and abstaining, and how far the quorum is. The bar says nothing the text does not. */
export function TallyBar({ tally, quorum, unit, detailed = false }: Props) {
  const cast = tally.forVotes + tally.abstainVotes + tally.againstVotes;
  return (
    <div class="tally-bar">
      <Bar tally={tally} quorum={quorum} />
      {detailed ? (
        <Numbers tally={tally} cast={cast} unit={unit} />
      ) : (
        <p class="tally-bar-line" aria-hidden="true">
          {cast > 0n && (
            <>
              <span>
                {t('vote_for')} {formatShare(tally.forVotes, cast)}
              </span>
              <span>
                {t('vote_against')} {formatShare(tally.againstVotes, cast)}
              </span>
            </>
          )}
          <span class={cast > 0n ? 'tally-bar-quorum' : ''}>{tellQuorum(tally, quorum)}</span>
        </p>
      )}
      {detailed && <p class="tally-bar-quorum">{tellQuorum(tally, quorum)}</p>}
    </div>
  );
}

function Bar({ tally, quorum }: Pick<Props, 'tally' | 'quorum'>) {
  const id = useId();
  const scale = getTallyScale(tally, quorum);
  const parts = [
    ['for', 0, scale.for],
    ['abstain', scale.for, scale.abstain],
    ['against', scale.for + scale.abstain, scale.against],
  ] as const;
  return (
    <svg
      class="tally-bar-drawing"
      viewBox={`0 0 ${barWidth} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-label={tellTally(tally, quorum)}
    >
      <defs>
        <pattern id={id} width="16" height="4" patternUnits="userSpaceOnUse">
          <rect class="tally-bar-against" width="16" height="4" />
          <rect class="tally-bar-hatch" width="5" height="4" />
        </pattern>
      </defs>
      <rect class="tally-bar-track" x="0" y="2" width={barWidth} height="8" />
      {parts.map(([part, x, width]) => (
        <rect
          key={part}
          class={`tally-bar-part tally-bar-${part}`}
          x={x}
          y="2"
          width={width}
          height="8"
          fill={part === 'against' ? `url(#${id})` : undefined}
        />
      ))}
      {scale.quorum !== null && (
        <rect
          class="tally-bar-mark"
          x={Math.min(Math.max(scale.quorum - 3, 0), barWidth - 6)}
          y="0"
          width="6"
          height="12"
        />
      )}
    </svg>
  );
}

function Numbers({ tally, cast, unit }: { tally: Tally; cast: bigint; unit: string }) {
  const rows = [
    ['for', tally.forVotes],
    ['against', tally.againstVotes],
    ['abstain', tally.abstainVotes],
  ] as const;
  return (
    <dl class="tally-bar-numbers">
      {rows.map(([part, votes]) => (
        <div key={part} class={`tally-bar-row tally-bar-key-${part}`}>
          <dt>{t(`vote_${part}`)}</dt>
          <dd>
            <span class="tally-bar-share">{formatShare(votes, cast)}</span>
            <Amount value={votes} unit={unit} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function tellQuorum(tally: Tally, quorum: bigint | null): string {
  if (quorum === null) return t('vote_quorum_later');
  const reached = tally.forVotes + tally.abstainVotes;
  if (reached >= quorum) return t('vote_quorum_reached');
  return t('vote_quorum_share', formatShare(reached, quorum));
}

function tellTally(tally: Tally, quorum: bigint | null): string {
  const cast = tally.forVotes + tally.abstainVotes + tally.againstVotes;
  const share = (votes: bigint) => `${formatShare(votes, cast)} (${formatAmount(votes)})`;
  return t(
    'vote_tally_text',
    share(tally.forVotes),
    share(tally.againstVotes),
    share(tally.abstainVotes),
    tellQuorum(tally, quorum),
  );
}
