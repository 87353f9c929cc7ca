import type { ComponentChildren } from 'preact';
import { formatShortHex, isSameAddress } from '@/lib/format/address';
import { formatAmount, formatExactAmount } from '@/lib/format/amount';
import { formatShare } from '@/lib/format/count';
import { formatAbsolute, formatRelative } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { plural, t } from '@/lib/i18n';
import type { Approval, BadgeState, Model } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import { getFilesText, getLinkText } from './card-texts';
import { Name } from './name';

type Props = {
  state: BadgeState;
  /** The chain's time, in seconds. */
  now: bigint;
};

/** Who owns the model, and what is known of its link and files. */
export function Facts({ state, now }: Props) {
  const { model, verdict } = state;
  return (
    <dl class="facts">
      <Fact term={t('card_link')}>
        {getLinkText(verdict.link)}
        {model !== null && model.claimCount > 1 && (
          <small>{plural('card_claims', model.claimCount)}</small>
        )}
      </Fact>
      {model !== null && (
        <>
          <Fact term={t('card_files')}>
            {getFilesText(verdict.files)}
            {model.approval && <ApprovalLine approval={model.approval} now={now} />}
          </Fact>
          <Fact term={t('card_owner')}>
            <Owner model={model} />
            <small title={formatAbsolute(model.registeredAt)}>
              {t('card_registered', formatRelative(model.registeredAt, now))}
            </small>
          </Fact>
          <Fact term={t('card_stake')}>
            <Stake model={model} />
          </Fact>
          <Fact term={t('card_record')}>
            {model.name !== '' && <Name text={model.name} />}{' '}
            <span class="quiet">
              <Name text={model.symbol} max={12} />
            </span>
            <small class="mono">{formatRecordId(model.record)}</small>
          </Fact>
        </>
      )}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ApprovalLine({ approval, now }: { approval: Approval; now: bigint }) {
  const commit = approval.commit.slice(0, 8);
  const when = formatRelative(approval.approvedAt, now);
  return (
    <small title={`${approval.commit} · ${formatAbsolute(approval.approvedAt)}`}>
      {approval.byVote
        ? t('card_approved_by_vote', commit, when)
        : t('card_approved_by_owner', commit, when, formatShortHex(approval.by))}
    </small>
  );
}

function Owner({ model }: { model: Model }) {
  const isTimelock = model.timelock !== null && isSameAddress(model.owner, model.timelock);
  const digits = <code title={model.owner}>{formatShortHex(model.owner)}</code>;
  if (!isTimelock)
    return (
      <>
        {t('card_owner_account')} {digits}
      </>
    );
  return (
    <>
      {model.knownLaunch ? t('card_owner_holders') : t('card_owner_unknown_timelock')} {digits}
    </>
  );
}

function Stake({ model }: { model: Model }) {
  if (!model.stake) return <>{t('card_stake_none')}</>;
  const { totalAssets, tokenSupply } = model.stake;
  return (
    <>
      <span title={formatExactAmount(totalAssets)}>
        {formatAmount(totalAssets)} <bdi>{toUntrustedLine(model.symbol, 12).text}</bdi>
      </span>
      <small>{t('card_stake_share', formatShare(totalAssets, tokenSupply))}</small>
    </>
  );
}
