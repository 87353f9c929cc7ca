import { useEffect, useMemo } from 'preact/hooks';
import {
  createVaultModel,
  type VaultModel,
} from '@/components/features/accounts/create-vault-model';
import { UnlockForm } from '@/components/features/accounts/unlock-form';
import { LastLook, type LastLookProps } from '@/components/features/confirm/last-look';
import { Register } from '@/components/features/register/register';
import {
  createRegisterModel,
  type RegisterOptions,
} from '@/components/features/register/register-model';
import { getValue } from '@/components/ui/async-state';
import { t } from '@/lib/i18n';

export type Platform = Omit<RegisterOptions, 'setFragment'> & {
  /** The fragment of the tab's address, without its sign. */
  hash: {
    read: () => string;
    write: (fragment: string) => void;
    onChange: (work: () => void) => () => void;
  };
};

/** The registration wizard with what signs. */
export function RegisterApp({ platform }: { platform: Platform }) {
  const model = useMemo(
    () => createRegisterModel({ ...platform, setFragment: platform.hash.write }),
    [platform],
  );
  const vault = useMemo(() => createVaultModel({ send: platform.send }), [platform]);
  useEffect(() => {
    const open = () => void model.open(platform.hash.read());
    open();
    return platform.hash.onChange(open);
  }, [model, platform]);
  const Confirm = useMemo(
    () => (props: LastLookProps) => <Signing {...props} platform={platform} vault={vault} />,
    [platform, vault],
  );
  return <Register model={model} send={platform.send} Confirm={Confirm} />;
}

type SigningProps = LastLookProps & { platform: Platform; vault: VaultModel };

function Signing({ platform, vault, ...props }: SigningProps) {
  useEffect(() => void vault.vault.load(), [vault]);
  const onLocked = useMemo(() => () => void vault.vault.load(), [vault]);
  const isLocked = getValue(vault.vault)?.status !== 'unlocked';
  return (
    <LastLook
      {...props}
      route="launch.submit"
      platform={platform}
      account={vault.find(props.prepared.from)}
      unlock={isLocked ? <UnlockForm model={vault} hint={t('confirm_unlock')} /> : null}
      onLocked={onLocked}
    />
  );
}
