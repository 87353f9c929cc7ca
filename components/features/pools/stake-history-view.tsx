import { formatAmount, formatExactAmount } from '@/lib/format/amount';
import { formatCount } from '@/lib/format/count';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { plural, t } from '@/lib/i18n';
import type { StakeHistory } from '@/lib/model/pools';
import { cutApart, type Point, toLine, toPrices } from './stake-lines';

type Props = { history: StakeHistory; symbol: string };

const rowsMax = 50;

/** What a share was worth and what lay in pools, block by block: two lines, the numbers in a table behind them. */
export function StakeHistoryView({ history, symbol }: Props) {
  const prices = toPrices(history.booked);
  const unit = toUntrustedLine(symbol, 12).text;
  const until = history.history.high;
  return (
    <section class="pools-section">
      <h2>{t('pools_past')}</h2>
      {prices.length === 0 && history.deployed.length === 0 ? (
        <p class="pools-muted">{t('pools_past_none')}</p>
      ) : (
        <>
          <Line
            title={t('pools_price')}
            points={prices}
            unit={unit}
            until={until}
            fromZero={false}
          />
          <Line
            title={t('pools_in_pools')}
            points={history.deployed.map(({ block, assets }) => ({ block, value: assets }))}
            unit={unit}
            until={until}
            fromZero
          />
        </>
      )}
      <Incentives paid={history.incentives} unit={unit} />
    </section>
  );
}

/** What came of the incentives that votes funded. */
function Incentives({ paid, unit }: { paid: StakeHistory['incentives']; unit: string }) {
  if (paid.length === 0) return null;
  const sum = paid.reduce((total, { assets }) => total + assets, 0n);
  return <p>{plural('pools_incentives', paid.length, `${formatAmount(sum)} ${unit}`)}</p>;
}

type LineProps = { title: string; points: readonly Point[]; unit: string } & Parameters<
  typeof toLine
>[1];

function Line({ title, points, unit, fromZero, until }: LineProps) {
  const line = toLine(points, { fromZero, until });
  if (!line) return null;
  const { path, least, most, first, last } = line;
  const tell = (value: bigint) => {
    const cut = cutApart(value, line);
    return `${cut === null ? formatAmount(value) : formatExactAmount(cut)} ${unit}`;
  };
  return (
    <figure class="pools-line">
      <figcaption>{title}</figcaption>
      <svg
        viewBox="0 0 1000 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('pools_line', title, tell(least), tell(most))}
      >
        <path d={path} />
      </svg>
      <p class="pools-line-ends">
        <span>{t('pools_at_block', formatCount(first.block), tell(first.value))}</span>
        <span>{t('pools_at_block', formatCount(last.block), tell(last.value))}</span>
      </p>
      <details>
        <summary>{t('part_numbers')}</summary>
        <table class="pools-table">
          <thead>
            <tr>
              <th scope="col">{t('pools_block')}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {points.slice(-rowsMax).map(({ block, value }, index) => (
              // Several points may be of one block.
              <tr key={`${block}-${index}`}>
                <th scope="row">{formatCount(block)}</th>
                <td>{tell(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {points.length > rowsMax && (
          <p class="pools-muted">
            {t('pools_rows', formatCount(rowsMax), formatCount(points.length))}
          </p>
        )}
      </details>
    </figure>
  );
}
