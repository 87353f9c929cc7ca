import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import { Tip } from '@/components/ui/tip';
import { formatCount, formatShare } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Approval, BadgeState, Model } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import { getVerdictRows } from './verdict-rows';

type Props = { badge: BadgeState; nowSeconds: bigint };

/** The record in words: link, files and licence, who decides, what is staked, what was approved. */
export function ModelFacts({ badge, nowSeconds }: Props) {
  const { model } = badge;
  return (
    <Facts
      prose
      rows={[
        ...getVerdictRows(badge, nowSeconds),
        ...(model ? getModelRows(model, nowSeconds) : []),
      ]}
    />
  );
}

function getModelRows(model: Model, now: bigint) {
  const { owner, timelock, knownLaunch, approval, record } = model;
  const reference = formatRecordId(record);
  const isHolders = knownLaunch && timelock !== null;
  return [
    {
      label: t('page_approved'),
      value: approval === null ? t('page_approved_none') : <Approved {...approval} now={now} />,
    },
    {
      label: t('page_owner'),
      value: (
        <>
          {t(isHolders ? 'page_owner_votes' : 'page_owner_account')} <Address hex={owner} />
        </>
      ),
    },
    { label: t('page_staked'), value: <Staked model={model} /> },
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
  ];
}

function Staked({ model: { stake, symbol } }: { model: Model }) {
  if (stake === null) return <>{t('page_no_stake')}</>;
  if (stake.totalAssets === null) return <>{t('page_stake_silent')}</>;
  return (
    <>
      <Amount value={stake.totalAssets} unit={symbol} />{' '}
      {t('page_of_supply', formatShare(stake.totalAssets, stake.tokenSupply))}
    </>
  );
}

function Approved({ commit, approvedAt, byVote, soloVoter, now }: Approval & { now: bigint }) {
  return (
    <>
      <Tip detail={commit}>
        <code>{commit.slice(0, 8)}</code>
      </Tip>{' '}
      {t(byVote ? 'page_by_vote' : soloVoter ? 'page_by_one' : 'page_by_owner')}{' '}
      <Time at={approvedAt} now={now} />
    </>
  );
}
