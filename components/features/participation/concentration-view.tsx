import { formatAmount } from '@/lib/format/amount';
import { formatCount, formatShare } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import type { Participation } from '@/lib/model/participation';
import { countNeeded, cumulate, getMissing, getQuorum, type Step } from './concentration';

type Props = { participation: Participation };

const width = 600;
const height = 180;
/** Rows of the table behind the line. */
const shown: readonly number[] = [1, 2, 3, 5, 10, 20, 50, 100];

/** The share of the votes that the largest holders have together. */
export function Concentration({ participation }: Props) {
  const { voters, supply } = participation;
  const steps = cumulate(voters);
  const last = steps.at(-1);
  return (
    <section class="participation-section">
      <h2>{t('part_concentration')}</h2>
      {!last || supply === 0n ? (
        <p class="participation-muted">{t('part_concentration_none')}</p>
      ) : (
        <>
          <ul class="participation-points">
            {tellSteps(steps, supply).map((text) => (
              <li key={text}>{text}</li>
            ))}
            <li>{tellNeeded(steps, supply / 2n + 1n, 'part_half')}</li>
            {tellQuorum(participation, steps)}
          </ul>
          <Line steps={steps} supply={supply} quorum={getQuorum(participation)} />
          <Numbers steps={steps} supply={supply} />
          <p class="participation-muted">{tellRest(participation)}</p>
        </>
      )}
    </section>
  );
}

function tellSteps(steps: readonly Step[], supply: bigint): readonly string[] {
  return steps
    .filter(({ count }) => count === 1 || count === 3 || count === 10)
    .map(({ count, votes }) => plural('part_largest', count, formatShare(votes, supply)));
}

function tellNeeded(
  steps: readonly Step[],
  wanted: bigint,
  stem: 'part_half' | 'part_quorum',
): string {
  const needed = countNeeded(steps, wanted);
  return needed === null ? t(`${stem}_none`) : plural(stem, needed);
}

function tellRest(participation: Participation): string {
  const { supply, escrowed } = participation;
  const missing = getMissing(participation);
  const known =
    missing === 0n ? t('part_found_all') : t('part_found_some', formatShare(missing, supply));
  return escrowed === 0n ? known : `${known} ${t('part_escrowed', formatShare(escrowed, supply))}`;
}

function tellQuorum(participation: Participation, steps: readonly Step[]) {
  const quorum = getQuorum(participation);
  return quorum === null ? null : <li>{tellNeeded(steps, quorum, 'part_quorum')}</li>;
}

type LineProps = { steps: readonly Step[]; supply: bigint; quorum: bigint | null };

/** Holders along, their votes together upwards; the diagonal is where all would hold the same. */
function Line({ steps, supply, quorum }: LineProps) {
  const toX = (count: number) => (count * width) / steps.length;
  const toY = (votes: bigint) => height - (Number((votes * 1000n) / supply) * height) / 1000;
  const points = steps.map(
    ({ count, votes }) => `${toX(count).toFixed(1)},${toY(votes).toFixed(1)}`,
  );
  const total = steps.at(-1)?.votes ?? 0n;
  return (
    <figure class="concentration">
      <p class="concentration-scale" aria-hidden="true">
        {[2n, 1n, 0n].map((halves) => (
          <span key={halves}>{formatShare(halves, 2n)}</span>
        ))}
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('part_line', formatCount(steps.length))}
        preserveAspectRatio="none"
      >
        <line class="concentration-grid" x1="0" x2={width} y1={height / 2} y2={height / 2} />
        {quorum !== null && (
          <line class="concentration-quorum" x1="0" x2={width} y1={toY(quorum)} y2={toY(quorum)} />
        )}
        <line class="concentration-even" x1="0" y1={height} x2={width} y2={toY(total)} />
        <polyline class="concentration-line" points={`0,${height} ${points.join(' ')}`} />
      </svg>
      <figcaption class="concentration-key">
        <span class="concentration-key-line">{t('part_line_held')}</span>
        <span class="concentration-key-even">{t('part_line_even')}</span>
        {quorum !== null && <span class="concentration-key-quorum">{t('part_line_quorum')}</span>}
      </figcaption>
    </figure>
  );
}

function Numbers({ steps, supply }: Omit<LineProps, 'quorum'>) {
  const rows = steps.filter(({ count }) => shown.includes(count) || count === steps.length);
  return (
    <details>
      <summary>{t('part_numbers')}</summary>
      <table class="participation-table">
        <thead>
          <tr>
            <th scope="col">{t('part_numbers_holders')}</th>
            <th scope="col">{t('part_numbers_votes')}</th>
            <th scope="col">{t('part_numbers_share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ count, votes }) => (
            <tr key={count}>
              <th scope="row">{formatCount(count)}</th>
              <td>{formatAmount(votes)}</td>
              <td>{formatShare(votes, supply)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
