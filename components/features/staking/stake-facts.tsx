import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Facts } from '@/components/ui/facts';
import { formatShare } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Position } from '@/lib/model/account';
import type { Model } from '@/lib/model/badge';
import { getDelegateState } from './create-delegate-choice';

type Props = { position: Position; model: Model };

/** What the account has in one model. */
export function StakeFacts({ position, model }: Props) {
  const { shares, shareValue, votes, tokenBalance, delegate } = position;
  const total = model.stake?.totalShares ?? 0n;
  const state = getDelegateState(position);
  return (
    <Facts
      rows={[
        {
          label: t('stake_in_wallet'),
          value: <Amount value={tokenBalance} unit={model.symbol} />,
        },
        {
          label: t('stake_staked'),
          value: <Amount value={shareValue} unit={model.symbol} />,
        },
        shares === 0n
          ? null
          : {
              label: t('stake_shares'),
              value: (
                <>
                  <Amount value={shares} unit={t('stake_share_unit')} />{' '}
                  {total > 0n && t('stake_share_of', formatShare(shares, total))}
                </>
              ),
            },
        {
          label: t('stake_votes'),
          value: <Amount value={votes} unit={t('vote_unit')} />,
        },
        shares === 0n && state === 'nobody'
          ? null
          : {
              label: t('stake_delegate'),
              value:
                state === 'other' ? <Address hex={delegate} /> : t(`stake_delegate_is_${state}`),
            },
      ]}
    />
  );
}
