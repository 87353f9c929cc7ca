import type { ComponentChildren } from 'preact';
import {
  getClaimsText,
  getFilesText,
  getFileText,
  getLicenceText,
  getLinkText,
  getRelationNote,
  getRelationText,
  hasLicence,
} from '@/components/ui/verdict-details';
import { formatShortHex, isSameAddress } from '@/lib/format/address';
import { formatAmount, formatExactAmount } from '@/lib/format/amount';
import { formatBasisPoints, formatCount, formatShare } from '@/lib/format/count';
import { formatShares } from '@/lib/format/shares';
import { formatAbsolute, formatRelative } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { Approval, BadgeState, Model } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import type { ContributorShares } from '@/lib/model/revenue';
import { getProvenanceText, getReadAtMs } from './card-texts';
import { Changes } from './changes';
import { Name } from './name';
import { ReadAt } from './read-at';

type Props = {
  state: BadgeState;
  contributors: ContributorShares | null;
  /** The chain's time, in seconds. */
  now: bigint;
  /** The computer's clock, in milliseconds. */
  nowMs: number;
};

type FactProps = Pick<Props, 'state' | 'now'>;

/** Who owns the model, and what is known of its link, files and licence. */
export function Facts({ state, contributors, now, nowMs }: Props) {
  const { model, relation, declared } = state;
  return (
    <dl class="facts">
      <LinkFact state={state} now={now} />
      {relation && (
        <Fact term={t('about_relation')}>
          {getRelationText(relation)} <Name text={relation.name} />
          <small class="mono">{relation.locator}</small>
          <small class="mono">{formatRecordId(relation.record)}</small>
          <small>{getRelationNote(relation)}</small>
        </Fact>
      )}
      {model === null && declared.length > 0 && (
        <Fact term={t('about_declared')}>
          {declared.map((text) => (
            <span class="mono" key={text}>
              <Name text={text} max={90} />
            </span>
          ))}
        </Fact>
      )}
      {model?.suspension && <SuspensionFact model={model} now={now} />}
      {model && <FilesFact state={state} now={now} />}
      {hasLicence(state) && <Fact term={t('about_licence')}>{getLicenceText(state.licence)}</Fact>}
      {model && (
        <>
          <Fact term={t('card_owner')}>
            <Owner model={model} />
            <small title={formatAbsolute(model.registeredAt)}>
              {t('card_registered', formatRelative(model.registeredAt, now))}
            </small>
          </Fact>
          <Fact term={t('card_stake')}>
            <Stake model={model} />
          </Fact>
          {contributors && <Contributors shares={contributors} nowMs={nowMs} />}
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

function LinkFact({ state, now }: FactProps) {
  const { model, verdict, registeredAs } = state;
  const claims = model && getClaimsText(model, now);
  return (
    <Fact term={t('about_link')}>
      {getLinkText(state)}
      {claims && <small title={formatAbsolute(model.oldestClaimAt)}>{claims}</small>}
      {registeredAs !== null && <small>{t('about_registered_as', registeredAs)}</small>}
      {verdict.link === 'gone' && (
        <>
          <small>{t('about_gone_checked')}</small>
          <small>{t('about_gone_not_checked')}</small>
        </>
      )}
    </Fact>
  );
}

function SuspensionFact({ model, now }: { model: Model; now: bigint }) {
  const { timelock, suspension } = model;
  if (!suspension) return null;
  const when = formatRelative(suspension.at, now);
  const byHolders = timelock !== null && isSameAddress(suspension.by, timelock);
  return (
    <Fact term={t('about_suspended')}>
      {byHolders
        ? t('about_suspended_by_holders', when)
        : t('about_suspended_by', when, formatShortHex(suspension.by))}
      <small>
        {suspension.reason === '' ? (
          t('about_no_reason')
        ) : (
          <Name text={suspension.reason} max={200} />
        )}
      </small>
    </Fact>
  );
}

function FilesFact({ state, now }: FactProps) {
  const { model, verdict, changes, hub } = state;
  const file = getFileText(state);
  return (
    <>
      {file !== null && (
        <Fact term={t('file_this')}>
          {file}
          <small class="mono">
            <Name text={state.path ?? ''} max={64} />
          </small>
        </Fact>
      )}
      <Fact term={t('about_files')}>
        {getFilesText(verdict.files)}
        {changes && changes.total > 0 && <Changes {...changes} />}
        {model?.approval && <ApprovalLine approval={model.approval} now={now} />}
        {hub?.gated && <small>{t('about_gated')}</small>}
      </Fact>
    </>
  );
}

function ApprovalLine({ approval, now }: { approval: Approval; now: bigint }) {
  const { soloVoter, by, byVote } = approval;
  const commit = approval.commit.slice(0, 8);
  const when = formatRelative(approval.approvedAt, now);
  const byWhom = soloVoter
    ? t('card_approved_by_one', commit, when, formatShortHex(soloVoter))
    : t('card_approved_by_owner', commit, when, formatShortHex(by));
  return (
    <small title={`${approval.commit} · ${formatAbsolute(approval.approvedAt)}`}>
      {byVote ? t('card_approved_by_vote', commit, when) : byWhom}
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

type SharesProps = { shares: ContributorShares; nowMs: number };

/** Who earns the contributors' part, by account; the rest in one; and how that is known. */
function Contributors({ shares, nowMs }: SharesProps) {
  const { partBps, totalWeight, largest, lookedAt, provenance } = shares;
  const weights = largest.map(({ weight }) => weight);
  const others = weights.reduce((rest, weight) => rest - weight, totalWeight);
  const told = formatShares([...weights, others], totalWeight);
  return (
    <Fact term={t('card_contributors')}>
      {partBps === null
        ? t('card_contributors_unset')
        : t('card_contributors_part', formatBasisPoints(BigInt(partBps)))}
      {largest.map(({ account }, index) => (
        <small key={account}>
          <span class="mono" title={account}>
            {formatShortHex(account)}
          </span>{' '}
          {told[index]}
        </small>
      ))}
      {others > 0n && <small>{t('card_contributors_others', told.at(-1) ?? '')}</small>}
      {lookedAt !== null && (
        <small>{t('card_contributors_first', formatCount(BigInt(lookedAt)))}</small>
      )}
      <small>{getProvenanceText(provenance)}</small>
      <ReadAt readAtMs={getReadAtMs(provenance)} nowMs={nowMs} />
    </Fact>
  );
}

function Stake({ model }: { model: Model }) {
  if (!model.stake) return <>{t('card_stake_none')}</>;
  const { totalAssets, tokenSupply } = model.stake;
  if (totalAssets === null) return <>{t('page_stake_silent')}</>;
  return (
    <>
      <span title={formatExactAmount(totalAssets)}>
        {formatAmount(totalAssets)} <bdi>{toUntrustedLine(model.symbol, 12).text}</bdi>
      </span>
      <small>{t('card_stake_share', formatShare(totalAssets, tokenSupply))}</small>
    </>
  );
}
