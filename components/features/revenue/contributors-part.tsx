import type { ComponentChildren } from 'preact';
import { Address } from '@/components/ui/address';
import { Chip } from '@/components/ui/chip';
import { CopyButton } from '@/components/ui/copy-button';
import { Untrusted } from '@/components/ui/untrusted';
import { formatCount } from '@/lib/format/count';
import { formatShares } from '@/lib/format/shares';
import { plural, t } from '@/lib/i18n';
import type { Contribution, Revenue } from '@/lib/model/revenue';

/** Who contributed what, with which share of the contributors' part; and what waits for a vote. */
export function ContributorsPart({ revenue }: { revenue: Revenue }) {
  const { credited, creditedCount, totalWeight, submitted } = revenue;
  const waiting = submitted.filter(({ status }) => status === 'submitted');
  const weights = credited.map(({ status, weight }) => (status === 'ended' ? 0n : weight));
  const shares = formatShares(weights, totalWeight);
  const more = creditedCount - BigInt(credited.length);
  return (
    <section class="revenue-section">
      <h2>{t('revenue_contributors')}</h2>
      {credited.length === 0 ? (
        <p class="revenue-muted">{t('revenue_no_contributors')}</p>
      ) : (
        <ul class="revenue-list">
          {credited.map((one, index) => (
            <Item key={one.index} contribution={one}>
              <strong>
                {one.status === 'ended' ? t('revenue_contribution_ended') : shares[index]}
              </strong>
            </Item>
          ))}
        </ul>
      )}
      {more > 0n && <p class="revenue-muted">{plural('revenue_more', Number(more))}</p>}
      {waiting.length > 0 && (
        <>
          <h3>{t('revenue_waiting')}</h3>
          <p class="revenue-muted">{t('revenue_waiting_text')}</p>
          <ul class="revenue-list">
            {waiting.map((one) => (
              <Item key={one.index} contribution={one}>
                <span class="revenue-muted">
                  {t('revenue_asked', formatCount(one.askedWeight))}
                </span>
              </Item>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Of a form in which nothing else can hide: anything is written there, and not all of it is shown. */
function isDigest(text: string): boolean {
  return /^[a-z0-9-]{1,16}:[0-9a-f]{40,128}$/.test(text);
}

type ItemProps = { contribution: Contribution; children: ComponentChildren };

function Item({ contribution, children }: ItemProps) {
  const { index, account, kind, evidence, evidenceHash } = contribution;
  return (
    <li class="revenue-item">
      <p class="revenue-item-head">
        <Chip>{t(`contribution_kind_${kind}`)}</Chip>
        <Address hex={account} />
        {children}
        <span class="revenue-muted">{t('revenue_number', formatCount(index))}</span>
      </p>
      {evidence === null ? (
        <p class="revenue-muted">
          {t('revenue_no_text')} <Address hex={evidenceHash} what="hash" />
        </p>
      ) : (
        <>
          {evidence.note !== '' && (
            <p>
              <Untrusted text={evidence.note} max={280} />
            </p>
          )}
          <p class="revenue-muted revenue-evidence">
            <span>
              <Untrusted text={evidence.digest} max={48} />
              {isDigest(evidence.digest) && (
                <CopyButton text={evidence.digest} label={t('revenue_copy_digest')} />
              )}
            </span>
            {evidence.uri !== '' && <Untrusted text={evidence.uri} max={80} />}
          </p>
        </>
      )}
    </li>
  );
}
