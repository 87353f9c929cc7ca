import { useEffect, useMemo } from 'preact/hooks';
import {
  createVaultModel,
  type VaultModel,
} from '@/components/features/accounts/create-vault-model';
import { UnlockForm } from '@/components/features/accounts/unlock-form';
import type { SubmitRoute } from '@/components/features/confirm/create-confirm-model';
import { LastLook, type LastLookProps } from '@/components/features/confirm/last-look';
import { getValue } from '@/components/ui/async-state';
import { t } from '@/lib/i18n';
import type { PagePlatform } from './start-page';

export type SigningPlatform = Omit<PagePlatform, 'hash'>;

/** The last look of a page, with the form that unlocks; `onSent` is told what was sent from there. */
export function createSigning(
  platform: SigningPlatform,
  { route, onSent }: { route: SubmitRoute; onSent?: (submitted: { id: string }) => void },
) {
  const vault = createVaultModel({ send: platform.send });
  return (props: LastLookProps) => (
    <Signing
      {...props}
      route={route}
      platform={platform}
      vault={vault}
      onSubmitted={(submitted) => {
        onSent?.(submitted);
        props.onSubmitted(submitted);
      }}
    />
  );
}

type Props = LastLookProps & {
  route: SubmitRoute;
  platform: SigningPlatform;
  vault: VaultModel;
};

function Signing({ platform, vault, ...props }: Props) {
  useEffect(() => void vault.vault.load(), [vault]);
  const onLocked = useMemo(() => () => void vault.vault.load(), [vault]);
  const isLocked = getValue(vault.vault)?.status !== 'unlocked';
  return (
    <LastLook
      {...props}
      platform={platform}
      account={vault.find(props.prepared.from)}
      unlock={isLocked ? <UnlockForm model={vault} hint={t('confirm_unlock')} /> : null}
      onLocked={onLocked}
    />
  );
}
