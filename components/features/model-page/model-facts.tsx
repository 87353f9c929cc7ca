import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { getOwnerRow, getRecordRow, getStakedRow } from '@/components/ui/record-rows';
import { Time } from '@/components/ui/time';
import { Tip } from '@/components/ui/tip';
import { t } from '@/lib/i18n';
import type { Approval, BadgeState, Model } from '@/lib/model/badge';
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
  const { approval } = model;
  return [
    {
      label: t('page_approved'),
      value: approval === null ? t('page_approved_none') : <Approved {...approval} now={now} />,
    },
    getOwnerRow(model),
    getStakedRow(model),
    getRecordRow(model),
  ];
}

function Approved({ commit, approvedAt, byVote, soloVoter, now }: Approval & { now: bigint }) {
  return (
    <>
      <Tip detail={commit}>
        <code>{commit.slice(0, 8)}</code>
      </Tip>{' '}
      <CopyButton text={commit} label={t('page_copy_commit')} />{' '}
      {t(byVote ? 'page_by_vote' : soloVoter ? 'page_by_one' : 'page_by_owner')}{' '}
      <Time at={approvedAt} now={now} />
    </>
  );
}
