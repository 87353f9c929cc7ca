import { formatCount, formatShare } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Model } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import { Address } from './address';
import { Amount } from './amount';
import { CopyButton } from './copy-button';
import { Tip } from './tip';

/** Who decides about the record: its holders by vote, or one account. */
export function getOwnerRow({ owner, timelock, knownLaunch }: Model) {
  const isHolders = knownLaunch && timelock !== null;
  return {
    label: t('page_owner'),
    value: (
      <>
        {t(isHolders ? 'page_owner_votes' : 'page_owner_account')} <Address hex={owner} />
      </>
    ),
  };
}

/** What is staked of all tokens there are. */
export function getStakedRow({ stake, symbol }: Model) {
  return { label: t('page_staked'), value: <Staked stake={stake} symbol={symbol} /> };
}

function Staked({ stake, symbol }: Pick<Model, 'stake' | 'symbol'>) {
  if (stake === null) return <>{t('page_no_stake')}</>;
  const { totalAssets, tokenSupply } = stake;
  if (totalAssets === null) return <>{t('page_stake_silent')}</>;
  return (
    <>
      <Amount value={totalAssets} unit={symbol} />{' '}
      {t('page_of_supply', formatShare(totalAssets, tokenSupply))}
    </>
  );
}

/** Which record of which chain, to copy as the reference that a repository names. */
export function getRecordRow({ record }: Model) {
  const reference = formatRecordId(record);
  return {
    label: t('page_record'),
    value: (
      <>
        <Tip detail={reference}>
          {t('page_record_of', formatCount(record.id), formatCount(record.chainId))}
        </Tip>{' '}
        <CopyButton text={reference} label={t('page_copy_record')} />
      </>
    ),
  };
}
