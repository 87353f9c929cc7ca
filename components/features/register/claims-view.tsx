import { Address } from '@/components/ui/address';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Choice } from '@/components/ui/choice';
import { EmptyState } from '@/components/ui/empty-state';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { Untrusted } from '@/components/ui/untrusted';
import { formatAbsolute } from '@/lib/format/time';
import { plural, t } from '@/lib/i18n';
import type { ClaimsReport } from '@/lib/model/registration';
import type { Send } from '@/lib/protocol/send';
import { openStep } from './open-step';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; send: Send };

/** On which network; and who claims the page there already. */
export function ClaimsView({ wizard, send }: Props) {
  return (
    <AsyncView
      resource={wizard.claims}
      failed={t('register_claims_failed')}
      loading={<Skeleton lines={[40, 70]} />}
      onStep={(step) => openStep(send, step)}
    >
      {(claims) =>
        claims.length === 0 ? (
          <NoNetwork wizard={wizard} send={send} />
        ) : (
          <>
            <Networks wizard={wizard} claims={claims} />
            {claims.map((claim) => (
              <Claim key={claim.chainId} claim={claim} />
            ))}
          </>
        )
      }
    </AsyncView>
  );
}

function NoNetwork({ wizard, send }: Props) {
  return (
    <EmptyState
      title={t('register_no_network')}
      actions={
        <>
          <Button onClick={() => openStep(send, 'networks')}>{t('ui_step_networks')}</Button>
          <Button onClick={() => void wizard.claims.load()}>{t('ui_retry')}</Button>
        </>
      }
    >
      <p>{t('register_no_network_text')}</p>
    </EmptyState>
  );
}

function Networks({ wizard, claims }: { wizard: WizardModel; claims: readonly ClaimsReport[] }) {
  const { chainId } = wizard.value.value;
  return (
    <>
      <Choice
        legend={t('register_network')}
        value={chainId === null ? null : String(chainId)}
        options={claims.map((claim) => ({
          value: String(claim.chainId),
          label: (
            <>
              {claim.networkName} {claim.demo && <Chip tone="demo">{t('network_demo')}</Chip>}
            </>
          ),
          hint: tellClaims(claim),
        }))}
        onChange={(value) => wizard.edit({ chainId: Number(value) })}
      />
      {wizard.asked.value && chainId === null && (
        <p class="register-problem" role="alert">
          {t('register_network_missing')}
        </p>
      )}
    </>
  );
}

function tellClaims(claim: ClaimsReport): string {
  if (claim.status === 'failed') return getErrorText(claim.code);
  if (claim.status === 'disputed') return t('register_claims_disputed');
  return claim.claimCount === 0
    ? t('register_claims_none')
    : plural('register_claims', claim.claimCount);
}

/** Who came first, since when: for the person to decide whether this is theirs to register. */
function Claim({ claim }: { claim: ClaimsReport }) {
  if (claim.status !== 'read' || claim.oldest === null) return null;
  const { oldest, claimCount, networkName } = claim;
  return (
    <Notice tone="warning" title={t('register_claimed_title', networkName)}>
      <p>
        <Untrusted text={oldest.name} max={40} /> · {t('register_claimed_since')}{' '}
        {formatAbsolute(oldest.registeredAt)}
      </p>
      <p>
        {t('register_claimed_by')} <Address hex={oldest.owner} />
      </p>
      <p>
        {claimCount > 1 ? plural('register_claimed_more', claimCount - 1) : t('register_claimed')}
      </p>
    </Notice>
  );
}
