import { useId } from 'preact/hooks';
import { formatAmount } from '@/lib/format/amount';
import { formatShare } from '@/lib/format/count';
import { formatShares } from '@/lib/format/shares';
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
  const { forVotes, againstVotes, abstainVotes } = tally;
  const shares = formatShares([forVotes, againstVotes, abstainVotes]);
  const isCast = forVotes + againstVotes + abstainVotes > 0n;
  return (
    <div class="tally-bar">
      <Bar tally={tally} quorum={quorum} shares={shares} />
      {detailed ? (
        <Numbers tally={tally} shares={shares} unit={unit} />
      ) : (
        <p class="tally-bar-line" aria-hidden="true">
          {isCast && (
            <>
              <span>
                {t('vote_for')} {shares[0]}
              </span>
              <span>
                {t('vote_against')} {shares[1]}
              </span>
            </>
          )}
          <span class={isCast ? 'tally-bar-quorum' : ''}>{tellQuorum(tally, quorum)}</span>
        </p>
      )}
      {detailed && <p class="tally-bar-quorum">{tellQuorum(tally, quorum)}</p>}
    </div>
  );
}

/** Of the votes for, against and abstaining, in this order. */
type Shares = { shares: readonly string[] };

function Bar({ tally, quorum, shares }: Pick<Props, 'tally' | 'quorum'> & Shares) {
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
      aria-label={tellTally(tally, quorum, shares)}
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

function Numbers({ tally, shares, unit }: Pick<Props, 'tally' | 'unit'> & Shares) {
  const rows = [
    ['for', tally.forVotes],
    ['against', tally.againstVotes],
    ['abstain', tally.abstainVotes],
  ] as const;
  return (
    <dl class="tally-bar-numbers">
      {rows.map(([part, votes], index) => (
        <div key={part} class={`tally-bar-row tally-bar-key-${part}`}>
          <dt>{t(`vote_${part}`)}</dt>
          <dd>
            <span class="tally-bar-share">{shares[index]}</span>
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

function tellTally(tally: Tally, quorum: bigint | null, shares: readonly string[]): string {
  const { forVotes, againstVotes, abstainVotes } = tally;
  const parts = [forVotes, againstVotes, abstainVotes].map(
    (votes, index) => `${shares[index]} (${formatAmount(votes)})`,
  );
  return t('vote_tally_text', ...parts, tellQuorum(tally, quorum));
}
