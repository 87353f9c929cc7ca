import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import { Tip } from '@/components/ui/tip';
import { formatCount, formatShare } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import type { Approval, Model } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';

type Props = { model: Model; nowSeconds: bigint };

/** The record in words: who decides, what is staked, what was approved. */
export function ModelFacts({ model, nowSeconds }: Props) {
  const { owner, timelock, knownLaunch, stake, approval, record, claimCount, symbol } = model;
  const reference = formatRecordId(record);
  return (
    <Facts
      rows={[
        {
          label: t('page_owner'),
          value:
            knownLaunch && timelock !== null ? (
              <>
                {t('page_owner_votes')} <Address hex={owner} />
              </>
            ) : (
              <>
                {t('page_owner_account')} <Address hex={owner} />
              </>
            ),
        },
        stake === null
          ? { label: t('page_staked'), value: t('page_no_stake') }
          : {
              label: t('page_staked'),
              value: (
                <>
                  <Amount value={stake.totalAssets} unit={symbol} />{' '}
                  {t('page_of_supply', formatShare(stake.totalAssets, stake.tokenSupply))}
                </>
              ),
            },
        {
          label: t('page_approved'),
          value:
            approval === null ? (
              t('page_approved_none')
            ) : (
              <Approved {...approval} now={nowSeconds} />
            ),
        },
        claimCount > 1
          ? { label: t('page_claims'), value: plural('page_claims_count', claimCount) }
          : null,
        {
          label: t('page_record'),
          value: (
            <>
              <Tip detail={reference}>
                {t('page_record_of', formatCount(record.id), formatCount(record.chainId))}
              </Tip>{' '}
              <CopyButton text={reference} label={t('page_copy_record')} />
            </>
          ),
        },
      ]}
    />
  );
}

function Approved({ commit, approvedAt, byVote, now }: Approval & { now: bigint }) {
  return (
    <>
      <Tip detail={commit}>
        <code>{commit.slice(0, 8)}</code>
      </Tip>{' '}
      {byVote ? t('page_by_vote') : t('page_by_owner')} <Time at={approvedAt} now={now} />
    </>
  );
}
