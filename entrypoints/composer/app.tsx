import { useSignal } from '@preact/signals';
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
import { ConfirmCall } from '@/components/features/confirm/confirm-call';
import { createConfirmModel } from '@/components/features/confirm/create-confirm-model';
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
    () => (props: ConfirmProps) => <LastLook {...props} platform={platform} vault={vault} />,
    [platform, vault],
  );
  return <Composer model={model} send={platform.send} Confirm={Confirm} />;
}

type LastLookProps = ConfirmProps & { platform: Platform; vault: VaultModel };

/** The same question as everywhere else before something is signed. */
function LastLook({ platform, vault, ...props }: LastLookProps) {
  const { prepared, summary, onSubmitted, onRejected, onAgain } = props;
  const { send, now, every, makeId } = platform;
  const nowMs = useSignal(now());
  useEffect(
    () =>
      every(1_000, () => {
        nowMs.value = now();
      }),
    [every, now, nowMs],
  );
  useEffect(() => void vault.vault.load(), [vault]);
  const model = useMemo(
    () =>
      createConfirmModel({
        prepared,
        route: 'proposal.submit',
        send,
        nowMs,
        makeId,
        onSubmitted,
        onRejected,
        onLocked: () => void vault.vault.load(),
      }),
    [prepared, send, nowMs, makeId, onSubmitted, onRejected, vault],
  );
  const isLocked = getValue(vault.vault)?.status !== 'unlocked';
  return (
    <ConfirmCall
      model={model}
      summary={summary}
      accountName={vault.selected.value?.name}
      unlock={isLocked ? <UnlockForm model={vault} hint={t('confirm_unlock')} /> : null}
      onReject={onRejected}
      onAgain={onAgain}
    />
  );
}
