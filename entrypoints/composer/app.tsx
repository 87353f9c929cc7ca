import { useEffect, useMemo } from 'preact/hooks';
import {
  createVaultModel,
  type VaultModel,
} from '@/components/features/accounts/create-vault-model';
import { UnlockForm } from '@/components/features/accounts/unlock-form';
import { Composer } from '@/components/features/composer/composer';
import {
  type ComposerOptions,
  createComposerModel,
} from '@/components/features/composer/composer-model';
import type { ConfirmProps } from '@/components/features/composer/confirm-slot';
import { LastLook } from '@/components/features/confirm/last-look';
import { getValue } from '@/components/ui/async-state';
import { t } from '@/lib/i18n';

export type Platform = Omit<ComposerOptions, 'setFragment'> & {
  /** The fragment of the tab's address, without its sign. */
  hash: {
    read: () => string;
    write: (fragment: string) => void;
    onChange: (work: () => void) => () => void;
  };
};

/** The composer with what signs. */
export function ComposerApp({ platform }: { platform: Platform }) {
  const model = useMemo(
    () => createComposerModel({ ...platform, setFragment: platform.hash.write }),
    [platform],
  );
  const vault = useMemo(() => createVaultModel({ send: platform.send }), [platform]);
  useEffect(() => {
    const open = () => void model.open(platform.hash.read());
    open();
    return platform.hash.onChange(open);
  }, [model, platform]);
  const Confirm = useMemo(
    () => (props: ConfirmProps) => <Signing {...props} platform={platform} vault={vault} />,
    [platform, vault],
  );
  return <Composer model={model} send={platform.send} Confirm={Confirm} />;
}

type SigningProps = ConfirmProps & { platform: Platform; vault: VaultModel };

function Signing({ platform, vault, ...props }: SigningProps) {
  useEffect(() => void vault.vault.load(), [vault]);
  const onLocked = useMemo(() => () => void vault.vault.load(), [vault]);
  const isLocked = getValue(vault.vault)?.status !== 'unlocked';
  return (
    <LastLook
      {...props}
      route="proposal.submit"
      platform={platform}
      account={vault.find(props.prepared.from)}
      unlock={isLocked ? <UnlockForm model={vault} hint={t('confirm_unlock')} /> : null}
      onLocked={onLocked}
    />
  );
}
